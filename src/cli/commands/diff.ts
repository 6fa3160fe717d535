import { statSync } from "node:fs";
import { compareReports, type ReportSide } from "../../formats/compare-reports.js";
import { diffMarkdown } from "../../formats/diff-markdown.js";
import { diffText } from "../../formats/diff-text.js";
import { toReportJson } from "../../formats/to-report-json.js";
import { failing } from "../bar.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { openWorkspace } from "../open-workspace.js";
import { choice, toggle, words } from "../option.js";
import { stageOption } from "../options.js";
import { Progress } from "../progress.js";
import { readReports } from "../read-reports.js";
import { type Judging, reportInputs } from "../report-inputs.js";
import { RevisionWorkspace } from "../revision-workspace.js";
import { version } from "../version.js";

/** Shows how two reports differ, or two commits, or what is not committed yet. */
export const diff = defineCommand({
  name: "diff",
  usages: [
    { operands: "[commit [commit]]", does: "how the report of one commit differs from another's, or from the files as they are" },
    { operands: "<report.json> [report.json]", does: "the same for reports that `check --format json` wrote" },
  ],
  options: {
    format: choice({ name: "format", short: "f", choices: ["text", "json", "markdown"], says: "how to print" }, "text"),
    folder: words({ name: "folder", value: "DIR", form: "a folder", says: "the project's folder (default: this one)" }),
    stage: stageOption,
    failOn: choice(
      { name: "fail-on", choices: ["error", "warning", "info", "never"], says: "exit 1 when a finding as severe is new (default: never)" },
      "never",
    ),
    verbose: toggle("verbose", "show all"),
  },
  async run({ format, folder = ".", stage, failOn, verbose }, { operands, date, output }) {
    const [first = "HEAD", second] = operands;
    if (operands.length > 2) throw new UsageError("Give two commits or reports at most.");
    const progress = new Progress(output);
    const judging = {
      date,
      stage,
      withoutActions: true,
      onProgress: (done: number, total: number) => progress.show(`Judged ${done}/${total} projects`),
    };
    let history: RevisionWorkspace | undefined;
    const side = async (operand: string): Promise<ReportSide> => {
      if (isFile(operand)) return { label: operand, reports: readReports(operand) };
      history ??= await RevisionWorkspace.open(folder);
      return revisionSide(history, operand, judging, progress);
    };
    const before = await side(first);
    const after =
      second === undefined
        ? {
            label: "working tree",
            reports: (await reportInputs(await openWorkspace(folder, output), judging)).map(toReportJson),
          }
        : await side(second);
    progress.end();
    const compared = compareReports(before, after, version);
    const formats = {
      json: () => `${JSON.stringify(compared, null, 2)}\n`,
      markdown: () => diffMarkdown(compared),
      text: () => diffText(compared, { colour: output.colour, verbose }),
    };
    output.out(formats[format]());
    const isWorse = compared.projects.some(({ findings }) => findings.new.some(({ severity }) => failing[failOn].includes(severity)));
    return isWorse ? exitCode.below : exitCode.clean;
  },
});

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The reports of a commit. @throws UsageError when there is none. */
async function revisionSide(history: RevisionWorkspace, revision: string, judging: Judging, progress: Progress): Promise<ReportSide> {
  const commit = await history.find(revision);
  const opened = await history.at(commit, (done, total) => progress.show(`Reading ${done}/${total} files of ${revision}`));
  const id = commit.id.slice(0, 10);
  return {
    label: commit.id.startsWith(revision) ? id : `${revision} (${id})`,
    reports: opened ? (await reportInputs(opened, judging)).map(toReportJson) : [],
  };
}
