import { formats } from "../../formats/formats.js";
import type { ReportInput } from "../../formats/report-input.js";
import { barOptions, codeFor } from "../bar.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { checkFleet, shardOf } from "../fleet/check-fleet.js";
import { fleetOptions } from "../fleet/fleet-options.js";
import { repositoriesOf } from "../fleet/repositories.js";
import { formatOption } from "../format-option.js";
import { openWorkspace } from "../open-workspace.js";
import { toggle, value } from "../option.js";
import { stageOption } from "../options.js";
import { readReports } from "../read-reports.js";
import { reportInputs } from "../report-inputs.js";
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
    base: value(
      {
        name: "base",
        value: "FILE",
        form: "a report",
        says: "an earlier report of `check --format json`: the Markdown summary says what changed since",
      },
      (file) => file || undefined,
    ),
    verbose: toggle("verbose", "show every practice, met or not"),
    ...fleetOptions,
  },
  async run({ format: targets, stage, base: baseFile, verbose, minScore, failOn, ...fleet }, { operands, date, output }) {
    const bar = { minScore, failOn };
    const { reports, repositories: list, shard, timeLimit = 300, force } = fleet;
    if (fleet.list) {
      for (const { name } of shardOf(repositoriesOf(operands, list), shard)) output.out(`${name}\n`);
      return exitCode.clean;
    }
    if (reports !== undefined) {
      if (verbose || baseFile !== undefined || targets.some(({ format }) => format !== "text"))
        throw new UsageError("--reports writes JSON; `roadworthy merge` makes a page of it.");
      const repositories = repositoriesOf(operands, list);
      return checkFleet({ repositories, shard, reports, timeLimit, force, stage, date, bar }, output);
    }
    if (list !== undefined || shard || force) throw new UsageError("Say where results are to be written: --reports DIR.");
    const base = baseFile === undefined ? undefined : { label: baseFile, reports: readReports(baseFile) };
    const inputs: ReportInput[] = [];
    for (const path of operands.length > 0 ? operands : ["."])
      inputs.push(...(await reportInputs(await openWorkspace(path, output), { date, stage })));
    for (const { format, file } of targets) {
      const written = formats[format].render(inputs, { colour: output.colour && file === undefined, verbose, base });
      if (file === undefined) output.out(written);
      else writeToFile(file, written);
    }
    return Math.max(exitCode.clean, ...inputs.map(({ report }) => codeFor(report, bar)));
  },
});
