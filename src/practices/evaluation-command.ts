const evaluationCommand =
  /\b(?:promptfoo(?:@\S+)?\s+eval|deepeval\s+test|ragas\s+evaluate|lm[_-]eval|inspect\s+eval|giskard\s+scan|opik\s+evaluate|mlflow\s+evaluate|evals?\b.*\brun\b)|\bpytest\b[^|;&]*\bevals?(?:uation)?s?\b|\bpython3?\s+(?:-m\s+)?\S*\beval(?:s|uate|uation)?(?:[_./-]\w+)*(?:\.py)?\b|\buses promptfoo\/promptfoo-action\b/;

/** Whether a command line runs an evaluation: a known evaluation tool, pytest on an `evals` folder, a script called `evaluate…`. */
export function isEvaluationLine(text: string): boolean {
  return evaluationCommand.test(text);
}
