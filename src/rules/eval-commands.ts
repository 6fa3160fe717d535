import { type CiCommand, ciCommands } from "../project/ci-commands.js";
import type { Project } from "../project/project.js";

const evaluationCommand =
  /\b(?:promptfoo(?:@\S+)?\s+eval|deepeval\s+test|ragas\s+evaluate|lm[_-]eval|inspect\s+eval|giskard\s+scan|opik\s+evaluate|mlflow\s+evaluate|evals?\b.*\brun\b)|\bpytest\b[^|;&]*\bevals?(?:uation)?s?\b|\bpython3?\s+(?:-m\s+)?\S*\beval(?:s|uate|uation)?(?:[_./-]\w+)*(?:\.py)?\b|\bcml\s+(?:comment|pr)\b/;

/** Whether a command line runs an evaluation: a known evaluation tool, pytest on an `evals` folder, a script called `evaluate…`, or one the manifest declares. */
export function isEvaluationCommand(project: Project, text: string): boolean {
  if (evaluationCommand.test(text) || /\buses promptfoo\/promptfoo-action\b/.test(text)) return true;
  const { evals, commands } = project.manifest.value;
  const declared = [...(evals ?? []).map(({ command }) => command), commands?.evaluate].filter(
    (command) => command !== undefined && command.trim().length > 3,
  );
  return declared.some((command) => command !== undefined && text.includes(command.trim()));
}

/** The CI commands that run an evaluation. */
export function evaluationCommands(project: Project): readonly CiCommand[] {
  return ciCommands(project).filter(({ text }) => isEvaluationCommand(project, text));
}
