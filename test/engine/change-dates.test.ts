import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import { buildProject } from "../../src/project/build-project.js";
import type { LastChange } from "../../src/project/snapshot.js";
import type { FileSystem } from "../../src/workspace/file-system.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { ruleReport } from "../every-rule-on.js";

const result = "evals/results/latest.json";
const cases = "evals/golden.jsonl";
const prompt = "prompts/answer.md";

/** A project whose result does not say when it was written. */
const files: Record<string, string> = {
  "roadworthy.yaml": `version: 1
project: { name: desk, kind: llm-app, stage: production }
models: [{ name: answerer, provider: openai, version: gpt-4o-2024-08-06 }]
prompts: { path: prompts/ }
evals: [{ name: quality, covers: [answerer], dataset: ./${cases}, command: python evals/run.py, results: ${result} }]
`,
  [result]: '{"accuracy": 0.91}\n',
  [cases]: '{"question": "How long?", "answer": "Five days."}\n',
  [prompt]: "Answer from these passages only.\n",
  "prompts/README.md": "What is here.\n",
  "prompts/__init__.py": "",
  "evals/run.py": "",
  "app/answer.py": "from openai import OpenAI\n\nclient = OpenAI()\n",
};

function git(folder: string, day: string, ...words: string[]): void {
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", ...words], {
    cwd: folder,
    stdio: "ignore",
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
    },
  });
}

function write(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function commit(folder: string, day: string, changed: Record<string, string>): void {
  for (const [path, text] of Object.entries(changed)) write(folder, path, text);
  git(folder, day, "add", "-A");
  git(folder, day, "commit", "-q", "-m", day);
}

/** Counts what is read of git folders. */
function counting(inner: FileSystem): FileSystem & { objects: number; all: number } {
  return {
    objects: 0,
    all: 0,
    readDirectory: (path) => inner.readDirectory(path),
    readFile(path, maxBytes, known) {
      if (path.startsWith(".git/objects")) this.objects += 1;
      if (/^\.git(?:$|\/)/.test(path)) this.all += 1;
      return inner.readFile(path, maxBytes, known);
    },
    at: (folder) => inner.at?.(folder),
  };
}

const committed = (day: string): LastChange => ({ kind: "committed", day });
const uncommitted: LastChange = { kind: "uncommitted" };

async function changesIn(fileSystem: FileSystem): Promise<Record<string, LastChange>> {
  const session = new Session(fileSystem);
  await session.refresh();
  return Object.fromEntries(session.snapshot.lastChanges);
}

describe("when results, and what they are results of, last changed", () => {
  let top: string;
  let folder: string;

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-dates-"));
    folder = join(top, "desk");
    mkdirSync(folder);
    git(folder, "2026-09-01", "init", "-q");
    commit(folder, "2026-09-01", files);
    commit(folder, "2026-09-02", { [cases]: `${files[cases]}{}\n` });
  });

  afterEach(() => rmSync(top, { recursive: true, force: true }));

  it("is read from history, of the files that the manifest names and no others", async () => {
    const expected = { [result]: committed("2026-09-01"), [cases]: committed("2026-09-02"), [prompt]: committed("2026-09-01") };
    assert.deepEqual(await changesIn(nodeFileSystem(folder)), expected);
  });

  it("costs nothing without a manifest, or where no manifest names results", async () => {
    for (const text of [undefined, "version: 1\nproject: { name: desk }\nevals: [{ name: quality, dataset: evals/golden.jsonl }]\n"]) {
      if (text === undefined) rmSync(join(folder, "roadworthy.yaml"));
      else write(folder, "roadworthy.yaml", text);
      const fileSystem = counting(nodeFileSystem(folder));
      assert.deepEqual(await changesIn(fileSystem), {});
      assert.equal(fileSystem.all, 0);
    }
  });

  it("is kept for the commit that is checked out", async () => {
    const fileSystem = counting(nodeFileSystem(folder));
    const session = new Session(fileSystem);
    await session.refresh();
    const { lastChanges, sources } = session.snapshot;
    assert(fileSystem.objects > 0);

    fileSystem.all = 0;
    write(folder, "app/answer.py", "import openai\n");
    await session.refresh({ changed: ["app/answer.py", "roadworthy.yaml"] });
    assert.equal(fileSystem.all, 0);
    assert.equal(session.snapshot.lastChanges, lastChanges);

    fileSystem.objects = 0;
    await session.refresh();
    assert.equal(session.snapshot.lastChanges, lastChanges);
    write(folder, prompt, "Answer briefly.\n");
    await session.refresh({ changed: [prompt] });
    assert.deepEqual(session.snapshot.lastChanges.get(prompt), uncommitted);
    assert.notEqual(session.snapshot.sources, sources);
    // Of the objects only that with which the file is compared, and whether any are borrowed.
    assert(fileSystem.objects <= 2, `${fileSystem.objects}`);

    commit(folder, "2026-09-05", {});
    await session.refresh();
    assert.deepEqual(session.snapshot.lastChanges.get(prompt), committed("2026-09-05"));
  });

  it("looks up only what a manifest names anew", async () => {
    write(folder, "roadworthy.yaml", files["roadworthy.yaml"]?.replace("prompts: { path: prompts/ }\n", "") ?? "");
    const session = new Session(nodeFileSystem(folder));
    await session.refresh();
    assert.equal(session.snapshot.lastChanges.get(prompt), undefined);
    write(folder, "roadworthy.yaml", files["roadworthy.yaml"] ?? "");
    await session.refresh({ changed: ["roadworthy.yaml"] });
    assert.deepEqual(session.snapshot.lastChanges.get(prompt), committed("2026-09-01"));
  });

  it("is known of a shallow clone once it is deepened", async () => {
    const clone = join(top, "clone");
    git(top, "2026-09-09", "clone", "-q", "--depth", "1", `file://${folder}`, clone);
    const session = new Session(nodeFileSystem(clone));
    await session.refresh();
    assert.equal(session.snapshot.lastChanges.size, 0);
    git(clone, "2026-09-09", "fetch", "-q", "--unshallow");
    await session.refresh();
    assert.deepEqual(session.snapshot.lastChanges.get(cases), committed("2026-09-02"));
  });

  it("is not known of what is not committed as it is, and of what git ignores", async () => {
    write(folder, prompt, "Answer briefly.\n");
    write(folder, "prompts/new.md", "New.\n");
    write(folder, ".gitignore", "evals/results/\n");
    git(folder, "2026-09-03", "rm", "-q", "--cached", result);
    commit(folder, "2026-09-03", { [prompt]: files[prompt] ?? "", ".gitignore": "evals/results/\n" });
    write(folder, prompt, "Answer briefly.\n");
    write(folder, "prompts/newer.md", "Newer.\n");
    assert.deepEqual(await changesIn(nodeFileSystem(folder)), {
      [cases]: committed("2026-09-02"),
      [prompt]: uncommitted,
      "prompts/new.md": committed("2026-09-03"),
      "prompts/newer.md": uncommitted,
    });
  });

  it("takes a file with other ends of lines for what was committed, and one that a pointer of Git LFS stands for", async () => {
    write(folder, prompt, files[prompt]?.replaceAll("\n", "\r\n") ?? "");
    const content = "1,2,3\n";
    const sum = createHash("sha256").update(content).digest("hex");
    const pointerTo = (oid: string) => `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`;
    git(folder, "2026-09-04", "stash", "-q");
    commit(folder, "2026-09-04", { [cases]: pointerTo("0".repeat(64)) });
    git(folder, "2026-09-04", "stash", "pop", "-q");
    write(folder, cases, content);
    assert.deepEqual((await changesIn(nodeFileSystem(folder)))[cases], uncommitted);
    write(folder, cases, pointerTo(sum));
    git(folder, "2026-09-05", "commit", "-q", "-m", "pointer", cases);
    write(folder, cases, content);
    const found = await changesIn(nodeFileSystem(folder));
    assert.deepEqual(found[cases], committed("2026-09-05"));
    assert.deepEqual(found[prompt], committed("2026-09-01"));
  });

  it("is that of the pointer for what DVC keeps", async () => {
    git(folder, "2026-09-03", "rm", "-q", "--cached", cases);
    commit(folder, "2026-09-03", { ".gitignore": `/${cases}\n`, [`${cases}.dvc`]: "outs:\n- md5: 0f\n  path: golden.jsonl\n" });
    assert.deepEqual((await changesIn(nodeFileSystem(folder)))[cases], committed("2026-09-03"));
  });

  it("is that of unsaved text in an editor: not known", async () => {
    const disk = nodeFileSystem(folder);
    const editor: FileSystem = {
      ...disk,
      readFile: async (path, maxBytes, known) =>
        path === prompt ? { text: "Unsaved.", size: 8, version: "unsaved:2" } : disk.readFile(path, maxBytes, known),
    };
    assert.deepEqual((await changesIn(editor))[prompt], uncommitted);
  });

  it("goes on after it was aborted", async () => {
    const disk = nodeFileSystem(folder);
    const abort = new AbortController();
    const fileSystem: FileSystem = {
      ...disk,
      readFile: (path, maxBytes, known) => {
        if (path === ".git/HEAD") abort.abort();
        return disk.readFile(path, maxBytes, known);
      },
    };
    const session = new Session(fileSystem);
    await assert.rejects(session.refresh({ signal: abort.signal }));
    await session.refresh({ changed: [] });
    assert.deepEqual(session.snapshot.lastChanges.get(cases), committed("2026-09-02"));
  });

  it("is not taken from the files of a checkout: in a folder of a repository, or where the repository cannot be read", async () => {
    assert.deepEqual(await changesIn(nodeFileSystem(join(folder, "evals"))), {});
    write(folder, "services/desk/roadworthy.yaml", files["roadworthy.yaml"] ?? "");
    for (const [path, text] of Object.entries(files)) write(folder, `services/desk/${path}`, text);
    assert.deepEqual(await changesIn(nodeFileSystem(join(folder, "services/desk"))), {});
    write(folder, ".git/HEAD", "nonsense");
    assert.deepEqual(await changesIn(nodeFileSystem(folder)), {});
  });

  it("is taken from the files where there is no repository, if the shell can tell", async () => {
    const modified = { [result]: Date.UTC(2026, 8, 1, 23, 59), [cases]: Date.UTC(2026, 8, 2), [prompt]: 0 };
    const fileSystem = literalFileSystem(files, modified);
    assert.deepEqual(await changesIn(fileSystem), {
      [result]: { kind: "written", day: "2026-09-01" },
      [cases]: { kind: "written", day: "2026-09-02" },
    });
    const { at: _, ...confined } = fileSystem;
    assert.deepEqual(await changesIn(confined), {});
  });
});

describe("a declared result", () => {
  async function judge(changes: Record<string, LastChange>, changed: Record<string, string> = {}) {
    const session = new Session(literalFileSystem({ ...files, ...changed }));
    await session.refresh();
    const snapshot = { ...session.snapshot, lastChanges: new Map(Object.entries(changes)) };
    const report = ruleReport(buildProject(snapshot, "", { date: "2026-11-01", roots: [""] }));
    const outcome = report.outcomes.get("eval/fresh-result");
    return {
      kind: outcome?.kind,
      reason: outcome?.reason,
      evidence: outcome?.evidence?.map(({ level, what }) => `${level}: ${what}`),
      findings: report.findings.filter(({ rule }) => rule === "eval/fresh-result").map(({ message }) => message),
    };
  }

  const all = { [result]: committed("2026-09-02"), [cases]: committed("2026-09-01"), [prompt]: committed("2026-09-02") };

  it("is proven by its day in history", async () => {
    const { kind, evidence, findings } = await judge(all);
    assert.equal(kind, "met");
    assert.deepEqual(evidence, [`proven: \`${result}\` of 2026-09-02, by git history`]);
    assert.deepEqual(findings, []);
  });

  it("is weak when what it is a result of changed later: the file that changed last is named", async () => {
    const { kind, findings } = await judge({ ...all, [cases]: committed("2026-10-01"), [prompt]: committed("2026-10-12") });
    assert.notEqual(kind, "met");
    assert.deepEqual(findings, [
      `By git history, \`${result}\` was last changed on 2026-09-02, and \`${prompt}\`, which it is a result of, on 2026-10-12. Run the eval again.`,
    ]);
  });

  it("is weak although it has a day in itself", async () => {
    const dated = { [result]: '{"created_at": "2026-09-01T08:00:00Z", "accuracy": 0.9}\n' };
    assert.equal((await judge({}, dated)).kind, "met");
    assert.equal((await judge(all, dated)).kind, "met");
    assert.equal((await judge({ ...all, [prompt]: committed("2026-09-03") }, dated)).findings.length, 1);
    // A day in the file is of the run, one of history is of the commit: they are not compared.
    assert.equal((await judge({ [prompt]: committed("2026-09-03") }, dated)).kind, "met");
  });

  it("is unknown when history does not say", async () => {
    const nothing = `\`${result}\` does not say when it was written.`;
    assert.deepEqual(await judge({}).then(({ kind, reason }) => [kind, reason]), ["unknown", nothing]);
    assert.equal((await judge({ [cases]: committed("2026-09-01") })).reason, nothing);
    assert.match((await judge({ ...all, [result]: uncommitted })).reason ?? "", /is not committed as it is\.$/);
    assert.match(
      (await judge({ ...all, [prompt]: uncommitted })).reason ?? "",
      /of `prompts\/answer\.md`, which is not committed as it is/,
    );
    assert.match((await judge(all, { [result]: "{}\n" })).reason ?? "", /gives no figures/);
  });

  it("is weak by the days of files, but never proven by them", async () => {
    const written = (day: string): LastChange => ({ kind: "written", day });
    assert.equal((await judge({ [result]: written("2026-09-02"), [cases]: written("2026-09-01") })).kind, "unknown");
    assert.deepEqual((await judge({ [result]: written("2026-09-02"), [cases]: written("2026-09-03") })).findings, [
      `By the days of the files, \`${result}\` was last written on 2026-09-02, and \`${cases}\`, which it is a result of, on 2026-09-03. Run the eval again.`,
    ]);
  });

  it("is held against prompts only where they are what the eval tests", async () => {
    const later = { ...all, [prompt]: committed("2026-10-12") };
    const manifest = files["roadworthy.yaml"] ?? "";
    const other = "  - { name: other, dataset: evals/other.jsonl }\n";
    const two = manifest.replace(/evals: \[(.*)\]\n/, `evals:\n  - $1\n${other}`);
    const withTests = (text: string, name: string) => text.replace("path: prompts/", `path: prompts/, tested_by: ${name}`);
    assert.equal((await judge(later, { "roadworthy.yaml": two })).findings.length, 0);
    assert.equal((await judge(later, { "roadworthy.yaml": withTests(two, "quality") })).findings.length, 1);
    assert.equal((await judge(later, { "roadworthy.yaml": withTests(manifest, "other") })).findings.length, 0);
  });

  it("is held against the files of models that the eval covers", async () => {
    const model = "models: [{ name: answerer, version: models/answerer.onnx, fine_tune: { base: x, config: conf/lora.yaml } }]";
    const manifest = (files["roadworthy.yaml"] ?? "").replace(/models: .*/, model);
    const changed = { "roadworthy.yaml": manifest, "models/answerer.onnx": "x", "conf/lora.yaml": "r: 8\n" };
    for (const path of ["models/answerer.onnx", "conf/lora.yaml"])
      assert.match((await judge({ ...all, [path]: committed("2026-10-12") }, changed)).findings.join(), new RegExp(path));
  });

  it("is held against what DVC keeps, whose files are not listed", async () => {
    const ignored = { ".gitignore": `/${cases}\n`, [`${cases}.dvc`]: "outs:\n- md5: 0f\n  path: golden.jsonl\n" };
    assert.match(
      (await judge({ ...all, [cases]: committed("2026-10-12") }, ignored)).findings.join(),
      /golden\.jsonl`, which it is a result of/,
    );
  });

  it("is of another model when it was committed before the model came out, and may be too old", async () => {
    const early = { [result]: committed("2024-08-01") };
    assert.match((await judge(early)).findings.join(), /is of 2024-08-01, before `gpt-4o-2024-08-06` came out/);
    const manifest = (files["roadworthy.yaml"] ?? "").replace("provider: openai", "provider: openai, max_age: 30d");
    assert.match((await judge(all, { "roadworthy.yaml": manifest })).findings.join(), /60 days ago; `answerer` may be 30d old at most/);
  });
});
