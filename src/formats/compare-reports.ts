import type { DiffJson } from "./diff-schema.js";
import { matchFindings } from "./match-findings.js";
import type { ReportJson } from "./report-schema.js";
import { unreliableNote } from "./unreliable-note.js";

/** One side of a comparison. */
export interface ReportSide {
  /** A file, a revision with its commit, or `working tree`. */
  readonly label: string;
  readonly reports: readonly ReportJson[];
}

/** How two reports differ. Projects are told by their folder, else by their name, else by being the only ones. Pure; never throws. */
export function compareReports(before: ReportSide, after: ReportSide, version: string): DiffJson {
  const { pairs, added, removed } = pairProjects(before.reports, after.reports);
  const short = ({ project: { root, name }, score }: ReportJson) => ({ root, name, score: score.value });
  return {
    version: 1,
    tool: { name: "Roadworthy", version },
    before: sideOf(before, version),
    after: sideOf(after, version),
    projects: pairs.map(([old, now]) => compareProject(old, now)),
    added: added.map(short),
    removed: removed.map(short),
    notes: [...notesOf(before), ...notesOf(after)],
  };
}

function sideOf({ label, reports: [first] }: ReportSide, version: string): DiffJson["before"] {
  return { label, version: first?.tool.version ?? version, date: first?.date ?? "" };
}

function notesOf({ label, reports }: ReportSide): readonly string[] {
  const broken = reports.flatMap((report) => unreliableNote(report) ?? []);
  return [...broken, ...new Set(reports.flatMap(({ notes }) => notes))].map((note) => `${label}: ${note}`);
}

interface Pairs {
  readonly pairs: readonly (readonly [ReportJson, ReportJson])[];
  readonly added: readonly ReportJson[];
  readonly removed: readonly ReportJson[];
}

function pairProjects(before: readonly ReportJson[], after: readonly ReportJson[]): Pairs {
  const pairs = new Map<ReportJson, ReportJson>();
  const left = new Set(before);
  const pair = (isSame: (old: ReportJson, now: ReportJson) => boolean) => {
    for (const now of after) {
      const found = pairs.has(now) ? undefined : [...left].find((old) => isSame(old, now));
      if (!found) continue;
      pairs.set(now, found);
      left.delete(found);
    }
  };
  pair((old, now) => old.project.root === now.project.root);
  pair((old, now) => old.project.name === now.project.name);
  if (before.length === 1 && after.length === 1) pair(() => true);
  return {
    pairs: after.flatMap((now) => {
      const old = pairs.get(now);
      return old ? [[old, now] as const] : [];
    }),
    added: after.filter((now) => !pairs.has(now)),
    removed: [...left],
  };
}

function compareProject(old: ReportJson, now: ReportJson): DiffJson["projects"][number] {
  const matched = matchFindings(old.findings, now.findings);
  const before = new Map(old.outcomes.map((outcome) => [outcome.rule, outcome]));
  const after = new Set(now.outcomes.map(({ rule }) => rule));
  const inBoth = now.outcomes.flatMap((outcome) => {
    const other = before.get(outcome.rule);
    return other ? [{ was: other, is: outcome }] : [];
  });
  return {
    root: now.project.root,
    name: now.project.name,
    stage: { before: old.project.stage, after: now.project.stage },
    score: { before: old.score.value, after: now.score.value, change: rounded(now.score.exact - old.score.exact) },
    areas: areasOf(old, now),
    rules: {
      added: now.outcomes.flatMap(({ rule }) => (before.has(rule) ? [] : [rule])),
      removed: old.outcomes.flatMap(({ rule }) => (after.has(rule) ? [] : [rule])),
      changed: inBoth.flatMap(({ was, is }) =>
        was.weight !== is.weight || was.stage !== is.stage || was.critical !== is.critical || was.asks !== is.asks ? [is.rule] : [],
      ),
    },
    outcomes: inBoth.flatMap(({ was, is }) => {
      const earned = rounded(is.earned - was.earned);
      return was.outcome === is.outcome && earned === 0
        ? []
        : [{ rule: is.rule, title: is.title, before: was.outcome, after: is.outcome, earned }];
    }),
    findings: { new: [...matched.new], fixed: [...matched.fixed], moved: [...matched.moved], same: matched.same.length },
  };
}

function areasOf(old: ReportJson, now: ReportJson): DiffJson["projects"][number]["areas"] {
  const titles = new Map([...old.score.areas, ...now.score.areas].map(({ area, title }) => [area, title]));
  const valueIn = ({ score }: ReportJson, area: string) => score.areas.find((one) => one.area === area)?.value;
  return [...titles].flatMap(([area, title]) => {
    const before = valueIn(old, area);
    const after = valueIn(now, area);
    return before === after ? [] : [{ area, title, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  });
}

/** Three decimals, as in reports. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
