import type { Baseline } from "../facts/baseline-facts.js";
import type { Project } from "../project/project.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import type { Finding } from "./outcome.js";

/** The name of a project's baseline, in its folder. */
export const baselineName = "roadworthy-baseline.json";

/** How a report compares with the project's baseline. */
export interface BaselineComparison {
  /** The version of Roadworthy that wrote the baseline. */
  readonly version: string;
  /** The score on that day, 0-100. It is comparable only while no rule was added or removed. */
  readonly score: number;
  /** Findings that the baseline knows. */
  readonly known: number;
  /** Ids of rules that came, and went, since. */
  readonly addedRules: readonly string[];
  readonly removedRules: readonly string[];
}

/** The findings with those marked that the baseline knows, and how the report compares with it. */
export interface ComparedFindings {
  readonly findings: readonly Finding[];
  readonly comparison?: BaselineComparison;
}

/**
 * Marks the findings that the project's baseline knows. Findings are counted per rule and file, so that lines may move; where there are more than
 * it counts, which of them are new cannot be told, and all are shown as new. Fewer than it counts is a remark. Pure; never throws.
 */
export function compareWithBaseline(project: Project, rules: readonly CatalogueEntry[], findings: readonly Finding[]): ComparedFindings {
  const path = project.resolve(baselineName);
  const baseline = project.facts("baseline").find((one) => one.path === path)?.facts.baseline;
  if (!baseline) return { findings };
  const counts = countFindings(project, findings);
  let known = 0;
  const marked = findings.map((finding): Finding => {
    const place = placeOf(project, finding);
    if ((counts[finding.rule]?.[place] ?? 0) > countIn(baseline, finding.rule, place)) return finding;
    known++;
    return { ...finding, known: true };
  });
  const ids = new Set(rules.map(({ id }) => id));
  const before = new Set(baseline.rules);
  return {
    findings: [...marked, ...goneFrom(baseline, counts, path)],
    comparison: {
      version: baseline.version,
      score: baseline.score,
      known,
      addedRules: [...ids].filter((id) => !before.has(id)),
      removedRules: baseline.rules.filter((id) => !ids.has(id)),
    },
  };
}

/** The baseline of a report: what `roadworthy baseline` writes. The same report gives the same bytes. */
export function makeBaseline(
  report: {
    readonly project: Project;
    readonly rules: readonly CatalogueEntry[];
    readonly findings: readonly Finding[];
    readonly score: { readonly value: number };
  },
  version: string,
): Baseline {
  const findings = countFindings(
    report.project,
    report.findings.filter(({ rule }) => rule !== stale),
  );
  return { version, score: report.score.value, rules: report.rules.map(({ id }) => id).sort(), findings };
}

const stale = "baseline/stale";

function goneFrom(baseline: Baseline, counts: Baseline["findings"], path: string): readonly Finding[] {
  let gone = 0;
  for (const [rule, places] of Object.entries(baseline.findings))
    for (const [place, count] of Object.entries(places)) gone += Math.max(0, count - (counts[rule]?.[place] ?? 0));
  if (gone === 0) return [];
  const message = `${gone === 1 ? "One finding" : `${gone} findings`} of the baseline ${gone === 1 ? "is" : "are"} gone. Run \`roadworthy baseline\`, so that ${gone === 1 ? "it stays" : "they stay"} gone.`;
  return [{ rule: stale, kind: "invalid", severity: "info", message, at: { path, span: { start: 0, end: 0 } }, related: [], fixes: [] }];
}

function countIn({ findings }: Baseline, rule: string, place: string): number {
  const places = Object.hasOwn(findings, rule) ? findings[rule] : undefined;
  return places && Object.hasOwn(places, place) ? (places[place] ?? 0) : 0;
}

/** Counts by rule and path, both sorted. */
function countFindings(project: Project, findings: readonly Finding[]): Baseline["findings"] {
  const counts = new Map<string, Map<string, number>>();
  for (const finding of findings) {
    const places = counts.get(finding.rule) ?? new Map<string, number>();
    counts.set(finding.rule, places);
    const place = placeOf(project, finding);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const sorted = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted(counts).map(([rule, places]) => [rule, Object.fromEntries(sorted(places))]));
}

function placeOf(project: Project, { at }: Finding): string {
  return at ? project.relative(at.path) : "";
}
