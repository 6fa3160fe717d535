import assert from "node:assert/strict";
import { github } from "../../src/formats/github.js";
import type { ReportInput } from "../../src/formats/report-input.js";
import type { Finding, Severity } from "../../src/report/outcome.js";
import { hostile, inputOf, manifest, richWorkspace } from "./input-of.js";

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Takes a line apart as the runner does (actions/runner, ActionCommand.TryParseV2). */
function parse(line: string): Command {
  const [, name = "", list = "", message = ""] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? assert.fail(line);
  const plain = (text: string) =>
    text.replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%25/g, "%");
  const properties = list.split(",").map((pair) => [pair.slice(0, pair.indexOf("=")), plain(pair.slice(pair.indexOf("=") + 1))] as const);
  return { name, properties: Object.fromEntries(properties), message: plain(message) };
}

const commandsOf = (input: ReportInput) => github([input]).trimEnd().split("\n").map(parse);

function withFindings(input: ReportInput, severities: readonly Severity[]): ReportInput {
  const [first] = input.report.findings;
  const findings = severities.map((severity, index): Finding => ({ ...(first ?? assert.fail()), severity, message: `Finding ${index}.` }));
  return { ...input, report: { ...input.report, findings } };
}

describe("GitHub annotations", () => {
  it("tell the score first, then each new finding at its place", async () => {
    const input = await inputOf(richWorkspace, { prefix: "desk/" });
    const [score, ...rest] = commandsOf(input);
    assert.equal(score?.name, "notice");
    assert.match(score.message, /^desk & co: readiness \d+\/100 \(\w+\) at stage pilot, \d+ findings, and 1 that the baseline knows\.$/m);
    const contradicted = rest.find(({ properties }) => properties.title === "Roadworthy repro/experiments");
    assert.deepEqual([contradicted?.name, contradicted?.properties.file], ["error", "desk/roadworthy.yaml"]);
    const { line, endLine, col, endColumn } = contradicted?.properties ?? {};
    assert.deepEqual([line, endLine, col, endColumn], ["3", "3", "22", "27"]);
    assert(
      rest.every(({ properties }) => properties.title !== "Roadworthy ci/exists"),
      "what the baseline knows is not shown",
    );
  });

  it("give ten of each kind, the most severe first, and say how many are left", async () => {
    const many = (["info", "warning", "error"] as const).flatMap((severity) => Array<Severity>(15).fill(severity));
    const commands = commandsOf(withFindings(await inputOf({ "roadworthy.yaml": manifest("x") }), many));
    assert.deepEqual(
      ["error", "warning", "notice"].map((kind) => commands.filter(({ name }) => name === kind).length),
      [10, 10, 10],
    );
    assert.deepEqual(
      commands.slice(1).map(({ name }) => name),
      [...Array(10).fill("error"), ...Array(10).fill("warning"), ...Array(9).fill("notice")],
    );
    assert.match(commands[0]?.message ?? "", /^16 findings are not shown here/m);
  });

  it("let no text of a workspace become a command, a property or a line", async () => {
    const input = await inputOf({ "roadworthy.yaml": manifest(hostile), "a,b::c\n::error::%0A.py": 'KEY = "AKIAQ3EGRIZLK7WJ2X5N"\n' });
    const commands = commandsOf(input);
    assert(commands.some(({ properties }) => properties.file === "a,b::c\n::error::%0A.py"));
    assert.match(commands[0]?.message ?? "", /::error::x/);
    for (const { properties } of commands)
      assert(Object.keys(properties).every((key) => ["file", "line", "endLine", "col", "endColumn", "title"].includes(key)));
  });
});
