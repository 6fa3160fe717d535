import { metricCall } from "../../practices/evaluation.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { modulesWith } from "../../project/modules-with.js";
import { remembered, rememberedInSteps } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import type { Steps } from "../../text/steps.js";
import { scheduleOf } from "./scheduled-job.js";

const predicted = /(?:^|[_.])(?:preds?|predictions?|predicted|forecasts?)(?:$|[_.])/i;
const cameTrue = /(?:^|[_.])(?:actuals?|acts|labels?|outcomes?|ground_?truths?|observed|reali[sz]ed|matured?)(?:$|[_.])/i;
const joins = /(?:^|\.)(?:merge|join|merge_asof|merge_ordered)$/;
const ofTable = (names: string) => new RegExp(String.raw`\b(?:from|join)\s+[\w."\`{}]*(?:${names})\b`, "i");
const predictedTable = ofTable("predictions?|forecasts?");
const trueTable = ofTable("actuals?|labels?|outcomes?|ground_truths?");
const trains = /(?:^|\.)(?:fit|fit_transform|train)$/;
const trainingPath = /(?:^|[/_.-])(?:train\w*|retrain\w*|experiments?|tune|tuning)(?:[/_.-]|$)/i;
/** Functions that work out a figure of quality by hand. */
const ownFigure =
  /(?:^|\.)_?(?:compute|calculate|calc|measure)_(?:\w+_)?(?:f1|accuracy|precision|recall|auc|rmse|mae|mape|brier|log_?loss|hit_rate)(?:_|$)/i;

/** Where production code joins what was predicted with what came true later, by a job that runs on a schedule. */
export const maturedLabels = remembered((project: Project): readonly Evidence[] =>
  scheduledModules(project).flatMap((module): Evidence[] => {
    const at = joinIn(module);
    return at ? [{ level: "wired", what: "what came true is joined to the predictions on a schedule", at }] : [];
  }),
);

/** Figures that a scheduled job works out of predictions and what came true: none where nothing joins the two. */
export const judgedOnLabels = remembered((project: Project): readonly Evidence[] => {
  if (maturedLabels(project).length === 0) return [];
  return scheduledModules(project).flatMap(({ facts, place }): Evidence[] => {
    const call = facts.calls.find(({ name }) => metricCall.test(name) || ownFigure.test(name));
    return call ? [{ level: "wired", what: `\`${call.name}()\` on what came true, on a schedule`, at: place(call.span) }] : [];
  });
});

/** The longest look that these take, in steps. */
export function maturedLooks(project: Project): Steps<unknown> {
  return scheduledModules.steps(project);
}

/** Production modules that something runs on a schedule, those that train left out. */
const scheduledModules = rememberedInSteps(function* (project: Project): Steps<readonly PythonModule[]> {
  const scheduled: PythonModule[] = [];
  const candidates = modulesWith(productionModules(project), {
    calls: (name) => joins.test(name) || metricCall.test(name) || ownFigure.test(name),
    strings: predictedTable,
  });
  for (const module of candidates) {
    const path = project.relative(module.path);
    if (trainingPath.test(path) || module.facts.calls.some(({ name }) => trains.test(name))) continue;
    if (scheduleOf(project, path).scheduled !== undefined) scheduled.push(module);
    yield;
  }
  return scheduled;
});

function joinIn({ facts, place }: PythonModule): Place | undefined {
  const query = facts.strings.find(({ value }) => predictedTable.test(value) && trueTable.test(value));
  if (query) return place(query.span);
  const join = facts.calls.find(({ name, arguments: given, scope }) => {
    if (!joins.test(name)) return false;
    const direct = [name.replace(/\.\w+$/, ""), ...given.flatMap(({ value }) => (value.kind === "name" ? [value.value] : []))];
    const around = [
      ...facts.calls.filter((one) => one.scope === scope).flatMap(({ assignedTo }) => assignedTo),
      ...facts.functions.filter((one) => innerScope(one) === scope).flatMap(({ parameters }) => parameters.map((one) => one.name)),
    ];
    const has = (pattern: RegExp, names: readonly string[]) => names.some((one) => pattern.test(one));
    return (
      (has(predicted, direct) && has(cameTrue, [...direct, ...around])) || (has(cameTrue, direct) && has(predicted, [...direct, ...around]))
    );
  });
  return join && place(join.span);
}
