import type { Evidence } from "../project/evidence.js";
import type { DetectedTool } from "../project/project.js";
import { groupedBy } from "../text/grouped-by.js";
import { placeLabel } from "./place-label.js";
import { PlaceTable } from "./report-input.js";
import type { StackInput } from "./stack-input.js";
import { makeStyle, type Style } from "./style.js";

/** How the stack is laid out. */
export interface StackTextOptions {
  readonly colour: boolean;
  /** Shows every piece of evidence. */
  readonly verbose?: boolean;
}

/** The tools by capability, the traits and the practices of some projects, each with the evidence that shows it. */
export function stackText(inputs: readonly StackInput[], options: StackTextOptions): string {
  return inputs.map((input) => projectText(input, options, makeStyle(options.colour))).join(`\n${"─".repeat(78)}\n\n`);
}

function projectText({ project, name, practices, texts }: StackInput, { verbose }: StackTextOptions, style: Style): string {
  const places = new PlaceTable(texts);
  const shown = (list: readonly Evidence[]) => list.slice(0, verbose ? 20 : 1).map((one) => evidenceLine(one, places, style));
  const lines = [`${style.bold(name)}  ${style.dim(project.root || ".")}`, "", style.bold("Traits")];
  for (const [id, { value, source, evidence }] of Object.entries(project.traits)) {
    if (value) lines.push(`  ${id}  ${style.dim(source)}`, ...shown(evidence));
  }
  lines.push("", style.bold("Tools"));
  for (const [capability, tools] of byCapability(project.tools)) {
    lines.push(`  ${capability}`);
    for (const { tool, level, evidence } of tools)
      lines.push(`    ${tool.name}  ${painted(level, style)}`, ...shown(evidence).map((line) => `  ${line}`));
  }
  lines.push("", style.bold("Practices, unjudged"));
  for (const { title, evidence } of practices) lines.push(`  ${title}`, ...shown(evidence));
  return `${lines.join("\n")}\n`;
}

/** Each tool once, under the first of its capabilities. */
function byCapability(tools: readonly DetectedTool[]): readonly [string, readonly DetectedTool[]][] {
  return [...groupedBy(tools, ({ tool }) => tool.capabilities[0] ?? "other")].sort(([a], [b]) => (a < b ? -1 : 1));
}

function evidenceLine({ level, what, at }: Evidence, places: PlaceTable, style: Style): string {
  return `    ${style.dim(level.padEnd(7))} ${what}${at ? `  ${style.dim(placeLabel(places, at))}` : ""}`;
}

function painted(level: "present" | "wired", style: Style): string {
  return level === "wired" ? style.green(level) : style.dim(level);
}
