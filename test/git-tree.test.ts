import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { nodeFileSystem } from "../src/cli/node-file-system.js";
import type { FileSystem } from "../src/workspace/file-system.js";
import { commitAt, firstParents, mergeBase } from "../src/workspace/git/commits.js";
import { GitTree } from "../src/workspace/git/git-tree.js";
import { editorLimits, openRepository, type Repository } from "../src/workspace/git/repository.js";
import { resolveRevision, tagsOf } from "../src/workspace/git/resolve-revision.js";

let clock = 0;

/** Runs the real git: what it says is what is expected. */
function git(folder: string, ...words: string[]): string {
  const date = `${1_780_000_000 + clock++ * 60} +0000`;
  return execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", ...words], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 100_000_000,
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_ALLOW_PROTOCOL: "file",
    },
  }).trim();
}

function commit(folder: string, files: Record<string, string | Uint8Array | undefined>): string {
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) rmSync(join(folder, path), { force: true });
    else {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }
  git(folder, "add", "-A", "-f");
  git(folder, "commit", "-q", "--allow-empty", "-m", `Change ${Object.keys(files).join(", ")}\n\nMore words.`);
  return git(folder, "rev-parse", "HEAD");
}

const limits = { ...editorLimits, objectBytes: 20_000_000, madeBytes: 4_000_000_000 };

async function open(folder: string | FileSystem): Promise<Repository> {
  const repository = await openRepository(typeof folder === "string" ? nodeFileSystem(folder) : folder, limits);
  assert(repository);
  return repository;
}

/** Every file of a commit with the hash of its content, as `GitTree` gives them. */
async function filesAt(repository: Repository, id: string, tree = new GitTree(repository, "")): Promise<Record<string, string>> {
  const found = await commitAt(repository, id);
  assert(found && (await tree.moveTo(found)));
  const files: Record<string, string> = {};
  const visit = async (folder: string): Promise<void> => {
    for (const { name, kind } of await tree.readDirectory(folder)) {
      const path = folder ? `${folder}/${name}` : name;
      if (kind === "directory") await visit(path);
      if (kind !== "file") continue;
      const content = await tree.readFile(path, 20_000_000);
      assert(content?.bytes, path);
      assert.equal(content.size, content.bytes.length);
      files[path] = hash(content.bytes);
    }
  };
  await visit("");
  return files;
}

const hash = (bytes: Uint8Array) => createHash("sha1").update(bytes).digest("hex");

/** The same, as git gives them. */
function filesByGit(folder: string, id: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const line of git(folder, "ls-tree", "-r", "-z", id).split("\0")) {
    const [, mode, , object = "", path = ""] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
    if (mode?.startsWith("100"))
      files[path] = hash(execFileSync("git", ["cat-file", "blob", object], { cwd: folder, maxBuffer: 100_000_000 }));
  }
  return files;
}

function bytesOf(content: string | { readonly length: number; readonly seed: number } | undefined): string | Uint8Array | undefined {
  return typeof content === "object" ? noise(content.length, content.seed) : content;
}

function noise(length: number, seed: number): Uint8Array {
  let state = seed + 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

const long = Array.from({ length: 400 }, (_, line) => `Line ${line} of a file that is long enough for deltas.\n`).join("");

describe("the files of a commit", () => {
  let top: string;
  let folder: string;
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-tree-"));
    folder = join(top, "project");
    mkdirSync(folder);
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  for (const [name, format, pack] of [
    ["loose", "sha1", undefined],
    ["packed", "sha1", ["gc", "-q", "--aggressive", "--prune=now"]],
    ["packed with bases by id", "sha1", ["-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f", "--depth=50"]],
    ["of SHA-256, packed", "sha256", ["gc", "-q", "--prune=now"]],
  ] as const)
    it(`are those that git gives, in any history: ${name}`, async function () {
      this.timeout(300_000);
      const path = fc.constantFrom("a.txt", "b.txt", "src/a.py", "src/deep/er/c.py", "Zürich.md", "data/big.bin");
      const content = fc.oneof(
        fc.constant(undefined),
        fc.string({ maxLength: 40 }),
        fc.nat(400).map((at) => `${long.slice(0, at * 20)}changed ${at}\n${long.slice(at * 20)}`),
        fc.record({ length: fc.nat(900_000), seed: fc.nat(5) }),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.dictionary(path, content, { minKeys: 1, maxKeys: 4 }), { minLength: 1, maxLength: 8 }),
          async (changes) => {
            rmSync(folder, { recursive: true });
            mkdirSync(folder);
            git(folder, "init", "-q", `--object-format=${format}`);
            const ids = changes.map((files) =>
              commit(folder, Object.fromEntries(Object.entries(files).map(([at, one]) => [at, bytesOf(one)]))),
            );
            if (pack) git(folder, ...pack);
            const repository = await open(folder);
            const { readPart: _, ...whole } = nodeFileSystem(folder);
            const read = new GitTree(repository, "");
            for (const id of ids) {
              const expected = filesByGit(folder, id);
              assert.deepEqual(await filesAt(repository, id, read), expected);
              assert.deepEqual(await filesAt(await open(whole), id), expected);
            }
          },
        ),
        { numRuns: 6 },
      );
    });

  it("keep their version where they are the same, and are not read again", async () => {
    git(folder, "init", "-q");
    const first = commit(folder, { "a.txt": "one", "b.txt": "two" });
    const second = commit(folder, { "b.txt": "three" });
    let reads = 0;
    const disk = nodeFileSystem(folder);
    const repository = await open({
      ...disk,
      readFile: (...words) => {
        reads++;
        return disk.readFile(...words);
      },
    });
    const tree = new GitTree(repository, "");
    const go = async (id: string) => assert(await tree.moveTo((await commitAt(repository, id)) ?? { tree: "" }));
    await go(first);
    const before = await tree.readFile("a.txt", 100);
    const other = await tree.readFile("b.txt", 100);
    await go(second);
    assert.notEqual((await tree.readFile("b.txt", 100, other?.version))?.version, other?.version);
    reads = 0;
    const after = await tree.readFile("a.txt", 100, before?.version);
    assert.deepEqual(after, { size: 3, version: before?.version });
    assert.equal(reads, 0);
  });

  it("are those below a folder, without links and submodules; what is too large has its size alone", async () => {
    git(folder, "init", "-q");
    commit(folder, { "x.txt": "x" });
    const other = join(top, "other");
    mkdirSync(other);
    git(other, "init", "-q");
    commit(other, { "y.txt": "y" });
    git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", other, "app/sub");
    symlinkSync("/etc/passwd", join(folder, "app-link"));
    const first = commit(folder, { "app/main.py": long, "app/big.bin": noise(700_000, 1) });
    commit(folder, { "app/main.py": `${long}more\n`, "app/big.bin": noise(700_001, 1) });
    for (const words of [["status"], ["gc", "-q", "--prune=now"]]) {
      git(folder, ...words);
      const repository = await open(folder);
      const tree = new GitTree(repository, "app");
      const found = await commitAt(repository, first);
      assert(found && (await tree.moveTo(found)));
      assert.deepEqual((await tree.readDirectory("")).map(({ name }) => name).sort(), ["big.bin", "main.py"]);
      assert.equal((await tree.readFile("main.py", 10))?.bytes, undefined);
      assert.equal((await tree.readFile("main.py", 10))?.size, long.length);
      assert.equal((await tree.readFile("big.bin", 1000))?.size, 700_000);
      assert.equal(await tree.readFile("absent.py", 10), undefined);
      assert.equal(await tree.readFile("../x.txt", 10), undefined);
      assert.equal(await tree.readFile("main.py/x", 10), undefined);
      await assert.rejects(tree.readDirectory("absent"));
      assert.equal(await new GitTree(repository, "absent").moveTo(found), false);
      const links = new GitTree(repository, "");
      await links.moveTo(found);
      assert.deepEqual(
        (await links.readDirectory("")).filter(({ kind }) => kind === "link").map(({ name }) => name),
        ["app-link"],
      );
      assert.equal(await links.readFile("app-link", 100), undefined);
    }
  });

  it("say what is missing in a partial clone", async () => {
    git(folder, "init", "-q");
    const id = commit(folder, { "a.txt": "one" });
    git(folder, "config", "uploadpack.allowFilter", "true");
    const clone = join(top, "clone");
    git(top, "clone", "-q", "--no-checkout", "--filter=blob:none", `file://${folder}`, clone);
    const repository = await open(clone);
    const tree = new GitTree(repository, "");
    await tree.moveTo((await commitAt(repository, id)) ?? { tree: "" });
    assert.deepEqual(await tree.readDirectory(""), [{ name: "a.txt", kind: "file" }]);
    await assert.rejects(tree.readFile("a.txt", 100), /not in this repository/);
  });
});

describe("revisions", () => {
  let top: string;
  let folder: string;
  before(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-revisions-"));
    folder = join(top, "project");
    mkdirSync(folder);
    git(folder, "init", "-q");
    for (const name of ["one", "two", "three"]) commit(folder, { "a.txt": name });
    git(folder, "tag", "v1");
    git(folder, "checkout", "-q", "-b", "topic/x");
    commit(folder, { "b.txt": "four" });
    git(folder, "tag", "-a", "v2", "-m", "Second");
    git(folder, "tag", "-a", "v2-again", "-m", "Again", "v2");
    git(folder, "checkout", "-q", "main");
    commit(folder, { "a.txt": "five" });
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "topic/x");
    commit(folder, { "a.txt": "six" });
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD~1");
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  const understood =
    "HEAD @ main v1 v2 v2-again topic/x heads/main tags/v2 refs/heads/main origin/main origin HEAD~1 HEAD~3 HEAD^ HEAD~1^2 main~1^2~1 v2^{} v2^{commit} HEAD^0 @~ v2~2";

  for (const packed of [false, true])
    it(`are those that git finds${packed ? ", packed" : ""}`, async () => {
      if (packed) git(folder, "gc", "-q", "--prune=now");
      const repository = await open(folder);
      for (const revision of understood.split(" "))
        assert.equal(await resolveRevision(repository, revision), git(folder, "rev-parse", `${revision}^{commit}`), revision);
      const id = git(folder, "rev-parse", "HEAD~2");
      for (const digits of [4, 7, 12, 40]) assert.equal(await resolveRevision(repository, id.slice(0, digits)), id);
      assert.deepEqual(
        (await tagsOf(repository)).map(({ name, commit }) => [name, commit]),
        ["v1", "v2", "v2-again"].map((name) => [name, git(folder, "rev-parse", `${name}^{commit}`)]),
      );
      assert.deepEqual(
        (await firstParents(repository, repository.head, 100)).commits.map(({ id, subject, author }) => `${id} ${author} ${subject}`),
        git(folder, "log", "--first-parent", "--format=%H %an %s").split("\n"),
      );
    });

  it("that are not there, or not understood, say so", async () => {
    const repository = await open(folder);
    for (const [revision, says] of [
      ["v9", /no branch, tag or commit "v9"/],
      ["HEAD~99", /goes back further/],
      ["HEAD^3", /goes back further/],
      ["main@{1}", /not understood/],
      ["main..topic/x", /not understood/],
      [":/fix", /not understood/],
      ["", /not understood/],
      ["--help", /no branch/],
      ["../../etc/passwd", /not understood/],
      ["f".repeat(40), /not in this repository/],
      [git(folder, "rev-parse", "HEAD^{tree}"), /no commit/],
    ] as const)
      await assert.rejects(resolveRevision(repository, revision), says, revision);
  });

  it("say where a shallow clone ends", async () => {
    const clone = join(top, "clone");
    git(top, "clone", "-q", "--depth", "2", `file://${folder}`, clone);
    const repository = await open(clone);
    await assert.rejects(resolveRevision(repository, "HEAD~3"), /shallow.*fetch-depth: 0/);
    const line = await firstParents(repository, repository.head, 10);
    assert.deepEqual([line.commits.length, line.isCut], [2, true]);
  });

  it("part where git says they do", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom("commit", "branch", "merge"), fc.nat(3)), { maxLength: 12 }), async (steps) => {
        const other = mkdtempSync(join(top, "m-"));
        git(other, "init", "-q");
        commit(other, { "0": "0" });
        const branches = ["main"];
        for (const [at, [kind, number]] of steps.entries()) {
          const branch = branches[number % branches.length] ?? "main";
          git(other, "checkout", "-q", branch);
          if (kind === "branch") {
            branches.push(`b${at}`);
            git(other, "branch", `b${at}`);
          } else if (kind === "merge") git(other, "merge", "-q", "--no-ff", "-m", "m", branches[at % branches.length] ?? "main");
          commit(other, { [`f${at}`]: `${at}` });
        }
        const repository = await open(other);
        for (const one of branches)
          for (const two of branches) {
            const ids = await Promise.all([one, two].map((name) => resolveRevision(repository, name)));
            const expected = git(other, "merge-base", "--all", one, two).split("\n");
            assert(expected.includes((await mergeBase(repository, ids[0] ?? "", ids[1] ?? "")) ?? ""));
          }
      }),
      { numRuns: 6 },
    );
  });

  it("of histories that share nothing part nowhere", async () => {
    const other = join(top, "orphan");
    mkdirSync(other);
    git(other, "init", "-q");
    const one = commit(other, { a: "1" });
    git(other, "checkout", "-q", "--orphan", "new");
    const two = commit(other, { a: "2" });
    assert.equal(await mergeBase(await open(other), one, two), undefined);
  });
});
