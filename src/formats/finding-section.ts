import type { Finding } from "../report/outcome.js";
import { findRule } from "../rules/catalogue.js";
import { findingLines, paintSeverity } from "./finding-lines.js";
import { loudestFirst } from "./loudest-first.js";
import { placeLabel } from "./place-label.js";
import type { PlaceTable } from "./report-input.js";
import type { Style } from "./style.js";

/**
 * The findings for a terminal: those with a place first, at most `shown` of each rule, with code frames; then, in a line each, those about the
 * project as a whole, those that are known, `knownFrom` somewhere, and what only a manifest can say.
 */
export function findingSection(
  findings: readonly Finding[],
  places: PlaceTable,
  style: Style,
  shown: number,
  knownFrom = "in roadworthy-baseline.json",
): readonly string[] {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  const known = findings.filter((finding) => finding.known);
  for (const finding of findings) {
    if (finding.known || finding.at === undefined) continue;
    const count = (counts.get(finding.rule) ?? 0) + 1;
    counts.set(finding.rule, count);
    if (count <= shown) lines.push(...findingLines(finding, places, style), "");
  }
  const folded = [...counts].filter(([, count]) => count > shown);
  if (folded.length > 0) {
    const more = folded.map(([rule, count]) => `${count - shown} of ${rule}`).join(", ");
    lines.push(style.dim(`And ${more} (--verbose shows all).`), "");
  }
  const whole = findings.filter((finding) => !finding.known && finding.at === undefined && !canOnlyBeSaid(finding));
  if (whole.length > 0) {
    lines.push(style.bold("The project as a whole"));
    for (const { rule, severity, message } of loudestFirst(whole))
      lines.push(`  ${paintSeverity(severity, style)(severity.padEnd(7))} ${style.dim(rule.padEnd(28))} ${message}`);
    lines.push("");
  }
  if (known.length > 0) {
    lines.push(`${style.bold("Known")} ${style.dim(`(${knownFrom}; they fail no build)`)}`);
    for (const { rule, severity, at } of known.slice(0, shown * 4))
      lines.push(`  ${rule.padEnd(28)} ${severity.padEnd(7)} ${style.dim(at ? placeLabel(places, at) : "the project as a whole")}`);
    if (known.length > shown * 4) lines.push(style.dim(`  and ${known.length - shown * 4} more (--verbose shows all)`));
    lines.push("");
  }
  const unsaid = findings.filter((finding) => !finding.known && canOnlyBeSaid(finding));
  if (unsaid.length > 0) {
    lines.push(`${style.bold("Only people can say")} ${style.dim("(roadworthy init drafts the manifest that says it)")}`);
    for (const { rule } of unsaid) lines.push(`  ${rule.padEnd(28)} ${style.dim(findRule(rule)?.title ?? "")}`);
    lines.push("");
  }
  return lines;
}

/** Whether only words of people could meet it, which a manifest holds, and there is none. */
function canOnlyBeSaid({ at, rule }: Finding): boolean {
  const known = findRule(rule);
  return at === undefined && known?.asks === "claimed" && !known.evidence.present && !known.evidence.wired;
}
