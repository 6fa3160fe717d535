import { codeChecks } from "../../checks/catalogue.js";
import { entryNames } from "../../manifest/entry-names.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { isJudged, type Outcome } from "../../report/outcome.js";
import { outcomeWord } from "../../report/outcome-word.js";
import { pointsToGain } from "../../report/points.js";
import { areas } from "../../rules/areas.js";
import { type CatalogueEntry, findRule } from "../../rules/catalogue.js";
import type { ManifestPath } from "../../rules/rule.js";
import type { Localization } from "../../text/localization.js";
import { escapeMarkdown, messageMarkdown } from "../../text/markdown.js";
import { contains, type Place, type Span } from "../../text/span.js";
import { commandUri, placeLink, placeUri, ruleLink } from "../places/command-link.js";
import type { PlaceLabel } from "../places/place-labels.js";
import type { EditorProject } from "../projects/editor-project.js";
import { type FieldDocs, fieldDocs } from "./manifest-docs.js";
import { type ManifestPlace, manifestPlaceAt } from "./manifest-place.js";

const maxRules = 6;
const maxEvidence = 3;
const maxFindings = 2;

/** What is said of a place in the manifest. */
export interface ManifestHover {
  readonly span: Span;
  /** The places that it names. */
  readonly places: readonly Place[];
  /** As Markdown, one part each. */
  parts(label: PlaceLabel): readonly string[];
}

/**
 * Says of a key what it means, which rules read it, what they found and what meeting them is worth; of a value which evidence there is for it; of a
 * rule's id what the rule asks. `meaning`: whether what the schema says is ours to say.
 */
export function manifestHover(
  project: EditorProject,
  offset: number,
  options: { readonly meaning: boolean; readonly l10n: Localization },
): ManifestHover | undefined {
  const { manifest } = project.report.project;
  const place = manifest.root && manifestPlaceAt(manifest.root, offset);
  if (!place) return undefined;
  const { l10n } = options;
  const rule = ruleNamed(place);
  if (rule) return { span: place.span, ...ruleHover(project, rule, l10n) };
  const found = judgedAt(project, place);
  const named = place.part === "value" ? toolNamed(place) : undefined;
  const seen = named && project.report.project.tool(named.id)?.evidence[0];
  const said = [
    ...(options.meaning && place.part === "key" ? meaning(place.path, l10n) : []),
    ...(place.part === "value" ? entry(project, place, l10n) : []),
  ];
  if (!named && said.length === 0 && found.length === 0) return undefined;
  return {
    span: place.span,
    places: [...(seen?.at ? [seen.at] : []), ...placesOf(found)],
    parts: (label) => [
      ...(named ? [tool(project, named, seen, label, l10n)] : []),
      ...said,
      ...found.map((one) => describe(project, one, label, l10n, place)),
    ],
  };
}

/** Says of a rule what it asks for, why, and how it came out in the project. */
export function ruleHover(project: EditorProject, rule: CatalogueEntry, l10n: Localization): Omit<ManifestHover, "span"> {
  const outcome = project.report.outcomes.get(rule.id);
  const found = outcome && isJudged(outcome) ? [{ rule, outcome }] : [];
  return {
    places: placesOf(found),
    parts: (label) => [...rulePart(rule, l10n), ...found.map((one) => describe(project, one, label, l10n))],
  };
}

/** The rule that a waiver or a severity names. */
export function ruleNamed({ path, part, node }: Pick<ManifestPlace, "path" | "part" | "node">): CatalogueEntry | undefined {
  const [section, , key] = path;
  if (part === "value" && section === "waivers" && key === "rule" && node.kind === "scalar") return ruleCalled(String(node.value));
  if (part === "key" && path.length === 3 && section === "checks" && path[1] === "severity") return ruleCalled(String(path[2]));
  return undefined;
}

/** The rule of that id, or whose findings the check of that id makes. */
export function ruleCalled(id: string): CatalogueEntry | undefined {
  return findRule(codeChecks.find((check) => check.id === id)?.rule ?? id);
}

/** What a rule asks for, and why. */
function rulePart({ id, title, why, area, stage, weight, asks, critical }: CatalogueEntry, l10n: Localization): string[] {
  const facts = [
    l10n.t(areas[area].title),
    l10n.t("from stage {0}", stage),
    l10n.t("weight {0}", weight),
    l10n.t("asks for {0} evidence", l10n.t(asks)),
    ...(critical ? [l10n.t("critical")] : []),
  ];
  return [`**${escapeMarkdown(title)}** · ${ruleLink(id)}`, messageMarkdown(why.text), facts.map(escapeMarkdown).join(" · ")];
}

function meaning(path: ManifestPath, l10n: Localization): string[] {
  const docs = fieldDocs(path);
  if (!docs?.description) return [];
  const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(", ");
  return [
    messageMarkdown(docs.description),
    ...(docs.values.length > 0 ? [l10n.t("One of: {0}", code(docs.values))] : []),
    ...(docs.examples.length > 0 ? [l10n.t("For example: {0}", code(docs.examples))] : []),
  ];
}

type NamedTool = FieldDocs["tools"][number];

/** The tool that a value names, of those that its key takes. */
function toolNamed({ path, node }: ManifestPlace): NamedTool | undefined {
  return node.kind === "scalar" ? fieldDocs(path)?.tools.find(({ id }) => id === node.value) : undefined;
}

/** A tool by its name, and where the workspace shows it. */
function tool(project: EditorProject, { name }: NamedTool, seen: Evidence | undefined, label: PlaceLabel, l10n: Localization): string {
  const link = seen?.at ? placeLink(project, seen.at, label(seen.at)) : "";
  const says = seen ? `${l10n.t("seen in the workspace: {0}", messageMarkdown(seen.what))}${link}` : l10n.t("not seen in the workspace");
  return `**${escapeMarkdown(name)}** · ${says}`;
}

/** The entry of another section that a name refers to. */
function entry(project: EditorProject, { span }: ManifestPlace, l10n: Localization): string[] {
  const { manifest } = project.report.project;
  const names = entryNames(manifest.root);
  const reference = names.find((one) => !one.isDefinition && contains(span, one.span));
  const target = reference && names.find((one) => one.isDefinition && one.entries === reference.entries && one.name === reference.name);
  if (!reference || !target) return [];
  return [`[${l10n.t("Entry of {0}", `\`${target.entries}\``)}](${placeUri(project, { path: manifest.path, span: target.span })})`];
}

interface Judged {
  readonly rule: CatalogueEntry;
  readonly outcome: Outcome;
}

/** The rules that a key is about, or that found something in it; those with findings first, of these those worth most. */
function judgedAt(project: EditorProject, place: ManifestPlace): readonly Judged[] {
  const judged = project.report.rules.flatMap((rule): Judged[] => {
    const outcome = project.report.outcomes.get(rule.id);
    if (!outcome || !isJudged(outcome)) return [];
    const isAbout = (place.part === "key" && reads(rule, place.path)) || pointsAt(project, outcome, place);
    return isAbout ? [{ rule, outcome }] : [];
  });
  const worth = new Map(judged.map(({ rule }) => [rule, pointsToGain(project.report, rule.id)]));
  const order = ({ outcome, rule }: Judged) => (outcome.findings.length > 0 ? 1 + (worth.get(rule) ?? 0) : 0);
  return judged.sort((a, b) => order(b) - order(a)).slice(0, maxRules);
}

/** Whether the rule is about the key or something below it. */
function reads(rule: CatalogueEntry, path: ManifestPath): boolean {
  const asked = path.filter((step) => typeof step === "string");
  const read = rule.manifest?.filter((step) => typeof step === "string");
  return read !== undefined && asked.every((step, index) => read[index] === step);
}

/** Whether something that the rule found stands in the place's part of the manifest. */
function pointsAt({ report }: EditorProject, outcome: Outcome, { whole }: ManifestPlace): boolean {
  return [...outcome.findings, ...outcome.evidence].some(({ at }) => isIn(report.project, whole, at));
}

/** Whether a place is in a part of the manifest. */
function isIn({ manifest }: Project, part: Span, at: Place | undefined): boolean {
  return at?.path === manifest.path && contains(part, at.span);
}

function placesOf(found: readonly Judged[]): readonly Place[] {
  return found.flatMap(({ outcome }) => outcome.evidence.slice(0, maxEvidence).flatMap(({ at }) => at ?? []));
}

/** How a rule came out. What `place` itself says, and the problem that the editor shows on it anyway, are not repeated. */
function describe(
  project: EditorProject,
  { rule, outcome }: Judged,
  label: PlaceLabel,
  l10n: Localization,
  place?: Pick<ManifestPlace, "span" | "whole">,
): string {
  const facts = project.report.project;
  const { kind } = outcome;
  const evidence = outcome.evidence.filter(({ at }) => !place || !isIn(facts, place.whole, at));
  const findings = outcome.findings.filter(({ at }) => !place || !isIn(facts, place.span, at));
  const sign = kind === "met" ? "$(pass)" : kind === "unknown" ? "$(question)" : "$(circle-large-outline)";
  const points = pointsToGain(project.report, rule.id);
  const worth = points >= 0.05 ? ` · ${l10n.t("+{0} points", points.toFixed(1))}` : "";
  const lines = [
    `${sign} [${escapeMarkdown(rule.title)}](${commandUri("roadworthy.explainRule", rule.id)}) · ${outcomeWord(kind, l10n)}${worth}`,
  ];
  for (const { what, at } of evidence.slice(0, maxEvidence)) {
    const link = at ? placeLink(project, at, label(at)) : "";
    lines.push(`  - ${messageMarkdown(what)}${link}`);
  }
  for (const { message } of findings.slice(0, maxFindings)) lines.push(`  - ${messageMarkdown(message)}`);
  const fix = outcome.findings.flatMap(({ fixes }) => fixes)[0];
  if (fix) {
    const uri = commandUri("roadworthy.applyFix", project.uri.toString(), rule.id, fix.title);
    lines.push(`  - $(lightbulb) [${messageMarkdown(fix.title)}](${uri})`);
  }
  return lines.join("\n");
}
