import { oncePerModules } from "../project/production-code.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** What a prompt says that makes a model grade. */
const judgePrompt =
  /\b(?:you are|act as|as) an? (?:\w+[ -]){0,4}(?:judge|grader|evaluator|assessor)\b|\b(?:rate|score|grade|evaluate|assess) (?:the|this|each|how) [^.]{0,160}\b(?:from|scale|between|out of|on a)\b[^.]{0,30}\b(?:0|1|one)\b|\bNON_RELEVANT\b|\bscore from (?:0|1) to\b|\b(?:classify|evaluate) the relevance of\b/i;
const judgeName =
  /(?:^|_)(?:llm_?(?:as_?(?:a_?)?)?judge|judge|grader|llm_?grade)(?:_|$)|(?:Judge|Grader)(?:Chain|Agent|LLM|Model|Prompt|Response|Output)?$/;
const modelGraded = /^(?:llm-rubric|model-graded\S*|answer-relevance|context-\w+|factuality|g-eval|select-best|closed-qa|similar)$/;

export const llmJudge: Practice = {
  title: "A language model grades outputs",
  find: (project) => [
    ...toolsInUse(project, "llm-judge"),
    ...project
      .facts("eval")
      .flatMap(({ path, facts }) =>
        facts.assertions
          .filter(({ type }) => modelGraded.test(type.replace(/^not-/, "")))
          .map(({ type, span }) => seen("present", `\`${type}\` in \`${project.relative(path)}\``, { path, span })),
      ),
    ...(project.traits.llm.value ? ownJudges(project.python) : []),
  ],
};

const ownJudges = oncePerModules((modules) =>
  modules.flatMap((module) => {
    if (module.role === "docs") return [];
    const prompt = module.facts.strings.find(({ value }) => value.length > 60 && judgePrompt.test(value));
    if (prompt) return [seen("present", "a prompt that makes a model grade", module.place(prompt.span))];
    const named = [...module.facts.functions, ...module.facts.classes].find(({ name }) => judgeName.test(name));
    return named ? [seen("present", `\`${named.name}\` grades`, module.place(named.span))] : [];
  }),
);
