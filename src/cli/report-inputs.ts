import { basename, relative, sep } from "node:path";
import { nextActions } from "../engine/next-actions.js";
import { pathsIn, type ReportInput } from "../formats/report-input.js";
import { buildProject } from "../project/build-project.js";
import type { Stage } from "../project/stage.js";
import { makeReport } from "../report/report.js";
import type { OpenedWorkspace } from "./open-workspace.js";
import { version } from "./version.js";

/** How the projects of a workspace are judged. */
export interface Judging {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Judge as if the projects declared this stage. */
  readonly stage?: Stage;
  /** Told before each project but the first, since that may take long. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Leaves out next steps, for which much is judged again. */
  readonly withoutActions?: boolean;
}

/** The report on every project of a workspace, with all that a format prints beside it. */
export async function reportInputs(
  { session, folder }: OpenedWorkspace,
  { date, stage, onProgress, withoutActions }: Judging,
): Promise<readonly ReportInput[]> {
  const inputs: ReportInput[] = [];
  const way = relative(process.cwd(), folder).split(sep).join("/");
  const prefix = way === "" ? "" : `${way}/`;
  const { roots } = session;
  for (const [index, root] of roots.entries()) {
    if (index > 0) onProgress?.(index, roots.length);
    const report = makeReport(buildProject(session.snapshot, root, { date, roots, stage }));
    const edited = report.findings.flatMap(({ fixes }) =>
      fixes.flatMap((fix) => (fix.kind === "edit" ? fix.edits.map(({ path }) => path) : [])),
    );
    const texts = await session.texts(new Set([...pathsIn(report), ...edited]));
    inputs.push({
      report,
      actions: withoutActions ? [] : nextActions(session.snapshot, report, texts),
      texts,
      notes: session.snapshot.notes,
      folderName: basename(folder),
      version,
      prefix,
    });
  }
  return inputs;
}
