import type { PythonCheck } from "../facts/python-facts.js";
import { modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { callsTo, oncePerModules, oncePerModulesInSteps } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { namesRead } from "../semantics/names-in.js";
import { lastPart } from "../text/last-part.js";
import { startOf } from "../text/span.js";
import { flatMapInSteps, type Steps } from "../text/steps.js";
import { dotted } from "./dotted.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { words } from "./words.js";

const metric = words(
  "accuracy|acc|f1|auc|iou|map50",
  "rmse|mse|mae|mape|r2|perplexity|wer|cer",
  "bleu|rouge\\w*|hit_rate|mrr|ndcg",
  "faithfulness|relevanc[ey]|relevancy|groundedness",
);
/** Names that are metrics where the code is about models: anything may be called a score, and a download may succeed. */
const looseMetric = words("scores?|metrics?|map|precision|recall|loss|similarity|correctness", "pass_rate|success_rate|error_rate");

/** What makes such a name mean something else. */
const otherScore = words(
  // How training goes on: early stopping, the best checkpoint, a schedule.
  "best_?so_?far|patience|early(?:_stop\\w*)?|min_delta|epochs?|learning_rate|steps?",
  // How much there is of something, and how long it takes.
  "len|counts?|num|n|size|shape|time|latency|duration",
  // How sure a prediction is, and how near a search result.
  "confidence|conf|probas?|retriev\\w*|rerank\\w*|search\\w*|hits?|neighbou?rs?|distances?|score_threshold|similarity_threshold",
  // Limits of other things.
  "drift|coverage|credit|health|range|timer|nan",
);

/** Calls that act on a metric: they register, promote or deploy a model, or give it up. */
const actsOnModel = words("register", "promot\\w*", "transition_model\\w*", "deploy", "push_to_hub", "create_model_version", "rollback");
const judgesModel = /(?:approve|reject|bless|accept)_(?:model|candidate|version|package|deployment|challenger)/;
const setsAlias = /set_registered_model_alias$/;
const stops = /^raise$|^(?:sys\.)?exit$|^os\._exit$|^pytest\.fail$|(?:^|\.)(?:abort|cancel|fail)$/;
const acts = [actsOnModel, judgesModel, setsAlias, stops];

/** Functions and classes that are gates by their documentation. */
const gateCall = dotted(
  "deepeval.assert_test",
  "mlflow.**.validate_evaluation_results",
  "mlflow.**.MetricThreshold",
  "tensorflow_model_analysis.**.MetricThreshold",
  "tensorflow_model_analysis.**.Generic*Threshold",
  "tensorflow_model_analysis.**.*ValueThreshold",
  "sagemaker.workflow.conditions.Condition*",
  "deepchecks.**.add_condition*",
);
const pipelineCondition = dotted("kfp.dsl.Condition", "kfp.dsl.If");
const unitAssertion = /^self\.assert(?:Greater|Less)(?:Equal)?$/;

export const evaluationThreshold: Practice = {
  title: "An evaluation metric has a limit that something acts on",
  find: remembered((project) => [
    ...callsTo(project.python, gateCall).map(({ call, at }) => seen("present", `\`${call.name}()\` sets a limit`, at)),
    ...project
      .facts("eval")
      .filter(({ facts }) => facts.assertions.length > 0)
      .map(({ path, facts }) => seen("present", `${facts.assertions.length} assertions in \`${project.relative(path)}\``, startOf(path))),
    ...limits(project.python),
    ...verdicts(project.python),
    ...conditions(project.python),
  ]),
};

/** The longest look that this takes, in steps. */
export function thresholdLooks(project: Project): Steps<unknown> {
  return limits.steps(project.python);
}

/** Comparisons of a metric that a test asserts or that a gate acts on. */
const limits = oncePerModulesInSteps((modules) =>
  flatMapInSteps(modules, (module) =>
    module.facts.checks
      .filter((check) => isGate(module, check))
      .map(({ left, operator, right, span }) => seen("present", `\`${left} ${operator} ${right}\` is acted on`, module.place(span))),
  ),
);

/** A number, or a name that says it is a limit. */
const limitName = /^-?\d*\.?\d+(?:e-?\d+)?$|thresh|min|max|floor|limit|baseline|target|expected|required|bound|tol/i;

function isGate(module: PythonModule, check: PythonCheck): boolean {
  const { left, right, operator, does } = check;
  const { role, form } = module;
  const sides = `${left} ${right}`;
  if (role === "vendored" || !isMetric(module, sides) || !canFail(left, operator, right) || isEquality(left)) return false;
  // A gate may compare with what is in production.
  if (check.form === "if")
    return (
      isNamedLimit(left) ||
      isNamedLimit(right) ||
      does.some((one) => acts.some((pattern) => pattern.test(one))) ||
      setsFlag(module, check) ||
      decides.test(lastPart(check.scope))
    );
  const isLimited = limitName.test(left) || limitName.test(right);
  return form === "module" && isLimited && isAboutModels(module);
}

/** Functions that say whether a model may take the place of another. */
const decides =
  /^_?(?:should|can|may|is|compare_and|check|decide|maybe)_(?:\w+_)?(?:promot|deploy|replac|regist)|(?:promotion|deploy(?:ment)?)_(?:decision|strategy|gate|check|trigger)/;

/** What says whether a model is good enough: `accepted = low <= metric_value <= high`. */
const verdictName = /^(?:(?:is|was|model|candidate)_)*(?:accept(?:ed|able)|approved|pass(?:ed|es)?|qualifie[sd]|good_enough)$/i;

/** Verdicts over a metric that are kept under a name that says so, and those that a deciding function gives back. */
const verdicts = oncePerModules((modules) =>
  modules.flatMap((module) => {
    if (module.role === "vendored" || module.form !== "module") return [];
    const { facts, place } = module;
    const kept = facts.assignments.filter(
      ({ targets, value }) =>
        value.kind === "other" && targets.some((target) => verdictName.test(target)) && isHeldToLimit(module, value.names),
    );
    const given = facts.returns.filter(
      ({ value, scope }) => value.kind === "other" && decides.test(lastPart(scope)) && value.names.some((name) => isMetric(module, name)),
    );
    return [...kept, ...given].map(({ span }) => seen("present", "a verdict over a metric", place(span)));
  }),
);

/** Whether a value is worked out of a metric and a limit that has a name. */
function isHeldToLimit(module: PythonModule, names: readonly string[]): boolean {
  return names.some((name) => isMetric(module, name)) && names.some((name) => /thresh|min|max|floor|limit|required/i.test(lastPart(name)));
}

/** A limit that says of which metric it is: `min_f1`, `recall_threshold`. */
function isNamedLimit(text: string): boolean {
  // `THRESHOLDS["groundedness"]`: one of a table of limits.
  const key = /(?:^|_|\.)(?:THRESHOLDS?|LIMITS|MINIMUMS?|FLOORS?|PASS_?MARKS?)\[["'](\w+)["']\]$/i.exec(text)?.[1];
  if (key !== undefined) return metric.test(key) || looseMetric.test(key);
  const name = lastPart(text);
  return (
    /^[a-z_]\w*$/i.test(name) &&
    (metric.test(name) || looseMetric.test(name)) &&
    /(?:^|_)(?:min|minimum|max|maximum|required|threshold|floor|pass_?mark)(?:_|$)/i.test(name)
  );
}

/** A flag that lets a model pass, or holds it back. */
const passFlag = /^(?:(?:should|can|may|do|is)_)?(?:deploy|promot|register|approv|bless)\w*(?:_flag|_model)?$/i;
/** How far, in UTF-16 units, the start of a condition's branch may be from it. */
const nearBranch = 80;

/** Whether the branch of a condition starts by setting a flag that decides over the model. */
function setsFlag({ facts }: PythonModule, { scope, span }: PythonCheck): boolean {
  return facts.assignments.some(
    (one) =>
      one.scope === scope &&
      one.span.start >= span.end &&
      one.span.start - span.end <= nearBranch &&
      one.targets.some((target) => passFlag.test(target)),
  );
}

function isMetric(module: PythonModule, text: string): boolean {
  return (metric.test(text) || (looseMetric.test(text) && isAboutModels(module))) && !otherScore.test(text);
}

function isAboutModels({ path, facts: { imports } }: PythonModule): boolean {
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

/** `abs(first - second) < 0.001` says that two figures are the same, not that they are good. */
function isEquality(left: string): boolean {
  return /\bf?abs\(.*\s-\s/.test(left);
}

/** `assertGreater(metrics["f1"], 0.8)` and conditions of pipelines. */
const conditions = oncePerModules((modules) =>
  modulesWith(modules, { calls: (name) => pipelineCondition.test(name) || unitAssertion.test(name) }).flatMap((module) =>
    module.facts.calls.flatMap((call) => {
      const isCondition = pipelineCondition.test(call.name);
      if (!isCondition && !unitAssertion.test(call.name)) return [];
      const names = call.arguments.flatMap(({ value }) => namesRead(value));
      return isCondition || (isAboutModels(module) && names.some((name) => isMetric(module, name)))
        ? [seen("present", `\`${call.name}()\` on ${names[0] ?? "a metric"}`, module.place(call.span))]
        : [];
    }),
  ),
);
