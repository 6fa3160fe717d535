import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { nodeFileSystem } from "../src/cli/node-file-system.js";
import { commitAt } from "../src/workspace/git/commits.js";
import { GitTree } from "../src/workspace/git/git-tree.js";
import { indexEntries } from "../src/workspace/git/index-entries.js";
import { openRepository } from "../src/workspace/git/repository.js";
import { listFiles } from "../src/workspace/list-files.js";

describe("the index of git", () => {
  let folder: string;
  const git = (...words: readonly string[]) =>
    execFileSync("git", words, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    });
  const paths = ["a", "README.md", "src/deep/er/train.py", "src/deep/er/trained.py", "src/größe.py", "src/x".repeat(40)];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-index-"));
    git("init", "-q");
    for (const [index, path] of paths.entries()) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), `${path}\n`.repeat(index));
    }
    git("add", "-A");
    // An entry with more flags makes the index one of version 3.
    writeFileSync(join(folder, "later.py"), "x\n");
    git("add", "--intent-to-add", "later.py");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const version of [2, 3, 4])
    it(`is read in version ${version}: what git lists, with content, size and time`, () => {
      if (version === 2) git("rm", "-q", "--cached", "later.py");
      else git("add", "--intent-to-add", "later.py");
      git("update-index", "--index-version", String(version === 3 ? 2 : version));
      const bytes = readFileSync(join(folder, ".git/index"));
      assert.equal(bytes.readUInt32BE(4), version);
      const entries = indexEntries(bytes);
      const listed = git("-c", "core.quotePath=false", "ls-files", "--stage", "-z").split("\0").filter(Boolean);
      assert.deepEqual(
        [...entries].map(([path, { id }]) => `${id} ${path}`),
        listed.map((line) => line.replace(/^\d+ (\w+) 0\t/, "$1 ")),
      );
      for (const path of paths) {
        const { size, mtimeMs } = statSync(join(folder, path));
        const entry = entries.get(path);
        assert(entry && Math.abs(entry.modified - mtimeMs) < 0.001, path);
        assert.equal(entry.size, size);
      }
    });

  it("is read with ids of SHA-256 too", () => {
    const other = mkdtempSync(join(tmpdir(), "roadworthy-index-"));
    const words = (...given: readonly string[]) => execFileSync("git", given, { cwd: other, encoding: "utf8" });
    words("init", "-q", "--object-format=sha256");
    for (const name of ["a.py", "bb.py"]) writeFileSync(join(other, name), name);
    words("add", "-A");
    const entries = indexEntries(readFileSync(join(other, ".git/index")), 32);
    assert.equal(
      [...entries].map(([path, { id }]) => `${id} 0\t${path}\n`).join(""),
      words("ls-files", "--stage").replaceAll("100644 ", ""),
    );
    rmSync(other, { recursive: true });
  });

  it("keeps in a listing what git tracks and `.gitignore` names, of files that are there", async () => {
    const other = mkdtempSync(join(tmpdir(), "roadworthy-index-"));
    const words = (...given: readonly string[]) => execFileSync("git", given, { cwd: other, encoding: "utf8" });
    const ignored = ["data/eval/cases.jsonl", "data/node_modules/a.js", "data/gone.csv", "model.pkl"];
    words("init", "-q");
    for (const path of [...ignored, "data/raw.csv", "other.pkl", "train.py"]) {
      mkdirSync(join(other, path, ".."), { recursive: true });
      writeFileSync(join(other, path), "x\n");
    }
    writeFileSync(join(other, ".gitignore"), "data/\n*.pkl\n");
    words("add", "--force", "train.py", ".gitignore", ...ignored);
    rmSync(join(other, "data/gone.csv"));
    const shown = [".gitignore", "data/eval/cases.jsonl", "model.pkl", "train.py"];
    assert.deepEqual(await listFiles(nodeFileSystem(other)), { files: shown, notes: [] });
    assert.deepEqual((await listFiles(nodeFileSystem(other), { maximumFiles: 3 })).files.length, 3);
    // The same files of the commit, where the one that was taken away still is.
    words("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a");
    const repository = await openRepository(nodeFileSystem(other));
    assert(repository);
    const tree = new GitTree(repository, "");
    const commit = await commitAt(repository, repository.head);
    assert(commit && (await tree.moveTo(commit)));
    assert.deepEqual((await listFiles(tree)).files, [...shown.slice(0, 2), "data/gone.csv", ...shown.slice(2)]);
    rmSync(other, { recursive: true });
  });

  it("is read up to where it is broken, and never throws", () => {
    const whole = new Uint8Array(readFileSync(join(folder, ".git/index")));
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        indexEntries(bytes.subarray(0, length));
      }),
      { numRuns: 2000 },
    );
    assert.equal(indexEntries(new Uint8Array()).size, 0);
    assert.equal(indexEntries(new TextEncoder().encode("DIRC, but nothing of the kind")).size, 0);
  });
});
