import { formats } from "../../formats/formats.js";
import { markKnown } from "../../formats/mark-known.js";
import type { ReportInput } from "../../formats/report-input.js";
import { projectName, toReportJson } from "../../formats/to-report-json.js";
import { barOptions, codeFor } from "../bar.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { checkFleet, shardOf } from "../fleet/check-fleet.js";
import { fleetOptions } from "../fleet/fleet-options.js";
import { repositoriesOf } from "../fleet/repositories.js";
import { formatOption } from "../format-option.js";
import { openWorkspace } from "../open-workspace.js";
import { toggle, words } from "../option.js";
import { stageOption } from "../options.js";
import { Progress } from "../progress.js";
import { readReports } from "../read-reports.js";
import { reportInputs } from "../report-inputs.js";
import { reportsSince } from "../since.js";
import { untilInterrupted } from "../until-interrupted.js";
import { type Watched, watchReports } from "../watch-reports.js";
import { writeToFile } from "../write-to-file.js";

/** Checks every project under the given paths and prints the reports; or judges many repositories, each into a file of its own. */
export const check = defineCommand({
  name: "check",
  usages: [
    { operands: "[path…]", does: "report on the projects there (default: this folder)" },
    { operands: "--reports DIR [path…]", does: "judge many repositories, or a shard of them, each into a file of its own" },
  ],
  options: {
    format: formatOption,
    stage: stageOption,
    ...barOptions,
    base: words({
      name: "base",
      value: "FILE",
      form: "a report",
      says: "an earlier report of `check --format json`: the Markdown summary says what changed since",
    }),
    since: words({
      name: "since",
      value: "REF",
      form: "a branch, tag or commit",
      says: "let only findings fail that are new since the work left REF",
    }),
    watch: toggle("watch", "check again whenever a file changes, until Ctrl-C"),
    verbose: toggle("verbose", "show every practice, met or not"),
    ...fleetOptions,
  },
  async run({ format: targets, stage, base: baseFile, since, watch, verbose, minScore, failOn, ...fleet }, { operands, date, output }) {
    const bar = { minScore, failOn };
    const { reports, repositories: list, shard, timeLimit = 300, force } = fleet;
    if (fleet.list) {
      for (const { name } of shardOf(repositoriesOf(operands, list), shard)) output.out(`${name}\n`);
      return exitCode.clean;
    }
    if (reports !== undefined) {
      if (verbose || watch || (baseFile ?? since) !== undefined || targets.some(({ format }) => format !== "text"))
        throw new UsageError("--reports writes JSON of what is there; `roadworthy merge` makes a page of it.");
      const repositories = repositoriesOf(operands, list);
      return checkFleet({ repositories, shard, reports, timeLimit, force, stage, date, bar }, output);
    }
    if (list !== undefined || shard || force) throw new UsageError("Say where results are to be written: --reports DIR.");
    const paths = operands.length > 0 ? operands : ["."];
    if (watch && (paths.length > 1 || targets.some(({ format }) => format !== "text")))
      throw new UsageError("--watch takes one folder, and prints text.");
    let base = baseFile === undefined ? undefined : { label: baseFile, reports: readReports(baseFile) };
    const inputs: ReportInput[] = [];
    const progress = new Progress(output);
    const judging = { date, stage, onProgress: (done: number, total: number) => progress.show(`Judged ${done}/${total} projects`) };
    let watched: Watched | undefined;
    for (const path of paths) {
      const opened = await openWorkspace(path, output);
      const found = await reportInputs(opened, judging);
      if (watch) watched = { opened, reports: found.map(toReportJson) };
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
    if (watched) {
      const from = watched;
      await untilInterrupted((stop) => watchReports(from, judging, output, stop));
      return exitCode.clean;
    }
    for (const input of inputs) {
      const { value } = input.report.score;
      if (input.report.unreadable) continue;
      if (minScore !== undefined && value < minScore)
        output.error(`roadworthy: the score of ${projectName(input)} is ${value}, below ${minScore}.\n`);
    }
    return Math.max(exitCode.clean, ...inputs.map(({ report }) => codeFor(report, bar)));
  },
});
