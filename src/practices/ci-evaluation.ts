import { type CiCommand, ciCommands } from "../project/ci-commands.js";
import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { isEvaluationLine, runsEvaluatingStage } from "./evaluation-command.js";
import { evaluationThreshold } from "./evaluation-threshold.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { isTestCommand } from "./test-command.js";

const pythonTests = /py\.?test|unittest|tox|nox/;
const pythonScript = /\bpython3?\s+(?:-\w\s+)*([\w./-]+\.py)\b([^|;&]*)/;

export const ciEvaluation: Practice = {
  title: "CI evaluates the model",
  find: remembered((project) => {
    const gates = evaluationThreshold.find(project).flatMap(({ at }) => at?.path ?? []);
    return ciCommands(project)
      .filter(
        (command) => isEvaluationLine(command.text) || runsGate(project, command, gates) || runsEvaluatingStage(project, command.text),
      )
      .map(({ text, at }) => seen("wired", `CI runs \`${text.slice(0, 80)}\``, at));
  }),
};

/** Whether a command runs a file that holds a metric to a limit: the tests, where one of them does, or that script. */
function runsGate(project: Project, { text }: CiCommand, gates: readonly string[]): boolean {
  if (gates.length === 0) return false;
  if (isTestCommand(text) && pythonTests.test(text))
    return gates.some((path) => project.role(path) === "test" || /(?:^|\/)test/.test(path));
  const [, written, given = ""] = pythonScript.exec(text) ?? [];
  if (written === undefined) return false;
  // A script may be told by name which module to run.
  const modules = given.split(/\s+/).filter((word) => /^[a-z]\w+$/i.test(word));
  const scripts = [written.replace(/^(?:\.{1,2}\/)+/, ""), ...modules.map((name) => `${name}.py`)];
  return gates.some((path) => scripts.some((script) => path === script || path.endsWith(`/${script}`)));
}
