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
    // Where nothing is to take too long there is time enough on any machine.
    const patient = new JudgingThread({ seconds: 100, megabytes: 64 }, script);
    const strict = new JudgingThread({ seconds: 10, megabytes: 64 }, script);
    const saidBy = async (thread: JudgingThread, ...folders: readonly string[]) => {
      const said: string[] = [];
      for (const folder of folders) {
        const verdict = await thread.judge({ folder, date: "2026-11-01" });
        said.push(verdict.kind === "failed" ? `${verdict.failure.kind}: ${verdict.failure.reason}` : verdict.kind);
      }
      return said;
    };
    const late = "timeout: It took longer than 10 seconds.";
    assert.deepEqual(await saidBy(strict, "judge", "loop", "judge", "match", "wait", "judge"), [
      "judged",
      late,
      "judged",
      late,
      late,
      "judged",
    ]);
    assert.deepEqual(await saidBy(patient, "leave", "judge", "throw", "eat", "judge", "judge"), [
      "crash: Its thread ended by itself with code 7.",
      "judged",
      "crash: no such fact",
      "memory: It took more than 64 MB of memory.",
      "judged",
      "judged",
    ]);
    for (const thread of [strict, patient]) assert.equal(await thread.close(), true, "all of them ended");
  });

  it("says when a thread cannot be ended because its file system does not answer, and has gone on all the same", async () => {
    const folder = mkdtempSync(join(tmpdir(), "roadworthy-thread-"));
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    process.env.ROADWORTHY_TEST_PIPE = pipe;
    const thread = new JudgingThread({ seconds: 10, megabytes: 64 }, script);
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
