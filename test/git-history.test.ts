import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { nodeFileSystem } from "../src/cli/node-file-system.js";
import type { FileSystem } from "../src/workspace/file-system.js";
import { inflate, inflateUpTo } from "../src/workspace/git/inflate.js";
import { lastChanges } from "../src/workspace/git/last-changes.js";
import { openRepository } from "../src/workspace/git/repository.js";
import { literalFileSystem } from "../src/workspace/literal-file-system.js";

/** Runs the real git, so that what is read is what it writes, without the settings of whoever runs the tests. */
function git(folder: string, day: string, ...words: string[]): string {
  const date = `${day}T12:00:00Z`;
  return execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", ...words], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_DATE: "2001-01-01T00:00:00Z",
      GIT_COMMITTER_DATE: date,
      GIT_ALLOW_PROTOCOL: "file",
    },
  });
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function commit(folder: string, day: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  git(folder, day, "add", "-A");
  git(folder, day, "commit", "-q", "-m", day);
}

async function daysIn(folder: string | FileSystem, ...paths: string[]): Promise<Record<string, string | undefined>> {
  const repository = await openRepository(typeof folder === "string" ? nodeFileSystem(folder) : folder);
  const changes = repository && (await lastChanges(repository, paths));
  return Object.fromEntries([...(changes ?? [])].map(([path, { day }]) => [path, day]));
}

const result = "evals/results/latest.json";
const prompt = "prompts/answer.md";
const long = Array.from({ length: 400 }, (_, line) => `Line ${line} of a prompt that is long enough for deltas.\n`).join("");

describe("history of a git repository", () => {
  let top: string;
  let folder: string;

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-git-"));
    folder = join(top, "project");
    mkdirSync(folder);
    git(folder, "2026-01-01", "init", "-q");
    commit(folder, "2026-01-02", { [prompt]: long, [result]: "{}", "README.md": "Hello" });
    commit(folder, "2026-01-03", { [result]: '{"accuracy": 0.9}' });
    for (let day = 4; day < 10; day++) commit(folder, `2026-01-0${day}`, { [`src/m${day}.py`]: long, "src/all.py": `${long}${day}` });
    commit(folder, "2026-01-10", { [prompt]: `${long}Be brief.\n` });
    commit(folder, "2026-01-11", { "README.md": "Bye" });
  });

  afterEach(() => rmSync(top, { recursive: true, force: true }));

  const expected = { [result]: "2026-01-03", [prompt]: "2026-01-10", "README.md": "2026-01-11" };

  it("is read from loose objects", async () => {
    assert.deepEqual(await daysIn(folder, result, prompt, "README.md", "absent.md", "prompts", "README.md/x"), expected);
  });

  it("is read from packs with deltas, and packed references", async () => {
    git(folder, "2026-02-01", "gc", "-q", "--aggressive", "--prune=now");
    assert.deepEqual(
      readdirSync(join(folder, ".git/objects")).filter((name) => name.length === 2),
      [],
    );
    assert.match(readFileSync(join(folder, ".git/packed-refs"), "utf8"), /refs\/heads\/main/);
    assert.deepEqual(await daysIn(folder, result, prompt, "README.md"), expected);
  });

  it("is read from packs whose deltas name their base by id, and from several packs beside loose objects", async () => {
    git(folder, "2026-02-01", "-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d");
    commit(folder, "2026-02-02", { [result]: '{"accuracy": 0.91}' });
    git(folder, "2026-02-02", "repack", "-q", "-d");
    commit(folder, "2026-02-03", { "src/all.py": "" });
    assert.equal(readdirSync(join(folder, ".git/objects/pack")).filter((name) => name.endsWith(".pack")).length, 2);
    assert.deepEqual(await daysIn(folder, result, prompt, "README.md"), { ...expected, [result]: "2026-02-02" });
  });

  it("is read without compression", async () => {
    git(folder, "2026-02-01", "-c", "core.compression=0", "-c", "pack.compression=0", "repack", "-q", "-a", "-d", "-F");
    git(folder, "2026-02-01", "config", "core.compression", "0");
    commit(folder, "2026-02-02", { "data/big.csv": "1,2,3\n".repeat(50_000) });
    assert.deepEqual(await daysIn(folder, result, prompt), { [result]: "2026-01-03", [prompt]: "2026-01-10" });
  });

  it("is read in a worktree, whose git folder lies elsewhere", async () => {
    const worktree = join(top, "worktree");
    git(folder, "2026-02-01", "worktree", "add", "-q", "-b", "other", worktree);
    commit(worktree, "2026-02-02", { [result]: "{}" });
    assert.deepEqual(await daysIn(worktree, result, prompt), { [result]: "2026-02-02", [prompt]: "2026-01-10" });
    const { at: _, ...confined } = nodeFileSystem(worktree);
    assert.deepEqual(await daysIn(confined, result), {});
  });

  it("is read in a submodule", async () => {
    const outer = join(top, "outer");
    mkdirSync(outer);
    git(outer, "2026-02-01", "init", "-q");
    git(outer, "2026-02-01", "-c", "protocol.file.allow=always", "submodule", "add", "-q", folder, "sub");
    assert.deepEqual(await daysIn(join(outer, "sub"), result, prompt), { [result]: "2026-01-03", [prompt]: "2026-01-10" });
  });

  it("is read with a detached HEAD", async () => {
    git(folder, "2026-02-01", "checkout", "-q", "--detach", "HEAD~2");
    assert.deepEqual(await daysIn(folder, prompt), { [prompt]: "2026-01-02" });
  });

  it("ends where a clone is shallow: the oldest commit that is there says nothing", async () => {
    const clone = join(top, "clone");
    git(top, "2026-02-01", "clone", "-q", "--depth", "3", `file://${folder}`, clone);
    assert.deepEqual(await daysIn(clone, result, prompt, "README.md"), {
      [result]: undefined,
      [prompt]: "2026-01-10",
      "README.md": "2026-01-11",
    });
    const shallower = join(top, "shallower");
    git(top, "2026-02-01", "clone", "-q", "--depth", "1", `file://${folder}`, shallower);
    assert.deepEqual(await daysIn(shallower, "README.md"), { "README.md": undefined });
  });

  it("ends where a partial clone has no folders", async () => {
    const clone = join(top, "clone");
    git(folder, "2026-02-01", "config", "uploadpack.allowFilter", "true");
    git(top, "2026-02-01", "clone", "-q", "--no-checkout", "--filter=tree:0", `file://${folder}`, clone);
    assert.deepEqual(await daysIn(clone, result), {});
  });

  it("is read with SHA-256, loose and packed", async () => {
    const other = join(top, "sha256");
    mkdirSync(other);
    git(other, "2026-01-01", "init", "-q", "--object-format=sha256");
    commit(other, "2026-01-02", { [result]: "{}", [prompt]: long });
    commit(other, "2026-01-03", { [prompt]: `${long}Be brief.\n` });
    assert.deepEqual(await daysIn(other, result, prompt), { [result]: "2026-01-02", [prompt]: "2026-01-03" });
    git(other, "2026-02-01", "gc", "-q", "--prune=now");
    assert.deepEqual(await daysIn(other, result, prompt), { [result]: "2026-01-02", [prompt]: "2026-01-03" });
  });

  it("is read in a clone that borrows its objects", async () => {
    const clone = join(top, "borrower");
    git(top, "2026-02-01", "clone", "-q", "--shared", folder, clone);
    commit(clone, "2026-02-02", { [result]: "{}" });
    assert.deepEqual(await daysIn(clone, result, prompt), { [result]: "2026-02-02", [prompt]: "2026-01-10" });
    writeFileSync(join(clone, ".git/objects/info/alternates"), "//server/share/objects\n/etc\n../objects\n");
    assert.deepEqual(await daysIn(clone, result, prompt), {});
  });

  it("is not there before the first commit, and without a repository", async () => {
    const other = join(top, "empty");
    mkdirSync(other);
    assert.equal(await openRepository(nodeFileSystem(other)), undefined);
    git(other, "2026-01-01", "init", "-q");
    assert.equal(await openRepository(nodeFileSystem(other)), undefined);
  });

  it("gives what a merge brings the day of the merge", async () => {
    git(folder, "2026-02-01", "checkout", "-q", "-b", "topic");
    commit(folder, "2026-02-02", { [prompt]: "Be kind.\n" });
    git(folder, "2026-02-03", "checkout", "-q", "main");
    commit(folder, "2026-02-04", { [result]: "[]" });
    git(folder, "2026-02-05", "merge", "-q", "--no-ff", "topic");
    assert.deepEqual(await daysIn(folder, result, prompt), { [result]: "2026-02-04", [prompt]: "2026-02-05" });
  });

  it("follows a file that was only moved", async () => {
    mkdirSync(join(folder, "app"));
    git(folder, "2026-02-01", "mv", "prompts", "app/prompts");
    commit(folder, "2026-02-01", {});
    git(folder, "2026-02-02", "mv", "app/prompts/answer.md", "app/prompts/reply.md");
    commit(folder, "2026-02-02", { "copy.json": '{"accuracy": 0.9}' });
    // A copy is new: what it is a copy of is still there.
    assert.deepEqual(await daysIn(folder, "app/prompts/reply.md", "copy.json"), {
      "app/prompts/reply.md": "2026-01-10",
      "copy.json": "2026-02-02",
    });
  });

  it("runs nothing that a repository's configuration names", async () => {
    const trap = join(top, "trap");
    for (const key of ["core.fsmonitor", "core.sshCommand", "core.pager", "diff.external", "filter.x.clean"])
      git(folder, "2026-02-01", "config", key, `touch ${trap}`);
    write(folder, ".git/hooks/post-checkout", `#!/bin/sh\ntouch ${trap}\n`);
    assert.deepEqual(await daysIn(folder, result), { [result]: "2026-01-03" });
    assert(!readdirSync(top).includes("trap"));
  });

  it("does not follow a link to another computer, or to what git would not have made", async () => {
    const asked: string[] = [];
    for (const target of ["//server/share/.git/worktrees/x", "\\\\server\\share\\.git\\worktrees\\x", "/etc", "../.git"]) {
      const fileSystem = {
        ...literalFileSystem({ ".git": `gitdir: ${target}\n` }),
        at: (path: string) => {
          asked.push(path);
          return literalFileSystem({});
        },
      };
      assert.equal(await openRepository(fileSystem), undefined);
    }
    assert.deepEqual(asked, []);
  });

  it("ends quietly where anything is broken", async function () {
    this.timeout(60_000);
    git(folder, "2026-02-01", "gc", "-q", "--prune=now");
    commit(folder, "2026-02-02", { "src/all.py": "" });
    const files = filesBelow(folder);
    const names = Object.keys(files).filter((name) => /objects|HEAD|refs|shallow/.test(name));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat()),
        async (name, changes, cut) => {
          const bytes = Uint8Array.from(files[name] ?? []);
          for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
          const broken = { ...files, [name]: cut === null ? bytes : bytes.subarray(0, cut % (bytes.length + 1)) };
          for (const day of Object.values(await daysIn(literalFileSystem(broken), result, prompt, "README.md")))
            if (day !== undefined) assert.match(day, /^[\d+-]+-\d\d-\d\d$/);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("ends where an object is built on itself, or little is packed that becomes much", async () => {
    const started = Date.now();
    const id = "ab".repeat(20);
    const tree = Buffer.concat(Array.from({ length: 20_000 }, (_, n) => Buffer.from(`100644 file${n}\0${"\x01".repeat(20)}`)));
    const entries = {
      // A delta whose base is itself, of a megabyte.
      itself: Buffer.concat([entryHeader(7, 1_000_000), Buffer.from(id, "hex"), deflateSync(Buffer.alloc(1_000_000, 1))]),
      large: Buffer.concat([entryHeader(1, 4_000_000_000), deflateSync(Buffer.alloc(1000))]),
      bomb: Buffer.concat([entryHeader(1, 1000), deflateSync(Buffer.alloc(200_000_000))]),
      folder: Buffer.concat([entryHeader(2, tree.length), deflateSync(tree)]),
      unknown: entryHeader(5, 10),
      above: Buffer.concat([entryHeader(6, 10), Buffer.from([0x7f]), deflateSync(Buffer.alloc(10))]),
    };
    const commitEntry = Buffer.concat([entryHeader(1, 20), deflateSync(Buffer.alloc(20))]);
    const sound = await openRepository(literalFileSystem(packed(id, commitEntry)));
    assert.equal((await sound?.read(id))?.bytes.length, 20);
    for (const [name, entry] of Object.entries(entries)) {
      const repository = await openRepository(literalFileSystem(packed(id, entry)));
      if (name !== "folder") await assert.rejects(async () => repository?.read(id), name);
      const memory = process.memoryUsage().arrayBuffers;
      assert.deepEqual(await daysIn(literalFileSystem(packed(id, entry)), result), {});
      assert(process.memoryUsage().arrayBuffers - memory < 100_000_000);
    }
    assert(Date.now() - started < 20_000);
  });

  it("ends at a pack that is too large", async () => {
    git(folder, "2026-02-01", "gc", "-q", "--prune=now");
    const { readPart: _, ...disk } = nodeFileSystem(folder);
    const large: FileSystem = {
      ...disk,
      readFile: async (path, maxBytes) => {
        const content = await disk.readFile(path, path.endsWith(".pack") ? 0 : maxBytes);
        return content && path.endsWith(".pack") ? { ...content, size: 5_000_000_000 } : content;
      },
    };
    assert.deepEqual(await daysIn(large, result), {});
  });
});

describe("inflating", () => {
  const zeros = deflateSync(new Uint8Array(50_000_000));

  it("gives what was deflated, whatever follows", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60_000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        const stream = new Uint8Array([...deflateSync(bytes, { level }), 1, 2, 3]);
        assert.deepEqual(inflate(stream, bytes.length), bytes);
        assert.deepEqual(inflateUpTo(stream, 100_000), bytes);
      }),
      { numRuns: 50 },
    );
  });

  it("stops a stream that gives more than it should", () => {
    const started = Date.now();
    assert.throws(() => inflate(zeros, 100));
    assert.throws(() => inflate(zeros, 900_000));
    assert.equal(inflateUpTo(zeros, 1_000_000).length, 1_000_000);
    assert(Date.now() - started < 20_000);
  });

  it("throws at what is no stream", () => {
    for (const bytes of [[], [0x78], [0x78, 0x9c, 7], [1, 2, 3, 4, 5, 6, 7, 8]]) assert.throws(() => inflate(Uint8Array.from(bytes), 10));
  });
});

/** The start of an object in a pack: its kind and size. */
function entryHeader(kind: number, size: number): Buffer {
  const bytes = [(kind << 4) | (size % 16)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest % 128);
  }
  return Buffer.from(bytes);
}

/** A repository whose one object, the commit that is checked out, stands in a pack as `entry`. */
function packed(id: string, entry: Uint8Array): Record<string, string | Uint8Array> {
  const index = Buffer.alloc(1032 + 28 + 40);
  index.writeUInt32BE(0xff744f63, 0);
  index.writeUInt32BE(2, 4);
  for (let first = Number.parseInt(id.slice(0, 2), 16); first < 256; first++) index.writeUInt32BE(1, 8 + first * 4);
  index.write(id, 1032, "hex");
  index.writeUInt32BE(12, 1032 + 24);
  return {
    ".git/HEAD": id,
    ".git/objects/pack/pack-00.idx": Uint8Array.from(index),
    ".git/objects/pack/pack-00.pack": Uint8Array.from(Buffer.concat([Buffer.from("PACK"), Buffer.alloc(8), entry])),
  };
}

/** The files of a folder and their bytes. */
function filesBelow(folder: string): Record<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), Uint8Array.from(readFileSync(path))];
    }),
  );
}
