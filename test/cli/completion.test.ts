import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../src/cli/commands.js";
import { shells } from "../../src/cli/completion-scripts.js";
import { catalogue } from "../../src/rules/catalogue.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { runCli } from "./run-cli.js";

describe("completion in a shell", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-completion-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What bash offers for the last of these words. */
  async function bashOffers(...words: string[]): Promise<readonly string[]> {
    const script = join(folder, "roadworthy.bash");
    writeFileSync(script, (await runCli("completion", "bash")).out);
    const program = `source "$1"; shift; COMP_WORDS=(roadworthy "$@"); COMP_CWORD=$#; _roadworthy; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync("bash", ["--norc", "-euc", program, "bash", script, ...words], { encoding: "utf8" });
    return out.split("\n").filter(Boolean);
  }

  it("offers commands, options, values, rules and scaffolds in a real bash", async () => {
    assert.deepEqual([...(await bashOffers(""))].sort(), commands.map(({ name }) => name).sort());
    assert.deepEqual(await bashOffers("di"), ["diff"]);
    for (const { name, options } of commands) {
      const offered = await bashOffers(name, "--");
      for (const option of Object.values(options)) assert(offered.includes(`--${option.name}`), `${name} --${option.name}`);
    }
    assert.deepEqual(await bashOffers("--stage", "pr"), ["prototype", "production"]);
    assert.deepEqual(await bashOffers("diff", "--format", ""), ["text", "json", "markdown"]);
    assert.deepEqual(await bashOffers("diff", "--format", "=", "ma"), ["markdown"]);
    assert.deepEqual(await bashOffers("history", "-f", "h"), ["html"]);
    assert.deepEqual(
      await bashOffers("explain", "llm/"),
      catalogue.map(({ id }) => id).filter((id) => id.startsWith("llm/")),
    );
    assert.deepEqual(
      await bashOffers("add", "da"),
      Object.keys(scaffolds).filter((id) => id.startsWith("da")),
    );
    assert.deepEqual(await bashOffers("completion", ""), [...shells]);
    // File names, which bash adds by itself.
    assert.deepEqual(await bashOffers("check", "src"), []);
    assert.deepEqual(await bashOffers("check", "--min-score", ""), []);
  });

  it("knows every command, option and value in each shell's script", async () => {
    for (const shell of shells) {
      const { out, code } = await runCli("completion", shell);
      assert.equal(code, 0);
      for (const { name, options, words } of commands) {
        for (const word of [name, ...(words?.() ?? [])]) assert(out.includes(word), `${shell}: ${word}`);
        for (const option of Object.values(options))
          for (const word of [option.name, ...(option.choices ?? [])]) assert(out.includes(word), `${shell}: ${name} ${word}`);
      }
    }
  });

  it("asks which shell", async () => {
    for (const words of [[], ["tcsh"]]) assert.equal((await runCli("completion", ...words)).code, 2);
  });
});
