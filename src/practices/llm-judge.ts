import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import { callsTo, oncePerModulesInSteps } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { scriptsOf } from "../project/scripts.js";
import { flatMapInSteps, type Steps } from "../text/steps.js";
import { seen, toolsInUse } from "./evidence-of.js";
import { isModelCall } from "./is-model-call.js";
import { judgePromptIn } from "./judge-prompt.js";
import type { Practice } from "./practice.js";
import { textsOf } from "./texts-of.js";
import { usesLanguageModel } from "./uses-language-model.js";

/** Functions that grade answers by their names; a `judge_distance` does not. */
const judgeFunction =
  /(?:^|_)llm_?(?:as_?(?:a_?)?)?judge(?:_|$)|(?:^|_)llm_?grade(?:_|$)|(?:^|_)(?:judge|grader)$|^judge_(?:answer|response|output|relevance|quality|correctness|faithfulness)/;
const judgeClass = /(?:Judge|Grader)(?:Chain|Agent|LLM|Model|Prompt|Response|Output)?$/;
/** Assertions of promptfoo that a model decides. */
const modelGraded = /^(?:llm-rubric|model-graded\S*|answer-relevance|context-\w+|factuality|g-eval|select-best|closed-qa|similar)$/;
/** Judges of libraries. Of the scorers of `autoevals` a model decides some; the others compute. */
const scorer =
  /^(?:openevals|agentevals)\.(?:\w+\.)*create_\w*llm_as_judge$|^mlflow\.(?:metrics\.genai|genai\.(?:judges|scorers))\.\w+|^pydantic_evals\.evaluators\.(?:\w+\.)*LLMJudge$|^autoevals\.(?:\w+\.)*(?:Factuality|ClosedQA|Battle|Humor|Security|Summary|Sql|Translation|Possible|LLMClassifier|Faithfulness|Answer\w+|Context\w+)/;

/** Evaluators of LangChain, and those of them that compute. */
const evaluator = /^langchain(?:_classic)?\.evaluation\.(?:load_evaluators?$|(?:\w+\.)*\w+EvalChain\b)/;
const computes = /(?:^|\.|\b)(?:(?:exact|regex)_match|(?:pairwise_)?(?:string|embedding)_distance|json_\w+|validity)$/i;

export const llmJudge: Practice = {
  title: "A language model grades outputs",
  find: remembered((project) => [
    ...toolsInUse(project, "llm-judge"),
    ...project
      .facts("eval")
      .flatMap(({ path, facts }) =>
        facts.assertions
          .filter(({ type }) => modelGraded.test(type.replace(/^not-/, "")))
          .map(({ type, span }) => seen("present", `\`${type}\` in \`${project.relative(path)}\``, { path, span })),
      ),
    ...callsTo(project.python, scorer).map(({ call, at }) => seen("present", `\`${call.name}()\` grades`, at)),
    ...callsTo(project.python, evaluator)
      .filter(({ call }) => !call.arguments.some(({ value }) => "value" in value && computes.test(String(value.value))))
      .map(({ call, at }) => seen("present", `\`${call.name}()\` grades`, at)),
    ...(usesLanguageModel(project) ? [...ownJudges(project.python), ...scriptJudges(project)] : []),
  ]),
};

/** The longest look that this takes, in steps. */
export function judgeLooks(project: Project): Steps<unknown> {
  return ownJudges.steps(project.python);
}

const ownJudges = oncePerModulesInSteps((modules) =>
  flatMapInSteps(modules, (module) => {
    if (module.role === "docs" || ranks(module)) return [];
    const prompt = judgePromptIn(textsOf(module.facts));
    if (prompt) return [seen("present", "a prompt that makes a model grade", module.place(prompt.span))];
    // A double stands for a judge in a test of what calls it.
    const isDouble = module.role === "test" && !module.facts.calls.some(({ name }) => isModelCall(name));
    const named = isDouble ? undefined : judgeIn(module);
    return named ? [seen("present", `\`${named.name}\` grades`, module.place(named.span))] : [];
  }),
);

const ranking = /re-?_?rank|(?:^|[/_])rankings?(?:[/_]|$)/i;

/** Whether a module puts what a search found into order: it grades passages for the answer to come, and no answers. */
function ranks({ path, role, facts }: PythonModule): boolean {
  return (
    role === "production" &&
    (ranking.test(path) || facts.classes.some(({ name, bases }) => [name, ...bases].some((one) => ranking.test(one))))
  );
}

function judgeIn({ facts }: PythonModule) {
  return (
    facts.functions.find(({ name, empty }) => !empty && judgeFunction.test(name)) ?? facts.classes.find(({ name }) => judgeClass.test(name))
  );
}

const scriptJudges = remembered((project: Project): readonly Evidence[] => {
  return scriptsOf(project).flatMap(({ role, facts, place }) => {
    if (role === "docs") return [];
    const prompt = judgePromptIn(textsOf(facts));
    if (prompt) return [seen("present", "a prompt that makes a model grade", place(prompt.span))];
    const call = facts.calls.find(({ name }) => scorer.test(name));
    return call ? [seen("present", `\`${call.name}()\` grades`, place(call.span))] : [];
  });
});
