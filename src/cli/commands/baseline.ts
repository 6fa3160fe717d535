import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { unreadableNote } from "../../formats/readiness.js";
import { PlaceTable, pathsIn } from "../../formats/report-input.js";
import { baselineName, makeBaseline } from "../../report/baseline.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { openWorkspace } from "../open-workspace.js";
import { dryRunOption } from "../options.js";
import { version } from "../version.js";

/** Writes the findings of every project under the given paths as known, over an earlier baseline. */
export const baseline = defineCommand({
  name: "baseline",
  usages: [{ operands: "[path…]", does: "take today's findings as known: they stay in every report, and fail no build" }],
  options: { dryRun: dryRunOption },
  async run({ dryRun }, { operands, date, output }) {
    for (const path of operands.length > 0 ? operands : ["."]) {
      const { session, folder } = await openWorkspace(path, output);
      for (const root of session.roots) {
        const report = session.report(root, date);
        const broken = unreadableNote(report, new PlaceTable(await session.texts(pathsIn(report))));
        if (broken) throw new UsageError(`${broken} Mend it first.`);
        const file = report.project.resolve(baselineName);
        const known = makeBaseline(report, version);
        if (!dryRun) writeFileSync(join(folder, file), `${JSON.stringify(known, null, 2)}\n`);
        const count = Object.values(known.findings).reduce((sum, places) => sum + Object.values(places).reduce((a, b) => a + b, 0), 0);
        output.out(`${dryRun ? "would write" : "wrote"} ${file}: ${count} known findings, score ${known.score}\n`);
      }
    }
    return exitCode.clean;
  },
});
