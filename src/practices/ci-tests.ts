import { ciCommands } from "../project/ci-commands.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { isTestCommand } from "./test-command.js";

export const ciTests: Practice = {
  title: "CI runs the tests",
  find: (project) =>
    ciCommands(project)
      .filter(({ text, triggers }) => (triggers.push || triggers.pullRequest) && isTestCommand(text))
      .map(({ text, at }) => seen("wired", `CI runs \`${text.slice(0, 80)}\``, at)),
};
