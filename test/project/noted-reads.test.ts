import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { filesLike } from "../../src/project/files-like.js";
import { lazily, oncePer, remembered } from "../../src/project/once-per.js";
import { ownModules, productionModules } from "../../src/project/production-code.js";
import type { Project } from "../../src/project/project.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { ChangingFiles } from "../changing-files.js";
import { EditedManifest } from "../edited-manifest.js";

const manifest = `version: 1
project:
  name: parcels
  stage: pilot
serving:
  - name: api
    entry: app.py
`;
const date = "2026-11-01";

const production = remembered((project: Project) => productionModules(project).map(({ facts }) => facts.imports.length));

interface Edit {
  readonly from?: string;
  readonly to: string;
  readonly date?: string;
}

/** How often a look is taken at a project, before and after a file of it changes, comes or goes. */
async function timesTakenOfFiles(
  look: (project: Project) => unknown,
  change: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  let times = 0;
  const counted = remembered((project: Project) => {
    times += 1;
    return look(project);
  });
  const changing = new ChangingFiles({
    "roadworthy.yaml": manifest,
    "app.py": "import openai\n",
    "tests/test_app.py": "import pytest\n",
    "evals/cases.py": "import ragas\n",
    "README.md": "# Parcels\n",
    ".github/workflows/ci.yml": "on: push\njobs: { test: { runs-on: ubuntu-24.04, steps: [{ run: pytest }] } }\n",
  });
  const session = new Session(changing);
  await session.refresh();
  counted(session.project("", date));
  const kept = Object.entries({ ...changing.files, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  changing.files = Object.fromEntries(kept);
  await session.refresh();
  const after = session.project("", date);
  assert.deepEqual(counted(after), look(after));
  counted(after);
  return times;
}

/** How often a look is taken at a project: before and after its manifest is typed over. */
async function timesTaken(look: (project: Project) => unknown, edit: Edit): Promise<number> {
  let times = 0;
  const counted = remembered((project: Project) => {
    times += 1;
    return look(project);
  });
  const files = {
    "roadworthy.yaml": edit.from ?? manifest,
    "app.py": "import openai\n",
    ".gitignore": "data/\n",
    "data/rows.csv": "a\n1\n",
  };
  const typed = new EditedManifest(literalFileSystem(files));
  const session = new Session(typed);
  await session.refresh();
  const before = session.project("", date);
  counted(before);
  counted(before);
  assert.equal(times, 1);
  typed.text = edit.to;
  await session.refresh({ changed: ["roadworthy.yaml"] });
  const after = session.project("", edit.date ?? date);
  assert.deepEqual(counted(after), look(after));
  counted(after);
  return times;
}

const renamed = { to: manifest.replace("name: parcels", "name: letters") };
const shifted = { to: `# Everything stands further down.\n${manifest}` };
const served = { to: `${manifest}    health: /healthz\n` };

describe("looks that are remembered", () => {
  const kept: Readonly<Record<string, readonly [(project: Project) => unknown, Edit]>> = {
    "what was observed": [({ files, python }) => [files.length, python.length], served],
    "a section that is not typed in": [({ manifest: { value } }) => value.serving, renamed],
    "an answer that stays": [({ manifest }) => [manifest.has("drift"), manifest.get("serving", 0, "entry")], renamed],
    "a place above": [({ manifest }) => manifest.keySpan("project", "name"), served],
    "a trait that holds all the same": [({ traits }) => traits.serves.value, shifted],
    "the stage": [({ stage }) => stage, renamed],
    "a file that is not there": [(project) => project.exists("absent.csv"), renamed],
    "more than is noted, of the same text": [
      ({ manifest }) => Array.from({ length: 100 }, (_, index) => manifest.has("serving", index)),
      { to: manifest },
    ],
  };
  for (const [what, [look, edit]] of Object.entries(kept))
    it(`are kept where they read ${what}`, async () => assert.equal(await timesTaken(look, edit), 1));

  const anew: Readonly<Record<string, readonly [(project: Project) => unknown, Edit]>> = {
    "a section that is typed in": [({ manifest: { value } }) => value.serving, served],
    "which sections there are": [({ manifest: { value } }) => Object.keys(value), { to: `${manifest}commands:\n  train: make train\n` }],
    "an answer that changes": [({ manifest }) => manifest.get("serving", 0, "health"), served],
    "a place below": [({ manifest }) => manifest.keySpan("serving", 0, "entry"), shifted],
    "the place of a trait": [({ traits }) => traits.serves.evidence, shifted],
    "the text": [({ manifest }) => manifest.text, renamed],
    "the text as that of a file": [(project) => project.text("roadworthy.yaml")?.length, shifted],
    "the stage": [({ stage }) => stage, { to: manifest.replace("pilot", "production") }],
    "the date": [(project) => project.date, { to: manifest, date: "2026-11-02" }],
    severities: [({ severities }) => severities["llm/timeout"], { to: `${manifest}checks:\n  severity: { llm/timeout: "off" }\n` }],
    "a file that the manifest makes the session look for": [
      (project) => project.exists("data/rows.csv"),
      { to: `${manifest}data:\n  sources:\n    - name: rows\n      location: data/rows.csv\n` },
    ],
    "more than is noted": [
      ({ manifest }) => Array.from({ length: 100 }, (_, index) => manifest.keySpan("serving", index)),
      { to: `${manifest}${"  - name: more\n".repeat(60)}` },
    ],
    "a waiver in a comment": [
      (project) => project.facts("text").map(({ facts }) => facts.waivers.length),
      { to: `${manifest}# roadworthy: ignore[llm/timeout] -- a test\n` },
    ],
  };
  for (const [what, [look, edit]] of Object.entries(anew))
    it(`are taken anew where they read ${what}`, async () => assert.equal(await timesTaken(look, edit), 2));

  const name = ({ manifest: { value } }: Project) => value.project?.name;
  const wrapped: Readonly<Record<string, (project: Project) => unknown>> = {
    "another look": remembered(name),
    "a look of the project": oncePer((project: Project) => project, name),
    "a value that is found when it is first asked for": (project) => lazily(() => name(project))(),
  };
  for (const [what, inner] of Object.entries(wrapped)) {
    it(`rest on what ${what} reads, whoever took it first`, async () => {
      const look = (project: Project) => [inner(project), inner(project)];
      assert.equal(await timesTaken(look, renamed), 2);
      assert.equal(await timesTaken((project) => [inner(project), look(project)], served), 1);
    });
  }

  const other = { "docs/notes.md": "# Notes\n" };
  const keptOfFiles: Readonly<Record<string, readonly [(project: Project) => unknown, Readonly<Record<string, string | undefined>>]>> = {
    "facts of another kind": [(project) => project.facts("ci").length, { "app.py": "import torch\n" }],
    "facts of the kind, where a file of no such facts comes": [(project) => project.facts("ci").map(({ path }) => path), other],
    "code of production, where a test changes": [
      (project) => productionModules(project).length,
      { "tests/test_app.py": "import unittest\n" },
    ],
    "own code, where a test goes": [(project) => ownModules(project).map(({ path }) => path), { "tests/test_app.py": undefined }],
    "a tool that stays as it is": [(project) => project.tool("openai")?.level, { "README.md": "# Letters\n" }],
    "tools that can do something, where another comes": [
      (project) => project.withCapability("llm-provider").map(({ tool }) => tool.id),
      { "tests/test_app.py": "import pytest, hypothesis\n" },
    ],
    "whether a file exists, where another comes": [(project) => [project.exists("app.py"), project.exists("gone.py")], other],
    "files of a name, where another comes": [(project) => filesLike(project, /\.py$/), other],
    "the list of files, where one changes": [(project) => project.files.length, { "app.py": "" }],
  };
  for (const [what, [look, change]] of Object.entries(keptOfFiles))
    it(`are kept where they read ${what}`, async () => assert.equal(await timesTakenOfFiles(look, change), 1));

  const anewOfFiles: Readonly<Record<string, readonly [(project: Project) => unknown, Readonly<Record<string, string | undefined>>]>> = {
    "facts of a file that changes": [
      (project) => project.facts("ci").map(({ facts }) => facts.jobs.length),
      { ".github/workflows/ci.yml": "on: push\n" },
    ],
    "facts of a file that goes": [(project) => project.facts("ci").length, { ".github/workflows/ci.yml": undefined }],
    "code that changes": [
      (project) => project.python.map(({ facts }) => facts.imports.length),
      { "tests/test_app.py": "import unittest, pytest\n" },
    ],
    "code of production that changes": [(project) => productionModules(project).map(({ facts }) => facts.imports.length), { "app.py": "" }],
    "own code, where an evaluation goes": [(project) => ownModules(project).length, { "evals/cases.py": undefined }],
    "a tool that moves": [(project) => project.tool("openai")?.evidence[0]?.at, { "app.py": "import os\nimport openai\n" }],
    "a tool that goes": [(project) => project.tool("openai")?.level, { "app.py": "" }],
    "tools that can do something, where one comes": [
      (project) => project.withCapability("llm-provider").map(({ tool }) => tool.id),
      { "app.py": "import openai, anthropic\n" },
    ],
    "whether a file exists that comes": [(project) => project.exists("docs/notes.md"), other],
    "whether a folder exists that goes": [(project) => project.exists("tests"), { "tests/test_app.py": undefined }],
    "files of a name, where one comes": [(project) => filesLike(project, /\.md$/), other],
    "the list of files, where one comes": [(project) => project.files.length, other],
    "another look at what changes": [(project) => production(project), { "app.py": "" }],
  };
  for (const [what, [look, change]] of Object.entries(anewOfFiles))
    it(`are taken anew where they read ${what}`, async () => assert.equal(await timesTakenOfFiles(look, change), 2));

  it("are kept of the state before the last, so that a change that is taken back costs nothing", async () => {
    let times = 0;
    const look = remembered((project: Project) => {
      times += 1;
      return project.files.length;
    });
    const first = { "app.py": "" };
    const changing = new ChangingFiles(first);
    const session = new Session(changing);
    const sizes: number[] = [];
    for (const files of [first, { ...first, "b.py": "" }, first, { ...first, "c.py": "" }]) {
      changing.files = files;
      await session.refresh();
      sizes.push(look(session.project("", date)));
    }
    assert.deepEqual([sizes, times], [[1, 2, 1, 2], 3]);
  });

  it("are kept in one place, whatever the manifest leaves out", async () => {
    const changing = new ChangingFiles({ "roadworthy.yaml": manifest, "app.py": "", "old/app.py": "" });
    const session = new Session(changing);
    const memories = new Set<object>();
    const counts: number[] = [];
    const modules = remembered(({ python }: Project) => python.length);
    for (const pattern of ["", "o", "old/", "app.py"]) {
      const excluded = pattern === "" ? "" : `checks: { exclude: ["${pattern}"] }\n`;
      changing.files = { ...changing.files, "roadworthy.yaml": manifest + excluded };
      await session.refresh();
      const project = session.project("", date);
      memories.add(project.observation.memory);
      counts.push(modules(project));
    }
    assert.deepEqual([counts, memories.size], [[2, 2, 1, 0], 1]);
  });

  it("are taken again after one that throws", async () => {
    let isBroken = true;
    const look = remembered((project: Project) => {
      if (isBroken) throw new Error("broken");
      return name(project);
    });
    const session = new Session(literalFileSystem({ "roadworthy.yaml": manifest }));
    await session.refresh();
    const project = session.project("", date);
    assert.throws(() => look(project), /broken/);
    isBroken = false;
    assert.equal(look(project), "parcels");
  });
});
