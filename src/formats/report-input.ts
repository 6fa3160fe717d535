import type { NextAction } from "../engine/next-actions.js";
import type { Report } from "../report/report.js";
import { Source } from "../text/source.js";
import type { Place } from "../text/span.js";

/** What every format is made from: one report, its next steps, and the texts that its places point into. */
export interface ReportInput {
  readonly report: Report;
  readonly actions: readonly NextAction[];
  /** Texts of the files that places name, by path. A place in a file that is not here is shown without a line. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was passed over while reading the workspace. */
  readonly notes: readonly string[];
  /** The workspace folder's own name, for a project that has no other. */
  readonly folderName: string;
  /** What findings were held against that are marked as known, besides a baseline. */
  readonly since?: { readonly revision: string; readonly commit: string; readonly known: number };
  /** The version of Roadworthy. */
  readonly version: string;
  /**
   * What goes before the paths of the workspace so that they can be found from where the report is read, such as `services/ranker/`. Absent where
   * they are read in the workspace itself.
   */
  readonly prefix?: string;
}

/** A place as people and other tools count: lines and columns from 1, columns in UTF-16 code units, the end column exclusive. */
export interface LineRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns places into lines and columns; keeps one line index per file. */
export class PlaceTable {
  private readonly sources = new Map<string, Source>();

  constructor(
    private readonly texts: ReadonlyMap<string, string>,
    private readonly prefix = "",
  ) {}

  /** A path as the reader of the report finds it. */
  shownPath(path: string): string {
    return this.prefix + path;
  }

  source(path: string): Source | undefined {
    const known = this.sources.get(path);
    if (known) return known;
    const text = this.texts.get(path);
    if (text === undefined) return undefined;
    const source = new Source(text);
    this.sources.set(path, source);
    return source;
  }

  range({ path, span }: Place): LineRange | undefined {
    const source = this.source(path);
    if (!source) return undefined;
    const start = source.positionAt(span.start);
    const end = source.positionAt(span.end);
    return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
  }
}

/** The paths that a report's findings and evidence point into. */
export function pathsIn(report: Report): ReadonlySet<string> {
  const paths = new Set<string>();
  const note = (place: Place | undefined) => place && paths.add(place.path);
  for (const { at, related } of [...report.findings, ...report.laterFindings]) {
    note(at);
    for (const other of related) note(other.at);
  }
  for (const { evidence, waiver, waived } of report.outcomes.values()) {
    for (const { at } of evidence.slice(0, 5)) note(at);
    note(waiver?.at);
    for (const one of waived) {
      note(one.finding.at);
      note(one.waiver.at);
    }
  }
  for (const trait of Object.values(report.project.traits)) for (const { at } of trait.evidence) note(at);
  return paths;
}
