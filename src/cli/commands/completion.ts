import { defineCommand } from "../command.js";
import { completionScript, shells } from "../completion-scripts.js";
import { exitCode, UsageError } from "../exit-code.js";

/** Prints a script that completes words in a shell. */
export const completion = defineCommand({
  name: "completion",
  usages: [{ operands: shells.join("|"), does: "a script that completes commands, options, rules and scaffolds in a shell" }],
  options: {},
  words: () => shells,
  run(_, { operands: [name], commands, output }) {
    const shell = shells.find((one) => one === name);
    if (!shell) throw new UsageError(`Say for which shell: ${shells.join(", ")}.`);
    output.out(completionScript(shell, commands));
    return exitCode.clean;
  },
});
