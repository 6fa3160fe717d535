import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeFileSystem } from "../src/cli/node-file-system.js";
import { Session } from "../src/engine/session.js";
import { decode } from "../src/workspace/decode.js";
import { listFiles } from "../src/workspace/list-files.js";
import { literalFileSystem } from "../src/workspace/literal-file-system.js";
import { roleOf } from "../src/workspace/role.js";

async function listed(files: Record<string, string>, maximumFiles?: number) {
  return listFiles(literalFileSystem(files), { maximumFiles });
}

describe("listing a workspace", () => {
  it("honours nested and negated .gitignore files", async () => {
    const { files } = await listed({
      ".gitignore": "*.csv\n/data/\n!keep.csv\n",
      "a.csv": "",
      "keep.csv": "",
      "data/x.txt": "",
      "src/.gitignore": "!b.csv\nsecret.txt\n",
      "src/b.csv": "",
      "src/c.csv": "",
      "src/secret.txt": "",
      "src/deep/secret.txt": "",
    });
    assert.deepEqual(files, [".gitignore", "keep.csv", "src/.gitignore", "src/b.csv"]);
  });

  it("leaves out what tools make, and virtual environments of any name", async () => {
    const { files } = await listed({
      "main.py": "",
      ".venv/lib/x.py": "",
      "myenv/pyvenv.cfg": "",
      "myenv/lib/y.py": "",
      "node_modules/z/index.js": "",
      "mlruns/0/meta.yaml": "",
      "outputs/2026-01-05/19-28-33/.hydra/hydra.yaml": "",
      "multirun/2026-01-05/19-28-33/0/config.yaml": "",
      ".git/config": "",
      ".dvc/config": "",
      ".dvc/cache/aa/bb": "",
    });
    assert.deepEqual(files, [".dvc/config", "main.py"]);
  });

  it("lists files whose name starts with a dot, and leaves ignored variables unread", async () => {
    const { files } = await listed({
      ".gitignore": ".env\n.env.*\n!.env.example\n.streamlit/secrets.toml\n",
      ".env": "KEY=1",
      ".env.local": "",
      ".env.example": "",
      ".github/CODEOWNERS": "",
      ".renovaterc": "",
      ".streamlit/secrets.toml": "",
      ".streamlit/secrets.toml.example": "",
      "api/.env": "",
    });
    assert.deepEqual(files, [".env.example", ".github/CODEOWNERS", ".gitignore", ".renovaterc", ".streamlit/secrets.toml.example"]);
  });

  it("stops at its bound and says so", async () => {
    const { files, notes } = await listed({ a: "", b: "", c: "" }, 2);
    assert.equal(files.length, 2);
    assert.match(notes.join(), /Stopped after 2 files/);
  });

  it("survives hostile names", async () => {
    const names = ["a b/#x %20(1).py", "ünï/çödé.py", "-rf.py", "$(touch x).py", "..gitignore", "a\nb.py", "CON.py", "[glob]*.py"];
    const { files } = await listed(Object.fromEntries([".gitignore", ...names].map((name) => [name, ""])));
    assert.deepEqual(files, [".gitignore", ...names].sort());
  });
});

describe("a workspace on disk", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("does not follow links, so that loops end", async () => {
    mkdirSync(join(folder, "a"));
    symlinkSync("..", join(folder, "a", "up"));
    symlinkSync(folder, join(folder, "self"));
    symlinkSync("/etc/passwd", join(folder, "passwd.py"));
    writeFileSync(join(folder, "a", "x.py"), "import os\n");
    const { files, notes } = await listFiles(nodeFileSystem(folder));
    assert.deepEqual({ files, notes }, { files: ["a/x.py"], notes: [] });
  });

  it("takes a huge sparse file and a binary called .py in its stride", async () => {
    writeFileSync(join(folder, "big.csv"), "");
    truncateSync(join(folder, "big.csv"), 2 ** 31);
    writeFileSync(join(folder, "binary.py"), Buffer.from([0, 1, 2, 255, 254, 0, 7]));
    writeFileSync(join(folder, "latin.py"), Buffer.from("name = 'caf\xe9'\nimport pandas\n", "latin1"));
    const session = new Session(nodeFileSystem(folder));
    await session.refresh();
    const report = session.report("", "2026-11-01");
    assert.equal(session.snapshot.facts.get("big.csv")?.artefact?.bytes, 2 ** 31);
    assert.match(report.outcomes.get("data/outside-git")?.findings[0]?.message ?? "", /`big\.csv` \(2\.1 GB\)/);
    assert.deepEqual(
      [...report.outcomes.values()].filter(({ kind }) => kind === "crashed"),
      [],
    );
  });

  it("reads again only what changed", async () => {
    writeFileSync(join(folder, "a.py"), "import pandas\n");
    writeFileSync(join(folder, "b.py"), "import numpy\n");
    const read: string[] = [];
    const real = nodeFileSystem(folder);
    const session = new Session({
      ...real,
      async readFile(path, maxBytes, known) {
        const content = await real.readFile(path, maxBytes, known);
        if (content?.bytes) read.push(path);
        return content;
      },
    });
    await session.refresh();
    assert.deepEqual(read.sort(), ["a.py", "b.py"]);
    const before = session.snapshot.facts.get("b.py");
    read.length = 0;
    writeFileSync(join(folder, "a.py"), "import pandas, torch\n");
    await session.refresh({ changed: ["a.py"] });
    assert.deepEqual(read, ["a.py"]);
    assert.equal(session.snapshot.facts.get("b.py"), before, "facts of an unchanged file are the same object");
    assert.deepEqual(
      session.snapshot.facts.get("a.py")?.python?.imports.map(({ module }) => module),
      ["pandas", "torch"],
    );
    rmSync(join(folder, "b.py"));
    await session.refresh({ changed: ["b.py"] });
    assert.deepEqual(session.snapshot.files, ["a.py"]);
  });
});

describe("decoding", () => {
  it("knows byte-order marks and binary content", () => {
    assert.equal(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), "a");
    assert.equal(decode(new Uint8Array([0xff, 0xfe, 0x61, 0])), "a");
    assert.equal(decode(new Uint8Array([0xfe, 0xff, 0, 0x61])), "a");
    assert.equal(decode(new Uint8Array([0x61, 0, 0x62])), undefined);
    assert.equal(decode(new Uint8Array([0x63, 0xe9])), "c\ufffd");
  });
});

describe("the role of a file", () => {
  const roles: Record<string, string> = {
    "src/app/main.py": "production",
    "tests/test_x.py": "test",
    "src/x_test.py": "test",
    "conftest.py": "test",
    "evals/test_quality.py": "evaluation",
    "src/evaluate.py": "evaluation",
    "benchmarks/service/app.py": "evaluation",
    "scripts/mock_llm.py": "test",
    "scripts/qa/durability_e2e.py": "test",
    "v0/exampleChromeExtension/popup.js": "example",
    "exampledata/load.py": "production",
    "storm_examples/run.py": "example",
    "gradio_demo/app.py": "example",
    "parcels_demo/app.py": "production",
    "getting-started/app.py": "example",
    "example-service-client/app.py": "example",
    "src/fake_news.py": "production",
    "notebooks/a.ipynb": "notebook",
    "examples/tests/a.py": "example",
    "docs/conf.py": "docs",
    "src/vendor/lib/test_a.py": "vendored",
    "contest.py": "production",
    "src/latest.py": "production",
    "src/lib/chat.test.ts": "test",
    "src/lib/chat.spec.mts": "test",
    "src/__tests__/chat.tsx": "test",
    "e2e/chat.ts": "test",
    "playwright/pages/chat.ts": "test",
    "cypress/support/commands.ts": "test",
    "playwright/scrape.py": "production",
    "server/app.e2e-spec.ts": "test",
    "playwright.config.ts": "test",
    "vitest.setup.ts": "test",
    "vitest-setup-client.ts": "test",
    "next.config.ts": "production",
    "components/chat.stories.tsx": "example",
    "app/(chat)/api/chat/route.ts": "production",
    "src/answer.eval.ts": "evaluation",
    "lib/latest.ts": "production",
    "src/demo_setup.py": "example",
    "example.py": "example",
    "sample.py": "production",
    "app/routes/evaluation.py": "production",
  };
  for (const [path, role] of Object.entries(roles)) it(`${path} is ${role}`, () => assert.equal(roleOf(path), role));
});
