import { callsTo, oncePerModules, ownModules } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { startOf } from "../text/span.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Calls that compute a metric or run an evaluation. */
export const metricCall =
  /^(?:sklearn\.metrics\.(?!pairwise|_)|torchmetrics\.|evaluate\.load$|datasets\.load_metric$|ragas\.evaluate$|deepeval\.(?:evaluate|assert_test)$|mlflow\.(?:\w+\.)*evaluate$|trulens|langsmith\.(?:\w+\.|\w+\(\)\.)*a?evaluate$|azure\.ai\.evaluation\.evaluate$|lm_eval\.|inspect_ai\.|tensorflow_model_analysis\.|rouge_score\.|nltk\.translate\.bleu_score\.|sacrebleu\.|bert_score\.|seqeval\.metrics\.|statsmodels\.tools\.eval_measures\.|surprise\.accuracy\.|pycocotools\.cocoeval\.)|(?:^|\.)(?:cross_val_score|cross_val_predict|cross_validate|evaluate_model|accuracy_score|f1_score|roc_auc_score|mean_squared_error|root_mean_squared_error|mean_absolute_error|r2_score|classification_report|confusion_matrix|compute_metrics)$|(?:tensorflow|keras)\..*\.evaluate$|Trainer\(\)\.(?:evaluate|test|validate)$|xgboost\.cv$|lightgbm\.cv$|prophet\.diagnostics\./;

/** Functions that compute a measure by hand. `eval_mode` and the like switch a network's mode. */
export const evaluationFunction =
  /^(?:evaluate(?!_expr|_condition|_policy)|evaluation(?!_)|eval_(?!mode|expr)|compute_metrics|compute_(?:rouge|bleu|accuracy|f1|perplexity)|estimate_loss|validation_step|test_step|validate_epoch|_?valid_epoch|hit_rate|mrr|ndcg|(?:recall|precision|ndcg|hit)_at_|judge_|grade_|score_answers?|calc_(?:loss|accuracy)_loader)/;

/** Results on held-out data by the names they are kept under: `val_loss`, `test_acc`, `val/f1`. */
const heldOut =
  /^(?:self\.)?_?(?:val|valid|validation|test|eval|holdout|held_out|heldout)[_/](?:\w*_)?(?:loss|acc|accuracy|score|scores|rmse|mse|mae|mape|f1|auc|r2|wer|bleu|rouge|iou|map|dice|perplexity|error|metrics?)$/i;

/** Similarity of texts is also how duplicates are found. */
const comparesTexts = /^(?:rouge_score|nltk\.translate|sacrebleu|bert_score)\./;
const measures = /eval|metric|test|valid|score|bench|report/i;

const isJudged = ({ role }: PythonModule) => role !== "docs" && role !== "vendored";
const judgedModules = oncePerModules((modules) => modules.filter(isJudged));

export const evaluation: Practice = {
  title: "The model is evaluated on held-out data, or its output is",
  find: (project) => [
    ...callsTo(judgedModules(project.python), metricCall)
      .filter(({ call, module }) => !comparesTexts.test(call.name) || measures.test(`${module.path} ${call.scope}`))
      .map(({ call, at }) => seen("present", `\`${call.name}()\` computes a metric`, at)),
    ...toolsInUse(project, "llm-evaluation", "evaluation"),
    ...project.facts("eval").map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.tool})`, startOf(path))),
    ...(learnsOrTalks(project) ? [...ownEvaluations(judgedModules(project.python)), ...heldOutResults(ownModules(project))] : []),
  ],
};

function learnsOrTalks({ traits }: Project): boolean {
  return traits.trains.value || traits.llm.value;
}

/** The first function of each module that evaluates by its name. */
const ownEvaluations = oncePerModules((modules) =>
  modules.flatMap((module) => {
    const own = module.facts.functions.find(({ name, empty }) => evaluationFunction.test(name) && !empty);
    return own ? [seen("present", `\`${own.name}()\` evaluates`, module.place(own.span))] : [];
  }),
);

/** The first result on held-out data that each module keeps. */
const heldOutResults = oncePerModules((modules) =>
  modules.flatMap((module) => {
    const kept = module.facts.assignments.find(({ targets }) => targets.some((target) => heldOut.test(target)));
    if (kept) return [seen("present", `\`${kept.targets.join(", ")}\` is computed`, module.place(kept.span))];
    const named = module.facts.strings.find(({ value }) => heldOut.test(value));
    return named ? [seen("present", `\`${named.value}\` is reported`, module.place(named.span))] : [];
  }),
);
