import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchFolders } from "../../src/cli/watch-folders.js";
import { checkout } from "../upkeep/derived-files.js";
import { askingModule, write } from "./churn-repository.js";
import { runCli } from "./run-cli.js";

/** A program whose output is waited for. */
class Running {
  private text = "";
  private readonly waiting = new Set<() => void>();
  readonly ended: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    const add = (chunk: Buffer) => {
      this.text += chunk.toString();
      for (const look of this.waiting) look();
    };
    child.stdout?.on("data", add);
    child.stderr?.on("data", add);
    this.ended = new Promise((resolve) => child.on("exit", (code) => resolve(code)));
  }

  /** Resolves with what was printed once it matches, and forgets it. */
  async until(pattern: RegExp): Promise<string> {
    const exited = this.ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${this.text}`)));
    const seen = new Promise<string>((resolve) => {
      const look = () => {
        if (!pattern.test(this.text)) return;
        this.waiting.delete(look);
        resolve(this.text);
        this.text = "";
      };
      this.waiting.add(look);
      look();
    });
    return Promise.race([seen, exited]);
  }
}

describe("watching", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-watch-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("says what changed with every save, also in folders that are new, and ends cleanly with Ctrl-C", async function () {
    this.timeout(180_000);
    cpSync(`${checkout}examples/churn`, folder, { recursive: true });
    const program = spawn(
      process.execPath,
      ["--import", "tsx", `${checkout}src/cli/roadworthy.ts`, "check", folder, "--watch", "--date", "2026-11-01"],
      {
        cwd: checkout,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const running = new Running(program);
    try {
      assert.match(await running.until(/Watching .*Ctrl-C ends it\./), /Readiness \d+\/100/);
      write(folder, "app/ask.py", askingModule);
      const added = await running.until(/churn: readiness \d+ → \d+, \d+ new, 0 fixed\n(?:\+.*\n)+/);
      assert.match(added, /^\+ {2}app\/ask\.py:6:\d+ warning llm\/model-pinned/m);
      write(folder, "app/ask.py", askingModule.replace('"gpt-4o"', '"gpt-4o-2024-08-06"'));
      assert.match(await running.until(/0 new, 1 fixed/), /^− {2}app\/ask\.py:6:\d+ warning llm\/model-pinned/m);
      rmSync(join(folder, "app"), { recursive: true });
      await running.until(/0 new, \d+ fixed/);
      program.kill("SIGINT");
      assert.equal(await running.ended, 0);
    } finally {
      program.kill("SIGKILL");
    }
  });

  it("takes one folder, and prints text", async () => {
    assert.equal((await runCli("check", folder, folder, "--watch")).code, 2);
    assert.equal((await runCli("check", folder, "--watch", "-f", "json")).code, 2);
  });

  it("tells of changes in the folders that it was given, and of no others, until it is closed", async () => {
    for (const name of ["a", "b"]) mkdirSync(join(folder, name));
    let told = 0;
    let tell = () => {};
    const watch = watchFolders(
      folder,
      () => {
        told++;
        tell();
      },
      "linux",
    );
    const next = () => new Promise<void>((resolve) => (tell = resolve));
    watch.setFolders(new Set(["", "a"]));
    const first = next();
    writeFileSync(join(folder, "a/x"), "1");
    await first;
    const before = told;
    writeFileSync(join(folder, "b/x"), "1");
    watch.setFolders(new Set(["b", "gone"]));
    const second = next();
    writeFileSync(join(folder, "b/y"), "1");
    await second;
    assert.equal(watch.isLooking, false);
    assert(told > before);
    watch.close();
    const after = told;
    writeFileSync(join(folder, "b/z"), "1");
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(told, after);
  });

  it("looks now and then where the system cannot watch", async () => {
    writeFileSync(join(folder, "file"), "");
    let tell = () => {};
    const looked = new Promise<void>((resolve) => (tell = resolve));
    const watch = watchFolders(folder, () => tell(), "linux");
    // What is below a file cannot be watched.
    watch.setFolders(new Set(["file/below"]));
    assert.equal(watch.isLooking, true);
    await looked;
    watch.close();
  });
});
