import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { planChanges } from "../../engine/plan-changes.js";
import { prepareSteps } from "../../engine/prepare-steps.js";
import { unifiedDiff } from "../../formats/unified-diff.js";
import { buildProject } from "../../project/build-project.js";
import { judgeProject } from "../../report/judge-project.js";
import { catalogue } from "../../rules/catalogue.js";
import { toEdit } from "../../text/file-change.js";
import { answersOption, guessLines, problemWith } from "../answers.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { onlyRoot, openWorkspace } from "../open-workspace.js";
import { diffOption, stageOption } from "../options.js";
import { writeEdits } from "../write-edits.js";

/** Writes everything that a stage asks for and that can be written, as one set. Never overwrites. */
export const prepare = defineCommand({
  name: "prepare",
  usages: [{ operands: "[path]", does: "write all that the stage lacks and that can be written, as one set" }],
  options: { stage: stageOption, dryRun: diffOption, set: answersOption },
  async run({ stage, dryRun, set }, { operands: [at = "."], date, output }) {
    const { folder, session } = await openWorkspace(at, output);
    const { roots, snapshot } = session;
    const before = buildProject(snapshot, onlyRoot(roots), { date, roots, stage });
    const { outcomes, score } = judgeProject(before);
    const answers = new Map(set.map(({ key, answer }) => [key, answer]));
    const { scaffolds, steps, leftAlone } = prepareSteps({ project: before, rules: catalogue, outcomes }, basename(folder), answers);
    const problem = problemWith(before, scaffolds, answers);
    if (problem !== undefined) throw new UsageError(`--set: ${problem}`);
    for (const line of guessLines(before, scaffolds, answers)) output.error(line);
    const { changes, project } = await planChanges({ snapshot, project: before }, steps, {
      texts: (paths) => session.texts(paths),
      exists: async (file) => existsSync(join(folder, file)),
    });
    for (const { path, reason } of leftAlone) output.error(`kept     ${path} (${reason})\n`);
    if (changes.length === 0) {
      output.out(`Nothing that Roadworthy can write is missing at stage ${before.stage}.\n`);
      return exitCode.clean;
    }
    if (dryRun) {
      output.out(unifiedDiff(changes));
      return exitCode.clean;
    }
    await writeEdits(session, folder, changes.map(toEdit), output);
    output.out(
      `Readiness at stage ${before.stage}: ${score.value} → ${judgeProject(project).score.value}, by ${scaffolds.join(", ")}. Fill in what is marked TODO; placeholders earn nothing.\n`,
    );
    return exitCode.clean;
  },
});
