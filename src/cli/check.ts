import { basename } from "node:path";
import { nextActions } from "../engine/next-actions.js";
import { html } from "../formats/html.js";
import { json } from "../formats/json.js";
import { pathsIn, type ReportInput } from "../formats/report-input.js";
import { text } from "../formats/text.js";
import { buildProject } from "../project/build-project.js";
import type { Stage } from "../project/stage.js";
import { makeReport } from "../report/report.js";
import { exitCode } from "./exit-code.js";
import { openWorkspace } from "./open-workspace.js";
import type { Output } from "./output.js";
import { version } from "./version.js";

/** What `roadworthy check` is asked to do. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: "text" | "json" | "html";
  readonly verbose: boolean;
  /** Judge as if the project declared this stage. */
  readonly stage?: Stage;
  /** Exit 1 below this score, 0-100. */
  readonly minScore?: number;
  /** Exit 1 when there is a finding of this severity or a worse one that no baseline knows. */
  readonly failOn: "error" | "warning" | "never";
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Checks every project under the given paths and prints the reports. Gives the exit code. */
export async function check(options: CheckOptions, output: Output): Promise<number> {
  const inputs: ReportInput[] = [];
  for (const path of options.paths) {
    const { session, folder } = await openWorkspace(path, output);
    for (const root of session.roots) {
      const project = buildProject(session.snapshot, root, { date: options.date, roots: session.roots, stage: options.stage });
      const report = makeReport(project);
      const edited = new Set(
        report.findings.flatMap(({ fixes }) => fixes.flatMap((fix) => (fix.kind === "edit" ? fix.edits.map((edit) => edit.path) : []))),
      );
      const texts = await session.texts([...pathsIn(report), ...edited]);
      inputs.push({
        report,
        actions: nextActions(session.snapshot, report, texts),
        texts,
        notes: session.snapshot.notes,
        folderName: basename(folder),
        version,
      });
    }
  }
  const formats = { json, html, text: () => text(inputs, { colour: output.colour, verbose: options.verbose }) };
  output.out(formats[options.format](inputs));
  return inputs.reduce((worst, { report }) => Math.max(worst, codeFor(options, report)), exitCode.clean as number);
}

function codeFor({ minScore, failOn }: CheckOptions, { findings, score, project }: ReportInput["report"]): number {
  if (
    project.manifest.problems.some(
      ({ code }) => code === "syntax" || code === "merge-conflict" || code === "too-large" || code === "encoding",
    )
  )
    return exitCode.wrongUse;
  if (minScore !== undefined && score.value < minScore) return exitCode.below;
  const failing = failOn === "never" ? [] : failOn === "warning" ? ["error", "warning"] : ["error"];
  return findings.some(({ severity, known }) => !known && failing.includes(severity)) ? exitCode.below : exitCode.clean;
}
