import type { PythonFunction } from "../facts/python-facts.js";
import { indexSteps, modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { callsTo, modulesThat, oncePerModules, ownModules } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { startOf } from "../text/span.js";
import { dotted } from "./dotted.js";
import { seen, useOf } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { usesLanguageModel } from "./uses-language-model.js";

/** Calls that compute a metric or run an evaluation. */
export const metricCall = new RegExp(
  [
    // Functions of libraries. Distances between pairs are features as often as measures.
    /^sklearn\.metrics\.(?!pairwise|_)/,
    /^(?:torchmetrics(?!\.aggregation)|lm_eval|inspect_ai|tensorflow_model_analysis|prophet\.diagnostics|trulens\w*)\./,
    /^(?:rouge_score|nltk\.translate\.bleu_score|sacrebleu|bert_score|seqeval\.metrics|surprise\.accuracy|pycocotools\.cocoeval)\./,
    /^statsmodels\.tools\.eval_measures\./,
    /^timm\.utils\.(?:metrics\.)?accuracy$/,
    dotted("evaluate.load", "datasets.load_metric", "xgboost.cv", "lightgbm.cv"),
    // Evaluations as a whole.
    dotted("ragas.evaluate", "deepeval.evaluate", "deepeval.assert_test", "mlflow.**.evaluate", "azure.ai.evaluation.evaluate"),
    /^agno\.eval\.(?:\w+\.)*\w+Eval$/,
    /^(?:pyspark\.ml\.evaluation|haystack\.components\.evaluators)\./,
    dotted("ultralytics.**.val", "autogluon.**.leaderboard", "autogluon.**.evaluate", "**.model_performance"),
    /^langchain(?:_classic)?\.evaluation\.(?:load_(?:evaluators?|dataset)$|(?:\w+\.)*\w+(?:Eval|Evaluator|EvalChain)\b)/,
    dotted("langsmith.**.evaluate", "langsmith.**.aevaluate", "tensorflow.**.evaluate", "keras.**.evaluate", "tf_keras.**.evaluate"),
    /Trainer\(\)\.(?:evaluate|test|validate)$/,
    // Names that say it wherever they come from.
    /(?:^|\.)(?:cross_val_score|cross_val_predict|cross_validate|evaluate_model|compute_metrics)$/,
    /(?:^|\.)(?:accuracy_score|f1_score|roc_auc_score|r2_score|classification_report|confusion_matrix|(?:root_)?mean_(?:squared|absolute)_error)$/,
  ]
    .map(({ source }) => `(?:${source})`)
    .join("|"),
);

/** Functions that compute a measure by hand. `eval_mode` and the like switch a network's mode, `eval_config` reads what a text says. */
const evaluationFunction =
  /^(?:evaluate(?!_expr|_condition|_policy)|evaluation(?!_)|eval_(?!mode|expr|str|literal|value|code|node|arg|(?:\w+_)?(?:config|settings?|options?|params?|kwargs|value|expression|string)$)|compute_metrics|compute_(?:rouge|bleu|accuracy|f1|perplexity)|(?:compute|calculate|calc)_(?:rmsp?e|s?mape|wm?ape|wer|cer)(?:_|$)|estimate_loss|validation_step|test_step|validate_epoch|_?valid_epoch|hit_rate|mrr|ndcg|(?:recall|precision|ndcg|hit)_at_|judge_|grade_|score_answers?|_?run_(?:\w+_)?evaluations?$|calc_(?:loss|accuracy)_loader)/;

/** What a function takes that asks a model for text: it evaluates nothing, also where it is called `evaluate`. */
const asked = /^(?:temperature|top_p|top_k|num_beams|max_new_tokens)$/;

/** What a function takes that works out something in a page, or what an expression says: that is no evaluation of a model either. */
const worksOut = /^(?:page|browser|browser_context|web_?driver|element|expr|expression|ast_node)$/;

/** Results on held-out data by the names they are kept under: `val_loss`, `test_acc`, `val/f1`. A `validation_error` is what refuses a request. */
const heldOut =
  /^(?!(?:self\.)?_?validation_errors?$)(?:self\.)?_?(?:val|valid|validation|test|eval|holdout|held_out|heldout)[_/](?:\w*_)?(?:loss|acc|accuracy|score|scores|rmsp?e|mse|mae|s?mape|wm?ape|mase|rmsle|crps|f1|auc|r2|wer|bleu|rouge|iou|map|dice|perplexity|error|metrics?)$/i;

/** Trainers of Hugging Face, which give the loss on held-out data as they train. */
const trainer = /^(?:transformers|trl)\.(?:\w+\.)*\w*Trainer$/;

/** Similarity of texts is also how duplicates are found. */
const comparesTexts = /^(?:rouge_score|nltk\.translate|sacrebleu|bert_score)\./;
/** Tools whose calls do so. */
const comparers = new Set(["rouge", "bleu"]);
/** What Evidently does to tell data from data, which judges no model. */
const comparesData =
  /\bevidently\b.*(?:Drift|DataDefinition|Dataset\b|DatasetMissing|ColumnMapping|DataSummary|DataQuality|RowCount|ColumnCount)/;
/** Pictures of data and of clusters, which Yellowbrick draws beside those of predictions. */
const looksAtData = /\byellowbrick\.(?:cluster|features|target|text)\b/;
const measures = /eval|metric|test|valid|score|bench|report/i;

const isJudged = ({ role }: PythonModule) => role !== "docs" && role !== "vendored";
const judgedModules = modulesThat(isJudged);

export const evaluation: Practice = {
  title: "The model is evaluated on held-out data, or its output is",
  find: remembered((project) => [
    ...callsTo(judgedModules(project.python), metricCall)
      .filter(({ call, module }) => !comparesTexts.test(call.name) || measures.test(`${module.path} ${call.scope}`))
      .map(({ call, at }) => seen("present", `\`${call.name}()\` computes a metric`, at)),
    ...evaluatingTrainers(judgedModules(project.python)),
    ...heldOutScores(judgedModules(project.python)),
    ...project
      .withCapability("llm-evaluation", "evaluation")
      .flatMap((tool) => (comparers.has(tool.tool.id) ? [] : useOf(tool)))
      .filter(({ what }) => !comparesData.test(what) && !looksAtData.test(what)),
    ...project.facts("eval").map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.tool})`, startOf(path))),
    ...(learnsOrTalks(project)
      ? [
          ...ownMetrics(judgedModules(project.python)),
          ...ownEvaluations(judgedModules(project.python)),
          ...heldOutResults(ownModules(project)),
        ]
      : []),
  ]),
};

/** Takes those looks at all code one by one. */
export function* evaluationLooks(project: Project): Iterable<unknown> {
  const modules = judgedModules(project.python);
  yield* indexSteps(modules, "calls", "targets");
  yield callsTo(modules, metricCall);
  yield ownMetrics(modules);
  yield heldOutScores(modules);
  yield ownEvaluations(modules);
  yield heldOutResults(ownModules(project));
}

/** Functions of modules of metrics: `metrics.mae`, `utils.metrics.metric`. */
const ofMetrics = /(?:^|\.)(?:metrics?|measures)\.\w+$/;
const predicted = /(?:^|[._])(?:y_?)?(?:preds?|predictions?|predicted|pred|y_?hat|outputs?|hyp(?:othese)?s?|recs|recommended)$/i;
const truth = /(?:^|[._])(?:y|(?:y_?)?(?:trues?|truths?|targets?|labels?|gts?|ground_?truths?|actuals?|references?|refs|y_?test))$/i;

/** Calls that compare predictions with the truth by a function of the project's own, the first of each module. */
export const ownMetrics = oncePerModules((modules) =>
  modulesWith(modules, { calls: ofMetrics }).flatMap(({ facts, place }) => {
    const call = facts.calls.find(({ name, arguments: given }) => {
      const names = given.flatMap(({ value }) => (value.kind === "name" ? [value.value] : []));
      return ofMetrics.test(name) && names.some((one) => predicted.test(one)) && names.some((one) => truth.test(one));
    });
    return call ? [seen("present", `\`${call.name}()\` computes a metric`, place(call.span))] : [];
  }),
);

/** Whether a function evaluates, by its name. */
export function isEvaluation({ name, empty, parameters }: PythonFunction): boolean {
  return evaluationFunction.test(name) && !empty && !parameters.some((one) => asked.test(one.name) || worksOut.test(one.name));
}

/** Names of functions that measure on held-out data where what they keep says so; data and requests are validated too. */
const validates = /^_?(?:do_|run_)?valid(?:ate|ation)(?:_(?:model|(?:one_)?epoch|step|loop))?$/;

/** The first function of a module that evaluates by its name, or by what it keeps: `validate` works out a `val_loss`. */
export function evaluatingFunction(module: PythonModule): PythonFunction | undefined {
  const { facts } = module;
  const routes = routesOf(module);
  return (
    facts.functions.find((one) => isEvaluation(one) && !routes.has(one.name)) ??
    facts.functions.find(
      ({ name, empty }) =>
        validates.test(name) &&
        !empty &&
        facts.assignments.some(({ scope, targets }) => scope.split(".").includes(name) && targets.some((target) => heldOut.test(target))),
    )
  );
}

/** Functions that a graph of agents asks which way to go: `add_conditional_edges("reflect", evaluate_research, …)`. */
function routesOf({ facts }: PythonModule): ReadonlySet<string> {
  const edges = facts.calls.filter(({ name }) => name.endsWith(".add_conditional_edges"));
  return new Set(edges.flatMap((call) => call.arguments.flatMap(({ value }) => (value.kind === "name" ? [value.value] : []))));
}

/** Trainers that are given data to evaluate on. */
export const evaluatingTrainers = oncePerModules((modules) =>
  callsTo(modules, trainer).flatMap(({ call, at }) =>
    call.arguments.some(({ name, value }) => name === "eval_dataset" && value.kind !== "none")
      ? [seen("present", `\`${call.name}()\` is given data to evaluate on`, at)]
      : [],
  ),
);

/** Methods that score a model on what they are given, and data that was held back for it. */
const scoresOn = /\.(?:score|evaluate)$/;
const held =
  /(?:^|[._])(?:x_?)?(?:test|val|valid|validation|holdout|held_?out|dev|eval)(?:[._]|_?(?:x|y|set|data|dataset|ds|df|features?|loader|gen|generator|images?)\b|$)/i;
/** What learners are given to score themselves on while they learn. */
const scoresWhile = /^(?:eval_set|valid_sets|validation_data|validation_split)$/;

/** Scores of data that was held back, the first of each module: `model.score(X_test, y_test)`, `fit(…, validation_data=…)`. */
export const heldOutScores = oncePerModules((modules) =>
  modulesWith(modules, { calls: learnsOrScores }).flatMap(({ facts, place }) => {
    const call = facts.calls.find(
      ({ name, arguments: given }) =>
        (scoresOn.test(name) && given[0]?.value.kind === "name" && held.test(given[0].value.value)) ||
        (learns.test(name) && given.some((one) => scoresWhile.test(one.name ?? "") && one.value.kind !== "none")),
    );
    return call ? [seen("present", `\`${call.name}()\` on data that was held back`, place(call.span))] : [];
  }),
);

const learns = /\.(?:fit|fit_generator|train)$/;

function learnsOrScores(name: string): boolean {
  return scoresOn.test(name) || learns.test(name);
}

function learnsOrTalks(project: Project): boolean {
  return project.traits.trains.value || usesLanguageModel(project);
}

/** The first function of each module that evaluates by its name. */
const ownEvaluations = oncePerModules((modules) =>
  modules.flatMap((module) => {
    const own = evaluatingFunction(module);
    return own ? [seen("present", `\`${own.name}()\` evaluates`, module.place(own.span))] : [];
  }),
);

/** The first result on held-out data that each module keeps. */
const heldOutResults = oncePerModules((modules) =>
  modulesWith(modules, { targets: heldOut, strings: heldOut }).flatMap((module) => {
    const kept = module.facts.assignments.find(({ targets }) => targets.some((target) => heldOut.test(target)));
    if (kept) return [seen("present", `\`${kept.targets.join(", ")}\` is computed`, module.place(kept.span))];
    const named = module.facts.strings.find(({ value }) => heldOut.test(value));
    return named ? [seen("present", `\`${named.value}\` is reported`, module.place(named.span))] : [];
  }),
);
