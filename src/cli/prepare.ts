import { existsSync } from "node:fs";
import { join } from "node:path";
import { planChanges } from "../engine/plan-changes.js";
import { prepareSteps } from "../engine/prepare-steps.js";
import { unifiedDiff } from "../formats/unified-diff.js";
import { buildProject } from "../project/build-project.js";
import type { Stage } from "../project/stage.js";
import { judgeProject } from "../report/judge-project.js";
import { makeReport } from "../report/report.js";
import { toEdit } from "../text/file-change.js";
import { applyToDisk } from "./apply-to-disk.js";
import { exitCode, UsageError } from "./exit-code.js";
import { openWorkspace } from "./open-workspace.js";
import type { Output } from "./output.js";

/** What `roadworthy prepare` is asked to do. */
export interface PrepareOptions {
  readonly path: string;
  /** The stage to make ready for; the declared one where absent. */
  readonly stage?: Stage;
  /** Print what would be written as a unified diff, and write nothing. */
  readonly dryRun: boolean;
  readonly date: string;
}

/** Writes everything that a stage asks for and that can be written, as one set. Never overwrites. Gives the exit code. @throws UsageError where it is unclear which project is meant. */
export async function prepare({ path, stage, dryRun, date }: PrepareOptions, output: Output): Promise<number> {
  const { folder, session } = await openWorkspace(path, output);
  const { roots, snapshot } = session;
  const [root = ""] = roots;
  if (roots.length > 1 && !roots.includes(""))
    throw new UsageError(`There are ${roots.length} projects here; name one:\n${roots.map((one) => `  ${one}`).join("\n")}`);
  const report = makeReport(buildProject(snapshot, root, { date, roots, stage }));
  const name = folder.slice(folder.search(/[^\\/]*$/));
  const { scaffolds, steps } = prepareSteps(report, report.project.stage, name);
  const { changes, project } = await planChanges({ snapshot, project: report.project }, steps, {
    texts: (paths) => session.texts(paths),
    exists: async (file) => existsSync(join(folder, file)),
  });
  if (changes.length === 0) {
    output.out(`Nothing that Roadworthy can write is missing at stage ${report.project.stage}.\n`);
    return exitCode.clean;
  }
  const edits = changes.map(toEdit);
  if (dryRun) {
    output.out(unifiedDiff(edits, new Map(changes.flatMap(({ path: file, before }) => (before === undefined ? [] : [[file, before]])))));
    return exitCode.clean;
  }
  for (const { path: file, result } of applyToDisk(folder, edits)) output.out(`${result.padEnd(8)} ${file}\n`);
  output.out(
    `Readiness at stage ${report.project.stage}: ${report.score.value} → ${judgeProject(project).score.value}, by ${scaffolds.join(", ")}. Fill in what is marked TODO; placeholders earn nothing.\n`,
  );
  return exitCode.clean;
}
