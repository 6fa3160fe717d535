import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { applyReplacements } from "../../src/text/edit.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** A Dockerfile after the quick fix that gives it a user. */
async function withUser(dockerfile: string): Promise<string> {
  const session = new Session(
    literalFileSystem({
      Dockerfile: dockerfile,
      "app/main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
      "requirements.txt": "fastapi==0.115.6\nscikit-learn==1.7.2\n",
    }),
  );
  await session.refresh();
  const [fix] = session.report("", "2026-09-01").findings.find(({ rule }) => rule === "serving/container-nonroot")?.fixes ?? [];
  assert(fix?.kind === "edit");
  return applyReplacements(
    dockerfile,
    fix.edits.flatMap((edit) => (edit.kind === "replace" ? [edit] : [])),
  );
}

describe("the fix that gives an image a user", () => {
  const start = 'COPY . .\nCMD ["uvicorn", "app.main:app"]\n';

  it("lets it make files where the service runs", async () => {
    const text = await withUser(`FROM python:3.12-slim\nWORKDIR /srv/app\n${start}`);
    assert.match(text, /COPY \. \.\nRUN useradd --uid 10001 --create-home app && chown app \/srv\/app\nUSER 10001\nCMD /);
  });

  it("gives nothing away where it runs at the root, or where that is only known when it is built", async () => {
    for (const before of ["", "WORKDIR /\n", "WORKDIR $HOME\n", "WORKDIR /srv\nFROM python:3.12-slim\n"]) {
      const text = await withUser(`FROM python:3.12-slim\n${before}${start}`);
      assert.match(text, /\nRUN useradd --uid 10001 --create-home app\nUSER 10001\nCMD /, before);
    }
  });
});
