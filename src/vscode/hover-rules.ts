import { isJudged, type Outcome } from "../report/outcome.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import type { ManifestPath } from "../rules/rule.js";
import { escapeMarkdown, messageMarkdown } from "../text/markdown.js";
import type { Place } from "../text/span.js";
import { commandUri, placeUri } from "./command-link.js";
import type { EditorProject } from "./editor-project.js";
import type { HoveredKey } from "./hover.js";

const maxRules = 6;
const maxEvidence = 3;
const maxFindings = 2;

/** As Markdown, one part each: the rules that a key of the manifest is about, and what they found. */
export function rulesAtKey(project: EditorProject, key: HoveredKey): string[] {
  const parts: string[] = [];
  for (const rule of project.report.rules) {
    const outcome = project.report.outcomes.get(rule.id);
    if (!outcome || !isJudged(outcome) || !(reads(rule, key.path) || pointsAt(project, outcome, key))) continue;
    parts.push(describe(project, rule, outcome));
    if (parts.length === maxRules) break;
  }
  return parts;
}

/** Whether the rule is about the key or something below it. */
function reads(rule: CatalogueEntry, path: ManifestPath): boolean {
  const asked = path.filter((step) => typeof step === "string");
  const read = rule.manifest?.filter((step) => typeof step === "string");
  return read !== undefined && asked.every((step, index) => read[index] === step);
}

/** Whether something that the rule found stands in the key's part of the manifest. */
function pointsAt({ report }: EditorProject, outcome: Outcome, { whole }: HoveredKey): boolean {
  const isInside = (at: Place | undefined) =>
    at?.path === report.project.manifest.path && whole.start <= at.span.start && at.span.end <= whole.end;
  return outcome.findings.some(({ at }) => isInside(at)) || outcome.evidence.some(({ at }) => isInside(at));
}

function describe(project: EditorProject, rule: CatalogueEntry, { kind, evidence, findings }: Outcome): string {
  const sign = kind === "met" ? "$(pass)" : kind === "unknown" ? "$(question)" : "$(circle-large-outline)";
  const lines = [`${sign} [${escapeMarkdown(rule.title)}](${commandUri("roadworthy.explainRule", rule.id)}) · ${kind}`];
  for (const { what, at } of evidence.slice(0, maxEvidence)) {
    const link = at ? ` [${escapeMarkdown(project.report.project.relative(at.path))}](${placeUri(project, at)})` : "";
    lines.push(`  - ${messageMarkdown(what)}${link}`);
  }
  for (const { message, fixes } of findings.slice(0, maxFindings)) {
    const [fix] = fixes;
    const uri = fix && commandUri("roadworthy.applyFix", project.uri.toString(), rule.id, fix.title);
    lines.push(`  - ${messageMarkdown(message)}${fix ? ` [${messageMarkdown(fix.title)}](${uri})` : ""}`);
  }
  return lines.join("\n");
}
