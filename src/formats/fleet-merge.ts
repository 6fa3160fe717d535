import type { OutcomeKind } from "../report/outcome.js";
import { readinessLevels } from "../report/score.js";
import { groupedBy } from "../text/grouped-by.js";
import type { ReadReport, ReadResult } from "./fleet-result-schema.js";
import type { FleetJson, Spread } from "./fleet-schema.js";
import { severityCounts } from "./severity-counts.js";
import { unreliableNote } from "./unreliable-note.js";

/** What is kept of the result of one repository on one day. */
interface Run extends Pick<ReadResult, "repository" | "date" | "failure"> {
  readonly version: string;
  readonly commit?: string;
  readonly projects: readonly FleetJson["scores"][number][];
  readonly areas: readonly { readonly area: string; readonly title: string; readonly value: number }[];
  /** Of the practices that count, in all projects of the repository. */
  readonly outcomes: readonly Pick<ReadReport["outcomes"][number], "rule" | "title" | "area" | "outcome">[];
  /** Which of its scores cannot be relied on, in words. */
  readonly unreliable: readonly string[];
  /** Tells it from another result of the same repository and day, whatever the order in which they come. */
  readonly key: string;
}

/**
 * Brings results together, each in whatever order and as often as it comes: what comes out depends on nothing else, so that shards give byte for byte
 * what one run gives. Of each result only what counts is kept.
 */
export class FleetMerge {
  private readonly runs = new Map<string, Map<string, Run>>();
  private readonly notes = new Set<string>();

  /** Takes one result. Of two results of a repository and day that differ, one that was judged goes before a failure. */
  add(result: ReadResult): void {
    const run = toRun(result);
    const days = this.runs.get(run.repository) ?? new Map<string, Run>();
    this.runs.set(run.repository, days);
    const other = days.get(run.date);
    if (!other) {
      days.set(run.date, run);
      return;
    }
    if (other.key === run.key) return;
    this.note(`${run.repository}: there are several results of ${run.date}; one was taken.`);
    if (order(rank(run), rank(other)) > 0) days.set(run.date, run);
  }

  /** Notes what was not merged. */
  note(words: string): void {
    this.notes.add(words);
  }

  /** What came together. `version` is Roadworthy's own. */
  result(version: string): FleetJson {
    const all = [...this.runs.values()];
    const dates = [...new Set(all.flatMap((days) => [...days.keys()]))].sort(order);
    const last = dates.at(-1);
    const newest = runsUntil(all, last ?? "");
    const judged = newest.filter(({ failure }) => !failure);
    const projects = newest.flatMap(({ projects }) => projects);
    const scores = spreadOf(projects.map(({ value }) => value));
    return {
      version: 1,
      tool: { name: "Roadworthy", version },
      ...(last !== undefined && { date: last }),
      judgedBy: [...new Set(newest.map((run) => run.version))].sort(order),
      repositories: { total: newest.length, judged: judged.length, failed: newest.length - judged.length },
      projects: {
        total: projects.length,
        ...(scores && { scores }),
        levels: readinessLevels.map(({ name }) => ({ level: name, projects: projects.filter(({ level }) => level === name).length })),
        capped: projects.filter(({ cappedBy }) => cappedBy.length > 0).length,
      },
      scores: all
        .flatMap((days) => withChanges(days))
        .sort((a, b) => a.value - b.value || order(a.repository, b.repository) || order(a.root, b.root)),
      areas: areasOf(newest),
      practices: practicesOf(newest),
      failures: newest
        .flatMap(({ repository, date, failure }) => (failure ? [{ repository, date, ...failure }] : []))
        .sort((a, b) => order(a.repository, b.repository)),
      trend: dates.map((date) => trendAt(date, runsUntil(all, date))),
      notes: [...this.notes, ...newest.flatMap(({ unreliable }) => unreliable)].sort(order),
    };
  }
}

function toRun({ repository, date, failure, content, tool, reports }: ReadResult): Run {
  const commit = content?.commit;
  return {
    repository,
    date,
    failure,
    version: tool.version,
    commit,
    projects: reports.map(({ project, score, findings }) => {
      const weakest = [...score.areas].sort((a, b) => a.value - b.value || order(a.area, b.area))[0];
      const { error, warning } = severityCounts(findings.filter(({ known }) => !known));
      return {
        repository,
        root: project.root,
        name: project.name,
        date,
        ...(commit !== undefined && { commit }),
        stage: project.stage,
        value: score.value,
        level: score.level,
        cappedBy: score.cappedBy,
        ...(weakest && { weakest: { area: weakest.area, title: weakest.title, value: weakest.value } }),
        errors: error,
        warnings: warning,
      };
    }),
    unreliable: reports.flatMap((report) => {
      const note = unreliableNote(report);
      return note === undefined ? [] : [`${repository}: ${note}.`];
    }),
    areas: reports.flatMap(({ score }) => score.areas.map(({ area, title, value }) => ({ area, title, value }))),
    outcomes: reports.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ rule, title, area, counted, outcome }) => (counted ? [{ rule, title, area, outcome }] : [])),
    ),
    key: JSON.stringify([tool.version, content, failure, reports.map(({ score, findings }) => [score, findings])]),
  };
}

/** A result that was judged goes before a failure; beyond that any order does that is always the same. */
function rank({ failure, key }: Run): string {
  return `${failure ? 0 : 1}${key}`;
}

/** Of each repository the newest result until a day. */
function runsUntil(all: readonly ReadonlyMap<string, Run>[], date: string): readonly Run[] {
  return all.flatMap((days) => {
    const newest = [...days.keys()]
      .filter((day) => day <= date)
      .sort(order)
      .at(-1);
    const run = newest === undefined ? undefined : days.get(newest);
    return run ? [run] : [];
  });
}

/** The projects of a repository by its newest result, each with its change since the result before that. */
function withChanges(days: ReadonlyMap<string, Run>): FleetJson["scores"] {
  const [newest, ...earlier] = [...days.values()].sort((a, b) => order(b.date, a.date));
  const before = earlier.find(({ failure }) => !failure);
  return (newest?.projects ?? []).map((project) => {
    const then = before?.projects.find(({ root }) => root === project.root);
    return { ...project, ...(then && { change: project.value - then.value }) };
  });
}

function trendAt(date: string, runs: readonly Run[]): FleetJson["trend"][number] {
  const values = runs.flatMap(({ projects }) => projects.map(({ value }) => value));
  const scores = spreadOf(values);
  return {
    date,
    repositories: runs.length,
    failed: runs.filter(({ failure }) => failure).length,
    projects: values.length,
    ...(scores && { scores }),
  };
}

function areasOf(runs: readonly Run[]): FleetJson["areas"] {
  const scored = groupedBy(
    runs.flatMap(({ areas }) => areas),
    ({ area }) => area,
  );
  return [...scored]
    .flatMap(([area, all]) => {
      const values = all.map(({ value }) => value);
      const scores = spreadOf(values);
      const below50 = values.filter((value) => value < 50).length;
      return scores ? [{ area, title: firstOf(all.map(({ title }) => title)), projects: values.length, ...scores, below50 }] : [];
    })
    .sort((a, b) => a.median - b.median || a.lower - b.lower || b.below50 / b.projects - a.below50 / a.projects || order(a.area, b.area));
}

function practicesOf(runs: readonly Run[]): FleetJson["practices"] {
  const judged = groupedBy(
    runs.flatMap(({ outcomes }) => outcomes),
    ({ rule }) => rule,
  );
  return [...judged]
    .map(([rule, all]) => {
      const count = (kind: OutcomeKind) => all.filter(({ outcome }) => outcome === kind).length;
      const kinds = { missing: count("missing"), hollow: count("hollow"), contradicted: count("contradicted"), partial: count("partial") };
      const unmet = kinds.missing + kinds.hollow + kinds.contradicted + kinds.partial;
      return { rule, title: firstOf(all.map(({ title }) => title)), area: all[0].area, projects: all.length, unmet, ...kinds };
    })
    .filter(({ unmet }) => unmet > 0)
    .sort((a, b) => b.unmet - a.unmet || a.projects - b.projects || order(a.rule, b.rule));
}

/** Quartiles by nearest rank, so that each is a score that some project has. */
function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [lower, median, upper] = [at(0.25), at(0.5), at(0.75)];
  return lower === undefined || median === undefined || upper === undefined ? undefined : { lower, median, upper };
}

/** Versions may call a thing differently; which of them counts must not depend on the order of results. */
function firstOf(texts: readonly string[]): string {
  return [...texts].sort(order)[0] ?? "";
}

/** By UTF-16 code units, which is the same in every language. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
