import type { Evidence } from "../../project/evidence.js";
import { modulesWith } from "../../project/modules-with.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, oncePerModules, oncePerModulesInSteps, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { namesRead } from "../../semantics/names-in.js";
import { lastPart } from "../../text/last-part.js";
import { startOf } from "../../text/span.js";
import { flatMapInSteps } from "../../text/steps.js";
import { isStandInData } from "./stand-in-data.js";

const listOrTable = /\.(?:txt|csv|tsv|jsonl?|parquet|feather|lst|list|scp|arrow)(?:\.[a-z]+)?$/i;
const trainingPart = /(?<=^|[/_.-])train(?:ing)?(?=[/_.-])/i;
const heldOutPart = /(?<=^|[/_.-])(?:val|valid|validation|test|dev|eval|hold_?out)(?=[/_.-])/i;

/** Lists and tables that are called alike but for the part of the data: `lists/clips_train.txt` beside `lists/clips_val.txt`; those held out. */
export const filesHeldOut = remembered((project: Project): readonly Evidence[] => {
  const lists = project.files.filter((path) => {
    if (!listOrTable.test(path) || !(trainingPart.test(path) || heldOutPart.test(path))) return false;
    const role = project.role(path);
    return role !== "test" && role !== "example" && role !== "docs" && role !== "vendored";
  });
  const families = new Set(lists.filter((path) => trainingPart.test(path)).map((path) => path.replace(trainingPart, "*")));
  return lists
    .filter((path) => heldOutPart.test(path) && families.has(path.replace(heldOutPart, "*")))
    .map((path) => ({ level: "present", what: `\`${project.relative(path)}\` is kept apart`, at: startOf(path) }));
});

/** Calls that part data so that no row is on both sides. */
const split =
  /(?:^|\.)(?:train_test_split|random_split|randomSplit|KFold|StratifiedKFold|GroupKFold|StratifiedGroupKFold|RepeatedKFold|ShuffleSplit|StratifiedShuffleSplit|GroupShuffleSplit|TimeSeriesSplit|LeaveOneGroupOut|cross_val_score|cross_validate|cross_val_predict|GridSearchCV|RandomizedSearchCV|split_dataset|temporal_train_test_split)$/;

/** Where code splits the data, or loads the part to evaluate on. */
export function codeSplits(project: Project): readonly Evidence[] {
  return [
    ...callsTo(ownModules(project), split)
      .filter((one) => !isStandInData(one))
      .map(({ call, at }): Evidence => ({ level: "present", what: `\`${call.name}()\` splits the data`, at })),
    ...publishedSplits(ownModules(project)),
  ];
}

/** The parts, where a loop or an option names them. */
function namesParts({ facts }: PythonModule): boolean {
  const names = new Set(facts.strings.map(({ value }) => value));
  return names.has("train") && ["validation", "val", "valid", "test", "dev"].some((part) => names.has(part));
}

const kerasData = /^(?:tensorflow\.)?keras\.datasets\.\w+\.load_data$/;

/** Data sets that come in parts: the part is chosen as data is loaded. */
const publishedSplits = oncePerModules((modules): readonly Evidence[] =>
  modulesWith(modules, { calls: kerasData, options: /^(?:split|train|validation_split)$/ }).flatMap((module) =>
    module.facts.calls.flatMap((call): Evidence[] => {
      const chosen = call.arguments.find(
        ({ name, value }) =>
          (name === "split" && value.kind === "string" && /test|val|dev/.test(value.value)) ||
          (name === "split" && value.kind === "name" && /^split$/.test(value.value) && namesParts(module)) ||
          (name === "train" && value.kind === "boolean" && !value.value && /(?:^|\.)[A-Z]\w+$/.test(call.name)) ||
          (name === "validation_split" && value.kind === "number"),
      );
      if (!chosen && !kerasData.test(call.name)) return [];
      const at = module.place(call.span);
      return !isStandInData({ call, at }) ? [{ level: "present", what: `\`${call.name}()\` keeps a part for evaluation`, at }] : [];
    }),
  ),
);

/** Settings, figures and helpers of each part, not the part: a sampler orders the rows of whatever it is given. */
const noData =
  /sampler|optimi[sz]er|schedul|writer|logger|_fn(?:_|$)|mode(?:_|$)|size|steps?(?:_|$)|epochs?|loss|acc(?:uracy)?(?:_|$)|scores?|metrics?|transforms?|param|args|config|path|dir(?:_|$)|time|rate/i;

/** Data that is named after the evaluation that it is for; what is left is called as the data that it is kept apart from. */
const dataForEvaluation = /^(?:eval|evaluation|val|valid|validation|test|dev|holdout)_((?:[a-z]+_)*(?:data|dataset|data_path|files?))$/;

const trainTarget = /(?:^|_)train(?:_|$)/i;

/** Whether a module names data of training, or data that is kept apart from it. */
function mayKeepApart({ facts: { assignments, classes } }: PythonModule): boolean {
  return (
    assignments.some(
      ({ targets, value }) =>
        targets.some((target) => trainTarget.test(target) || dataForEvaluation.test(target)) ||
        namesRead(value).some((name) => dataForEvaluation.test(lastPart(name))),
    ) || classes.some(({ fields }) => fields.some(({ name }) => dataForEvaluation.test(name)))
  );
}

/** Names such as `X_train`, where the same module has an `X_val` or `X_test` too. */
export const keptApart = oncePerModulesInSteps((modules) =>
  flatMapInSteps(modules, (module) => {
    if (!mayKeepApart(module)) return [];
    const targets = module.facts.assignments.flatMap(({ targets, span }) => targets.map((target) => ({ target, span })));
    const train = targets.find(({ target }) => trainTarget.test(target) && !noData.test(target));
    const rest =
      train &&
      targets.some(
        ({ target }) =>
          /(?:^|_)(?:val|valid|validation|test|dev|holdout|eval(?=_(?:data|dataset|set|loader|files?)$))(?:_|$)/i.test(target) &&
          !noData.test(target),
      );
    if (train && rest) return [{ target: train.target, at: module.place(train.span) }];
    // `instruct_data` and `eval_instruct_data`: settings of both, which people fill in.
    const fields = module.facts.classes.flatMap(({ fields, span }) => fields.map(({ name }) => ({ target: name, span })));
    const read = module.facts.assignments.flatMap(({ value, span }) => namesRead(value).map((name) => ({ target: lastPart(name), span })));
    const settings = [...targets, ...fields, ...read];
    const parts = settings.filter(({ target }) => dataForEvaluation.test(target));
    const names = new Set(parts.length > 0 ? settings.map(({ target }) => target) : []);
    const pair = parts.find(({ target }) => names.has(target.replace(dataForEvaluation, "$1")));
    return pair ? [{ target: pair.target.replace(dataForEvaluation, "$1"), at: module.place(pair.span) }] : [];
  }),
);
