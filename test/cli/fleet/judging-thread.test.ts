import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JudgingThread } from "../../../src/cli/fleet/judging-thread.js";

const script = new URL("./hostile-thread.mjs", import.meta.url);

describe("the thread that judges repositories", function () {
  this.timeout(120_000);

  it("gives up what loops, waits, leaves, throws or takes too much memory, each with its reason, and goes on", async () => {
    const thread = new JudgingThread({ seconds: 3, megabytes: 64 }, script);
    const said: string[] = [];
    for (const folder of ["judge", "loop", "judge", "match", "wait", "leave", "judge", "throw", "eat", "judge", "judge"]) {
      const verdict = await thread.judge({ folder, date: "2026-11-01" });
      said.push(verdict.kind === "failed" ? `${verdict.failure.kind}: ${verdict.failure.reason}` : verdict.kind);
    }
    const late = "timeout: It took longer than 3 seconds.";
    assert.deepEqual(said, [
      "judged",
      late,
      "judged",
      late,
      late,
      "crash: Its thread ended by itself with code 7.",
      "judged",
      "crash: no such fact",
      "memory: It took more than 64 MB of memory.",
      "judged",
      "judged",
    ]);
    assert.equal(await thread.close(), true, "all of them ended");
  });

  it("says when a thread cannot be ended because its file system does not answer, and has gone on all the same", async () => {
    const folder = mkdtempSync(join(tmpdir(), "roadworthy-thread-"));
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    process.env.ROADWORTHY_TEST_PIPE = pipe;
    const thread = new JudgingThread({ seconds: 3, megabytes: 64 }, script);
    const said: string[] = [];
    for (const folder of ["sink", "judge"]) said.push((await thread.judge({ folder, date: "2026-11-01" })).kind);
    assert.deepEqual(said, ["failed", "judged"]);
    assert.equal(await thread.close(), false);
    // Both ends are open now: the thread comes back, and ends.
    closeSync(openSync(pipe, "r+"));
    assert.equal(await thread.close(), true);
    rmSync(folder, { recursive: true });
  });
});
