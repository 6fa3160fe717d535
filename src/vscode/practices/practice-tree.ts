import type { Evidence } from "../../project/evidence.js";
import { countsAt } from "../../project/stage.js";
import { type AppliedWaiver, type Finding, isJudged, type Outcome } from "../../report/outcome.js";
import type { Report } from "../../report/report.js";
import { type AreaId, areas } from "../../rules/areas.js";
import type { CatalogueEntry } from "../../rules/catalogue.js";
import type { Place } from "../../text/span.js";
import { isRemark } from "./blocking-gaps.js";

/** Which practices the tree shows: those with a gap, those of them with a step to take, or all. */
export type TreeFilter = "gaps" | "fixable" | "all";

/** What a node of the tree is about. */
export type TreeSubject =
  | { readonly kind: "project"; readonly gaps: number }
  /** Remarks on the manifest itself, its waivers, policies and baseline. */
  | { readonly kind: "remarks"; readonly count: number }
  /** `value` is 0-100; absent where nothing of it counts at the declared stage. */
  | { readonly kind: "area"; readonly area: AreaId; readonly value?: number; readonly gaps: number }
  | { readonly kind: "practice"; readonly rule: CatalogueEntry; readonly outcome: Outcome; readonly counts: boolean }
  | { readonly kind: "gap"; readonly finding: Finding }
  | { readonly kind: "evidence"; readonly evidence: Evidence }
  /** Why a practice is not judged, or is unknown. */
  | { readonly kind: "reason"; readonly reason: string }
  | { readonly kind: "waivers"; readonly count: number }
  | { readonly kind: "waiver"; readonly rules: readonly string[]; readonly waiver: AppliedWaiver; readonly places: number }
  /** A finding that a waiver covers. */
  | { readonly kind: "waived"; readonly finding: Finding };

/** A node: the same id for the same thing as long as it is there. */
export interface TreeModel {
  readonly id: string;
  readonly subject: TreeSubject;
  /** Where it leads to. */
  readonly place?: Place;
  readonly children: readonly TreeModel[];
}

/** The most gaps, and the most pieces of evidence, under one practice: more are in the Problems list and in the report. */
const mostDetails = 50;

/** The tree of one project: project → area → practice → gap or evidence. `id` is the project's own. Pure; never throws. */
export function practiceTree(report: Report, id: string, filter: TreeFilter): TreeModel {
  const remarks = report.findings.filter(isRemark);
  const children = [
    ...(remarks.length > 0 ? [remarksNode(remarks, id)] : []),
    ...areaNodes(report, id, filter),
    ...waiverNodes(report, id, filter),
  ];
  const gaps = report.findings.filter((finding) => !isRemark(finding)).length;
  const { manifest } = report.project;
  return { id, subject: { kind: "project", gaps }, ...(manifest.exists && { place: startOf(report) }), children };
}

function startOf({ project: { manifest } }: Report): Place {
  return { path: manifest.path, span: manifest.keySpan("project") };
}

function remarksNode(remarks: readonly Finding[], parent: string): TreeModel {
  const id = `${parent} remarks`;
  return { id, subject: { kind: "remarks", count: remarks.length }, children: gapNodes(remarks, id) };
}

function areaNodes(report: Report, parent: string, filter: TreeFilter): readonly TreeModel[] {
  const values = new Map(report.score.areas.map(({ area, value }) => [area, value]));
  return (Object.keys(areas) as AreaId[]).flatMap((area) => {
    const id = `${parent} ${area}`;
    const practices = report.rules.flatMap((rule) => {
      const outcome = rule.area === area ? report.outcomes.get(rule.id) : undefined;
      return outcome && isShown(report, rule, outcome, filter) ? [practiceNode(report, rule, outcome, id)] : [];
    });
    if (practices.length === 0) return [];
    const gaps = report.findings.filter((finding) => !isRemark(finding) && finding.rule.startsWith(`${area}/`)).length;
    return [{ id, subject: { kind: "area", area, value: values.get(area), gaps }, children: practices }];
  });
}

function isShown(report: Report, rule: CatalogueEntry, { findings }: Outcome, filter: TreeFilter): boolean {
  if (filter === "all") return true;
  if (!countsAt(rule.stage, report.project.stage) || report.project.severities[rule.id] === "off") return false;
  return filter === "gaps" ? findings.length > 0 : findings.some(({ fixes }) => fixes.length > 0);
}

function practiceNode(report: Report, rule: CatalogueEntry, outcome: Outcome, parent: string): TreeModel {
  const id = `${parent} ${rule.id}`;
  const { evidence, findings, reason, waived, waiver } = outcome;
  const counts = isJudged(outcome) && countsAt(rule.stage, report.project.stage);
  const children: TreeModel[] = [...gapNodes(findings, id)];
  if (waiver)
    children.push(
      waiverNode(
        [rule.id],
        waiver,
        waived.map(({ finding }) => finding),
        `${id} waiver`,
      ),
    );
  if (reason && findings.length === 0 && !waiver) children.push({ id: `${id} reason`, subject: { kind: "reason", reason }, children: [] });
  const numbered = numbering();
  for (const one of evidence.slice(0, mostDetails)) {
    const key = numbered(`${one.what} ${one.at?.path ?? ""}`);
    children.push({ id: `${id} evidence ${key}`, subject: { kind: "evidence", evidence: one }, place: one.at, children: [] });
  }
  return { id, subject: { kind: "practice", rule, outcome, counts }, place: findings[0]?.at ?? evidence[0]?.at, children };
}

/** Tells things with the same key apart, by their order. */
function numbering(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key} ${count}`;
  };
}

function gapNodes(findings: readonly Finding[], parent: string, kind: "gap" | "waived" = "gap"): readonly TreeModel[] {
  const numbered = numbering();
  return findings.slice(0, mostDetails).map((finding) => {
    // What a finding says may hold numbers that change as the file is edited; its rule, kind and file do not.
    const key = numbered(`${finding.rule} ${finding.kind} ${finding.at?.path ?? ""}`);
    return { id: `${parent} gap ${key}`, subject: { kind, finding }, place: finding.at, children: [] };
  });
}

/** Every waiver that takes effect, with all places that it covers, whatever the rule. */
function waiverNodes(report: Report, parent: string, filter: TreeFilter): readonly TreeModel[] {
  if (filter === "fixable") return [];
  const id = `${parent} waivers`;
  const byPlace = new Map<string, { readonly waiver: AppliedWaiver; readonly rules: Set<string>; readonly covered: Finding[] }>();
  const note = (rule: string, waiver: AppliedWaiver, finding?: Finding) => {
    const key = `${waiver.at.path} ${waiver.at.span.start}`;
    const known = byPlace.get(key) ?? { waiver, rules: new Set<string>(), covered: [] };
    known.rules.add(rule);
    if (finding) known.covered.push(finding);
    byPlace.set(key, known);
  };
  for (const { rule, waived, waiver } of report.outcomes.values()) {
    if (waiver) note(rule, waiver);
    for (const one of waived) note(one.finding.check ?? rule, one.waiver, one.finding);
  }
  if (byPlace.size === 0) return [];
  const numbered = numbering();
  const children = [...byPlace.values()].map(({ waiver, rules, covered }) =>
    waiverNode([...rules], waiver, covered, `${id} ${numbered(`${[...rules].join()} ${waiver.at.path}`)}`),
  );
  return [{ id, subject: { kind: "waivers", count: children.length }, children }];
}

function waiverNode(rules: readonly string[], waiver: AppliedWaiver, covered: readonly Finding[], id: string): TreeModel {
  return {
    id,
    subject: { kind: "waiver", rules, waiver, places: covered.length },
    place: waiver.at,
    children: gapNodes(covered, id, "waived"),
  };
}
