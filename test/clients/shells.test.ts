import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../src/cli/commands.js";
import { checkout } from "../upkeep/derived-files.js";
import { ensureShells } from "./ensure-clients.js";

describe("completion in other shells", () => {
  let folder: string;
  before(function () {
    this.timeout(300_000);
    ensureShells();
    folder = mkdtempSync(join(tmpdir(), "roadworthy-shells-"));
    for (const shell of ["zsh", "fish"])
      execFileSync("sh", [
        "-c",
        `"$0" "$1" completion ${shell} > "$2/_roadworthy.${shell}"`,
        process.execPath,
        `${checkout}dist/cli.js`,
        folder,
      ]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const fish = (line: string) =>
    execFileSync("fish", ["--no-config", "-c", 'source $argv[1]; complete -C "$argv[2]"', join(folder, "_roadworthy.fish"), line], {
      encoding: "utf8",
      cwd: folder,
    })
      .split("\n")
      .map((one) => one.split("\t")[0] ?? "")
      .filter((one) => one !== "" && !one.startsWith("_roadworthy"));

  /** What zsh's completion is told to add: the functions it is made of only print. */
  const zsh = (...words: string[]) => {
    const program = `compdef() { : }; _files() { print -r -- FILES }
compadd() { shift; print -rl -- "$@" }
_describe() { local list=\${@[-1]}; print -rl -- \${\${(P)list}%%:*} }
source "$1"; shift; words=(roadworthy "$@"); CURRENT=$#words; _roadworthy`;
    return execFileSync("zsh", ["-f", "-c", program, "zsh", join(folder, "_roadworthy.zsh"), ...words], { encoding: "utf8", cwd: folder })
      .split("\n")
      .filter(Boolean);
  };

  it("offers the same in fish", () => {
    assert.deepEqual(fish("roadworthy "), commands.map(({ name }) => name).sort());
    assert.deepEqual(fish("roadworthy diff --format "), ["json", "markdown", "text"]);
    assert.deepEqual(fish("roadworthy --stage pr"), ["production", "prototype"]);
    assert.deepEqual(fish("roadworthy explain llm/time"), ["llm/timeout"]);
    assert.deepEqual(fish("roadworthy history --ta"), ["--tags"]);
  });

  it("offers the same in zsh", () => {
    assert.deepEqual(zsh(""), [...commands.map(({ name }) => name), "FILES"]);
    assert.deepEqual(zsh("diff", "--format", ""), ["text", "json", "markdown"]);
    assert(zsh("history", "--").includes("--tags"));
    assert(zsh("explain", "").includes("llm/timeout"));
    assert.deepEqual(zsh("check", "--min-score", ""), ["FILES"]);
    assert.deepEqual(zsh("diff", ""), ["FILES"]);
  });
});
