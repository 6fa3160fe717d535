import assert from "node:assert/strict";
import { temporaryFolder, writeFile } from "./scaffolded.js";
import { run } from "./validators/run.js";

describe("programs that tests of scaffolds run", () => {
  it("are found by the PATH that they are given, whatever a shell's own start file says and however the tests were started", () => {
    const home = temporaryFolder();
    writeFile(home, ".bashrc", "echo start file read\n");
    const level = process.env.SHLVL;
    delete process.env.SHLVL;
    try {
      for (const input of [undefined, ""]) {
        const { code, text } = run("bash", ["-c", "echo ran"], { cwd: home, env: { HOME: home }, ...(input !== undefined && { input }) });
        assert.deepEqual([code, text.trim()], [0, "ran"]);
      }
    } finally {
      if (level !== undefined) process.env.SHLVL = level;
    }
  });
});
