import { existsSync, readFileSync } from "node:fs";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import { codeFrame } from "../../src/formats/code-frame.js";
import { placeLabel } from "../../src/formats/place-label.js";
import { PlaceTable, pathsIn } from "../../src/formats/report-input.js";
import { makeStyle } from "../../src/formats/style.js";
import { ruleReport } from "../every-rule-on.js";
import { checkout } from "./derived-files.js";

/** The day on which examples are judged. */
const date = "2026-11-01";
/** Findings and pieces of evidence that a page shows. */
const shown = 3;

/** The examples of a rule's page, in Markdown: what its `bad` fixture is told, and what shows the practice in its `good` one. */
export async function ruleExample(rule: string): Promise<string> {
  const folder = `${checkout}test/rules/${rule}`;
  const good = existsSync(`${folder}/good`) ? await evidenceIn(`${folder}/good`, rule) : "";
  const expected = `${folder}/bad.expected.txt`;
  const bad = existsSync(expected) ? readFileSync(expected, "utf8").trimEnd().split("\n\n").slice(0, shown).join("\n\n") : "";
  const parts = [bad && `Not met:\n\n${fenced(bad)}`, good && `Met:\n\n${fenced(good)}`].filter(Boolean);
  const source = `The workspaces are in [test/rules/${rule}](../../../test/rules/${rule}).`;
  return parts.length === 0 ? "" : `\n## Example\n\n${parts.join("\n\n")}\n\n${source}\n`;
}

async function evidenceIn(workspace: string, rule: string): Promise<string> {
  const session = new Session(nodeFileSystem(workspace));
  await session.refresh();
  const report = ruleReport(session.project("", date));
  const places = new PlaceTable(await session.texts(pathsIn(report)));
  const style = makeStyle(false);
  const evidence = report.outcomes.get(rule)?.evidence ?? [];
  return evidence
    .slice(0, shown)
    .map(({ level, what, at }) =>
      [`${at ? `${placeLabel(places, at)} ` : ""}${level}: ${what}`, ...(at ? codeFrame(places, at, style) : [])].join("\n"),
    )
    .join("\n\n");
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
