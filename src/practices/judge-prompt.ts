import type { Located } from "../text/span.js";

/** Shorter texts say nothing of how to grade. */
const shortest = 60;

const role = /\b(?:you are|act as|as) an? (?:\w+[ -]){0,4}(?:judge|grader|evaluator|assessor)\b/i;
const task = /\byou are (?:evaluating|grading|judging|rating|scoring)\b|\b(?:classify|evaluate) the relevance of\b/i;
const scale =
  /\b(?:rate|score|grade|evaluate|assess) (?:the|this|each|how) [^.]{0,160}\b(?:from|scale|between|out of|on a)\b[^.]{0,30}\b(?:0|1|one)\b|\bscore from (?:0|1) to\b/i;
const verdict = /\bNON_RELEVANT\b/;

/** The first of some texts that is a prompt which makes a model grade: by a role, a task, a scale or a verdict. */
export function judgePromptIn(texts: readonly Located<string>[]): Located<string> | undefined {
  return texts.find(({ value }) => value.length > shortest && [role, task, scale, verdict].some((pattern) => pattern.test(value)));
}
