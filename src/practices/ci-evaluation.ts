import { ciCommands } from "../project/ci-commands.js";
import { runsOnChange } from "./ci.js";
import { isEvaluationLine } from "./evaluation-command.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const ciEvaluation: Practice = {
  title: "CI evaluates the model",
  find: (project) =>
    ciCommands(project)
      .filter(({ text, ci }) => (runsOnChange(ci) || ci.triggers.schedules.length > 0 || ci.triggers.manual) && isEvaluationLine(text))
      .map(({ text, at }) => seen("wired", `CI runs \`${text.slice(0, 80)}\``, at)),
};
