import { unifiedDiff } from "../../formats/unified-diff.js";
import { scaffolds } from "../../scaffolds/index.js";
import { planScaffold } from "../../scaffolds/plan-scaffold.js";
import { keyOf } from "../../scaffolds/question.js";
import { questionsOf, withAnswers } from "../../scaffolds/with-answers.js";
import { toChanges } from "../../text/file-change.js";
import { applyToDisk } from "../apply-to-disk.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { onlyRoot, openWorkspace } from "../open-workspace.js";
import { several, toggle } from "../option.js";
import { diffOption } from "../options.js";

const setOption = several(
  {
    name: "set",
    value: "KEY=VALUE",
    form: "KEY=VALUE, such as ci.system=gitlab-ci",
    says: "an answer to what a scaffold asks; may be given several times",
  },
  (text) => {
    const at = text.indexOf("=");
    return at > 0 ? { key: text.slice(0, at).trim(), answer: text.slice(at + 1).trim() } : undefined;
  },
  [],
);

/** Writes a scaffold into the project at `path`. Never overwrites. */
export const add = defineCommand({
  name: "add",
  usages: [
    { operands: "<what> [path]", does: "write what is missing, such as a Dockerfile or an evaluation" },
    { operands: "--list", does: "the names of all that can be written" },
  ],
  options: { list: toggle("list", "name all that can be written"), dryRun: diffOption, set: setOption },
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
    const answered = withAnswers(before.project, id, new Map(set.map(({ key, answer }) => [key, answer])));
    if (typeof answered === "string") throw new UsageError(`--set: ${answered}`);
    const { edits, skipped } = planScaffold(answered, id);
    const taken = new Set(set.map(({ key }) => key));
    const guesses = questionsOf(id).filter((question) => !taken.has(keyOf(question)) && question.infer(answered).isGuess);
    if (edits.length > 0)
      for (const question of guesses) {
        const { value } = question.infer(answered);
        const others = question.answers ? ` (${question.answers.filter((one) => one !== value).join(", ")})` : "";
        output.error(`taken    ${keyOf(question)}=${value}; for another${others} give --set ${keyOf(question)}=…\n`);
      }
    if (dryRun) {
      for (const { path, reason } of skipped) output.error(`kept     ${path} (${reason})\n`);
      const changed = edits.flatMap(({ kind, path }) => (kind === "replace" ? [path] : []));
      output.out(unifiedDiff(toChanges(edits, await session.texts(changed))));
      return exitCode.clean;
    }
    for (const { path, reason } of skipped) output.out(`kept     ${path} (${reason})\n`);
    for (const { path, result } of applyToDisk(folder, edits)) output.out(`${result.padEnd(8)} ${path}\n`);
    if (edits.length === 0) return exitCode.clean;
    await session.refresh();
    const after = session.report(root, date);
    output.out(`Readiness ${before.score.value} → ${after.score.value}. Fill in what is marked TODO; placeholders earn nothing.\n`);
    return exitCode.clean;
  },
});

function listing(): string {
  const width = Math.max(...Object.keys(scaffolds).map((name) => name.length));
  return Object.entries(scaffolds)
    .map(([name, { description }]) => `  ${name.padEnd(width)}  ${description}`)
    .join("\n");
}
