import type { PythonCheck } from "../facts/python-facts.js";
import { callsTo, oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

const metric =
  /(?:^|[^a-z])(?:accuracy|acc|f1|precision|recall|auc|rmse|mse|mae|mape|r2|score|scores|loss|perplexity|bleu|rouge\w*|hit_rate|mrr|ndcg|faithfulness|relevanc[ey]|relevancy|groundedness|correctness|similarity|pass_rate|success_rate|wer|cer|iou|map50|metrics?)(?:[^a-z]|$)/i;
/** Words of such names that mean something else: a search score, a decision threshold, early stopping. */
const otherScore =
  /best_?so_?far|patience|early|min_delta|epoch|learning_rate|len\(|count|confidence|proba|retriev|rerank|search|distance|drift|coverage|time|latency|num_|n_|size|shape|step/i;

/** What an `if` has to do to be a gate. */
const acts =
  /^raise$|^(?:sys\.)?exit$|^os\._exit$|(?:^|\.)(?:\w*_)?(?:register|promot|transition_model|deploy|approve|reject|rollback|abort|fail|push_to_hub|create_model_version|set_registered_model_alias|cancel)\w*$/;

/** Functions and classes that are gates by their documentation. */
const gateCall =
  /^(?:deepeval\.assert_test|mlflow\.(?:\w+\.)*(?:validate_evaluation_results|MetricThreshold)|mlflow\.models\.MetricThreshold|tensorflow_model_analysis\.(?:\w+\.)*(?:MetricThreshold|GenericValueThreshold|GenericChangeThreshold|ValueThreshold)|tfma\.\w+Threshold|sagemaker\.workflow\.conditions\.Condition\w+|deepchecks\.\w+\.checks\..*add_condition\w*)/;
const unitAssertion = /^self\.assert(?:Greater|Less)(?:Equal)?$/;

export const evaluationThreshold: Practice = {
  title: "An evaluation metric has a limit that something acts on",
  find: (project) => [
    ...callsTo(project.python, gateCall).map(({ call, at }) => seen("present", `\`${call.name}()\` sets a limit`, at)),
    ...project
      .facts("eval")
      .filter(({ facts }) => facts.assertions.length > 0)
      .map(({ path, facts }) => seen("present", `${facts.assertions.length} assertions in \`${project.relative(path)}\``, startOf(path))),
    ...limits(project.python),
    ...conditions(project.python),
  ],
};

/** Comparisons of a metric that a test asserts or that a gate acts on. */
const limits = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.checks
      .filter((check) => isGate(module, check))
      .map(({ left, operator, right, span }) => seen("present", `\`${left} ${operator} ${right}\` is acted on`, module.place(span))),
  ),
);

/** A number, or a name that says it is a limit. */
const limitName = /^-?\d*\.?\d+(?:e-?\d+)?$|thresh|min|max|floor|limit|baseline|target|expected|required|bound|tol/i;

function isGate({ role, form, facts, path }: PythonModule, { form: kind, left, right, operator, does }: PythonCheck): boolean {
  const sides = `${left} ${right}`;
  if (role === "vendored" || !metric.test(sides) || otherScore.test(sides) || !canFail(left, operator, right)) return false;
  // A gate may compare with what is in production.
  if (kind === "if") return does.some((one) => acts.test(one));
  const isLimited = limitName.test(left) || limitName.test(right);
  return form === "module" && isLimited && isAboutModels(facts, path);
}

/** An assertion counts where the module has to do with models: anything may be called a score. */
function isAboutModels({ imports }: PythonModule["facts"], path: string): boolean {
  return (
    /eval|model|train|predict|metric|pipeline|classif|regress/i.test(path) ||
    imports.some(({ module }) => /sklearn|torch|tensorflow|keras|model|train|eval|predict/i.test(module))
  );
}

/** `> 0` and `>= 0` pass everything, and so does `<= 1`. */
function canFail(left: string, operator: PythonCheck["operator"], right: string): boolean {
  const [bound, above] = Number.isNaN(Number(right)) ? [Number(left), operator.startsWith("<")] : [Number(right), operator.startsWith(">")];
  if (Number.isNaN(bound)) return true;
  return above ? bound > 0 : bound !== 0 && bound !== 1;
}

/** `assertGreater(metrics["f1"], 0.8)` and conditions of pipelines. */
const conditions = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.calls.flatMap((call) => {
      const names = call.arguments.flatMap(({ value }) =>
        value.kind === "name" ? [value.value] : value.kind === "other" ? value.names : [],
      );
      const isAsserted = unitAssertion.test(call.name) && names.some((name) => metric.test(name) && !otherScore.test(name));
      const isCondition = /^kfp\.dsl\.(?:Condition|If)$/.test(call.name);
      return isAsserted || isCondition ? [seen("present", `\`${call.name}()\` on ${names[0] ?? "a metric"}`, module.place(call.span))] : [];
    }),
  ),
);
