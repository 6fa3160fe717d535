import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../src/cli/commands.js";
import { checkout } from "../upkeep/derived-files.js";
import { churnRepository } from "./churn-repository.js";
import { runCli } from "./run-cli.js";

const page = readFileSync(`${checkout}docs/cli.md`, "utf8");
const examples = [...page.matchAll(/^```console\n\$ roadworthy (.*)\n([\s\S]*?)^```$/gm)].map(([, words = "", output = ""]) => ({
  words,
  output,
}));

describe("the page of the command line", () => {
  let top: string;
  const before = process.cwd();
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-docs-"));
    churnRepository(join(top, "churn"));
    process.chdir(join(top, "churn"));
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(top, { recursive: true, force: true });
  });

  for (const { words, output } of examples)
    it(`shows what \`roadworthy ${words}\` prints`, async () => {
      const { out, error } = await runCli(...words.split(" "));
      const pattern = output
        .split(/^…\n/m)
        .map((part) => shape(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        .join("[\\s\\S]*");
      assert.match(shape(out + error), new RegExp(`^${pattern}$`));
    });

  it("speaks of every command that there is", () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].flatMap(([, names = ""]) => names.split(", "));
    const spoken = [...headings, ...[...page.matchAll(/`([a-z]+)(?: <[^>]*>)?`/g)].map(([, name]) => name)];
    for (const { name } of commands) assert(spoken.includes(name), name);
    assert(examples.length > 6);
  });
});

/** A text without the numbers, bars and ids that change with every rule. */
function shape(text: string): string {
  return text
    .replace(/\b[0-9a-f]{10}\b/g, "ID")
    .replace(/[█░]+/g, "BAR")
    .replace(/[−+]?\d+/g, "N")
    .replace(/\b(?:Notebook|Prototype|Pilot|Production|Exemplary)\b/g, "LEVEL")
    .replace(/ +/g, " ");
}
