import { unifiedDiff } from "../../formats/unified-diff.js";
import { scaffolds } from "../../scaffolds/index.js";
import { planScaffold } from "../../scaffolds/plan-scaffold.js";
import { withAnswers } from "../../scaffolds/with-answers.js";
import { toChanges } from "../../text/file-change.js";
import { answersOption, guessLines } from "../answers.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { onlyRoot, openWorkspace } from "../open-workspace.js";
import { toggle } from "../option.js";
import { diffOption } from "../options.js";
import { writeEdits } from "../write-edits.js";

/** Writes a scaffold into the project at `path`. Never overwrites. */
export const add = defineCommand({
  name: "add",
  usages: [
    { operands: "<what> [path]", does: "write what is missing, such as a Dockerfile or an evaluation" },
    { operands: "--list", does: "the names of all that can be written" },
  ],
  options: { list: toggle("list", "name all that can be written"), dryRun: diffOption, set: answersOption },
  words: () => Object.keys(scaffolds),
  async run({ list, dryRun, set }, { operands: [id, at = "."], date, output }) {
    if (list) {
      output.out(`${listing()}\n`);
      return exitCode.clean;
    }
    if (id === undefined) throw new UsageError(`Say what to add:\n${listing()}`);
    if (!Object.hasOwn(scaffolds, id)) throw new UsageError(`There is no scaffold called "${id}". There are:\n${listing()}`);
    const { folder, session } = await openWorkspace(at, output);
    const root = onlyRoot(session.roots);
    const before = session.report(root, date);
    const answers = new Map(set.map(({ key, answer }) => [key, answer]));
    const answered = withAnswers(before.project, id, answers);
    if (typeof answered === "string") throw new UsageError(`--set: ${answered}`);
    const { edits, skipped } = planScaffold(answered, id);
    if (edits.length > 0) for (const line of guessLines(answered, [id], answers)) output.error(line);
    if (dryRun) {
      for (const { path, reason } of skipped) output.error(`kept     ${path} (${reason})\n`);
      const changed = edits.flatMap(({ kind, path }) => (kind === "replace" ? [path] : []));
      output.out(unifiedDiff(toChanges(edits, await session.texts(changed))));
      return exitCode.clean;
    }
    for (const { path, reason } of skipped) output.out(`kept     ${path} (${reason})\n`);
    if (edits.length === 0) return exitCode.clean;
    await writeEdits(session, folder, edits, output);
    const after = session.report(root, date);
    const change = [before, after].some(({ unreadable }) => unreadable)
      ? `The score is not known: ${after.project.manifest.path} cannot be read`
      : `Readiness ${before.score.value} → ${after.score.value}`;
    output.out(`${change}. Fill in what is marked TODO; placeholders earn nothing.\n`);
    return exitCode.clean;
  },
});

function listing(): string {
  const width = Math.max(...Object.keys(scaffolds).map((name) => name.length));
  return Object.entries(scaffolds)
    .map(([name, { description }]) => `  ${name.padEnd(width)}  ${description}`)
    .join("\n");
}
