import { oncePerModules, productionModules } from "../../../project/production-code.js";
import { lastPart } from "../../../text/last-part.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const implicitHyperparameters: CodeCheck = {
  flags:
    "Forests, boosted trees, support vectors, nearest neighbours, clusterings and optimizers that production code trains with no hyperparameter named: the library's defaults decide, and change with its version.",
  silent:
    "Calls that are given anything but a seed, a number of jobs or how much to print, options behind `**`, estimators that a search or `set_params` fills, and notebooks.",
  source: "Sonar S6973",
  languages: ["Python"],
  offByDefault: "Defaults are often a choice, and a lock file keeps them.",
  find: (project) => look(productionModules(project)),
};

const estimator =
  /^sklearn\.(?:ensemble|svm|neighbors|cluster|tree|neural_network)\.(?:\w+\.)*(?:(?:RandomForest|ExtraTrees|GradientBoosting|HistGradientBoosting|AdaBoost|DecisionTree|KNeighbors|MLP)(?:Classifier|Regressor)|SVC|SVR|LinearSVC|KMeans|DBSCAN|AgglomerativeClustering)$|^(?:xgboost|lightgbm|catboost)\.(?:\w+\.)*(?:XGB|LGBM|CatBoost)(?:Classifier|Regressor|Ranker)$/;
/** Arguments that say nothing of the model. */
const aside =
  /^(?:random_state|random_seed|seed|n_jobs|thread_count|verbose|verbosity|silent|device|task_type|probability|class_weight|logging_level)$/;
const fillsLater = /(?:^|\.)(?:set_params|clone|\w*SearchCV|tune_model)$/;

const look = oncePerModules((modules) =>
  modules.flatMap((module): CodeProblem[] => {
    const { calls } = module.facts;
    if (calls.some(({ name }) => fillsLater.test(name))) return [];
    const [first, ...others] = calls.filter(
      ({ name, arguments: given }) => estimator.test(name) && given.every((one) => one.name !== undefined && aside.test(one.name)),
    );
    if (!first) return [];
    return [
      {
        kind: "weak",
        message: `\`${lastPart(first.name)}\` is trained with the library's defaults, which change with its version. Name the hyperparameters that matter, in the configuration.`,
        at: module.place(first.span),
        related: others.slice(0, 10).map(({ span }) => ({ message: "Here too.", at: module.place(span) })),
      },
    ];
  }),
);
