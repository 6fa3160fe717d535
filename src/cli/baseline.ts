import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { baselineName, makeBaseline } from "../report/baseline.js";
import { exitCode } from "./exit-code.js";
import { openWorkspace } from "./open-workspace.js";
import type { Output } from "./output.js";
import { version } from "./version.js";

/** What `roadworthy baseline` is asked to do. */
export interface BaselineOptions {
  readonly paths: readonly string[];
  /** Say what would be written. */
  readonly dryRun: boolean;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Writes the findings of every project under the given paths as known, over an earlier baseline. Gives the exit code. */
export async function baseline({ paths, dryRun, date }: BaselineOptions, output: Output): Promise<number> {
  for (const path of paths) {
    const { session, folder } = await openWorkspace(path, output);
    for (const root of session.roots) {
      const report = session.report(root, date);
      const file = report.project.resolve(baselineName);
      const known = makeBaseline(report, version);
      if (!dryRun) writeFileSync(join(folder, file), `${JSON.stringify(known, null, 2)}\n`);
      const count = Object.values(known.findings).reduce((sum, places) => sum + Object.values(places).reduce((a, b) => a + b, 0), 0);
      output.out(`${dryRun ? "would write" : "wrote"} ${file}: ${count} known findings, score ${known.score}\n`);
    }
  }
  return exitCode.clean;
}
