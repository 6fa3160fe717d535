import type { Project } from "../project/project.js";
import { runsNothing } from "./runs-nothing.js";

/** Programs that evaluate. */
const tool =
  /\b(?:promptfoo(?:@\S+)?\s+eval|deepeval\s+test|ragas\s+evaluate|lm[_-]eval|inspect\s+eval|giskard\s+scan|opik\s+evaluate|mlflow\s+evaluate|evals?\b.*\brun\b)|\buses promptfoo\/promptfoo-action\b/;
/** The tests of a folder of evaluations. */
const tests = /\bpytest\b[^|;&]*\bevals?(?:uation)?s?\b/;
/** A script that is called after what it does. */
const script = /\bpython3?\s+(?:-m\s+)?\S*\beval(?:s|uate|uation)?(?:[_./-]\w+)*(?:\.py)?\b/;

/** Whether a command line runs an evaluation: a known evaluation tool, pytest on an `evals` folder, a script called `evaluate…`. */
export function isEvaluationLine(text: string): boolean {
  return !runsNothing(text) && (tool.test(text) || tests.test(text) || script.test(text));
}

/** Commands that run the stages of DVC. */
export const reproduces = /\bdvc\s+(?:repro|exp\s+run)\b/;

/** Whether a command runs the stages of DVC, and one of them evaluates. */
export function runsEvaluatingStage(project: Project, text: string): boolean {
  return (
    reproduces.test(text) && project.facts("dvc").some(({ facts }) => facts.stages.some(({ command }) => isEvaluationLine(command.value)))
  );
}
