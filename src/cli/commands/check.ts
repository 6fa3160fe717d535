import { formats } from "../../formats/formats.js";
import { markKnown } from "../../formats/mark-known.js";
import type { ReportInput } from "../../formats/report-input.js";
import type { Severity } from "../../report/outcome.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { formatOption } from "../format-option.js";
import { type OpenedWorkspace, openWorkspace } from "../open-workspace.js";
import { choice, toggle, value } from "../option.js";
import { stageOption } from "../options.js";
import { Progress } from "../progress.js";
import { readReports } from "../read-reports.js";
import { reportInputs } from "../report-inputs.js";
import { reportsSince } from "../since.js";
import { untilInterrupted } from "../until-interrupted.js";
import { watchReports } from "../watch-reports.js";
import { writeToFile } from "../write-to-file.js";

/** Checks every project under the given paths and prints the reports. */
export const check = defineCommand({
  name: "check",
  usages: [{ operands: "[path…]", does: "report on the projects there (default: this folder)" }],
  options: {
    format: formatOption,
    stage: stageOption,
    minScore: value({ name: "min-score", value: "N", form: "0 to 100", says: "exit 1 when a score is below N (0-100)" }, (words) =>
      /^\d+$/.test(words) && Number(words) <= 100 ? Number(words) : undefined,
    ),
    failOn: choice(
      { name: "fail-on", choices: ["error", "warning", "never"], says: "which findings make it exit 1 (default: error)" },
      "error",
    ),
    base: value(
      {
        name: "base",
        value: "FILE",
        form: "a report",
        says: "an earlier report of `check --format json`: the Markdown summary says what changed since",
      },
      (file) => file || undefined,
    ),
    since: value(
      { name: "since", value: "REF", form: "a branch, tag or commit", says: "let only findings fail that are new since the work left REF" },
      (ref) => ref || undefined,
    ),
    watch: toggle("watch", "check again whenever a file changes, until Ctrl-C"),
    verbose: toggle("verbose", "show every practice, met or not"),
  },
  async run({ format: targets, stage, base: baseFile, since, watch, verbose, ...bar }, { operands, date, output }) {
    const paths = operands.length > 0 ? operands : ["."];
    if (watch && (paths.length > 1 || targets.some(({ format }) => format !== "text")))
      throw new UsageError("--watch takes one folder, and prints text.");
    let base = baseFile === undefined ? undefined : { label: baseFile, reports: readReports(baseFile) };
    const inputs: ReportInput[] = [];
    const progress = new Progress(output);
    const judging = { date, stage, onProgress: (done: number, total: number) => progress.show(`Judged ${done}/${total} projects`) };
    let last: OpenedWorkspace | undefined;
    for (const path of paths) {
      const opened = await openWorkspace(path, output);
      last = opened;
      const found = await reportInputs(opened, judging);
      const before = since === undefined ? undefined : await reportsSince(opened.folder, since, judging);
      if (before && paths.length === 1) base ??= { label: before.revision, reports: before.reports };
      inputs.push(...(before ? found.map((input) => markKnown(input, before)) : found));
    }
    progress.end();
    for (const { format, file } of targets) {
      const written = formats[format].render(inputs, { colour: output.colour && file === undefined, verbose, base });
      if (file === undefined) output.out(written);
      else writeToFile(file, written);
    }
    const opened = last;
    if (watch && opened) {
      await untilInterrupted((stop) => watchReports(opened, judging, output, stop));
      return exitCode.clean;
    }
    return Math.max(exitCode.clean, ...inputs.map(({ report }) => codeFor(report, bar)));
  },
});

/** What a run must not fall below. */
interface Bar {
  /** The lowest score, 0-100. */
  readonly minScore: number | undefined;
  /** The least severe finding that fails; those that a baseline knows never do. */
  readonly failOn: "error" | "warning" | "never";
}

const failing: Readonly<Record<Bar["failOn"], readonly Severity[]>> = { error: ["error"], warning: ["error", "warning"], never: [] };
const unreadable: readonly string[] = ["syntax", "merge-conflict", "too-large", "encoding"];

function codeFor({ findings, score, project }: ReportInput["report"], { minScore, failOn }: Bar): number {
  if (project.manifest.problems.some(({ code }) => unreadable.includes(code))) return exitCode.wrongUse;
  if (minScore !== undefined && score.value < minScore) return exitCode.below;
  return findings.some(({ severity, known }) => !known && failing[failOn].includes(severity)) ? exitCode.below : exitCode.clean;
}
