import { dotted } from "../../practices/dotted.js";
import { feedback } from "../../practices/feedback.js";
import { ownFacts } from "../../practices/own-facts.js";
import { words } from "../../practices/words.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { evaluationCommands } from "../parts/eval-commands.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { judgedOnLabels } from "../parts/matured-labels.js";
import { noModel } from "../parts/no-model.js";
import { scheduledRuns, scheduleOf } from "../parts/scheduled-job.js";
import { servedModules } from "../parts/served-modules.js";
import type { Gap, Rule } from "../rule.js";

/** Judges a batch of predictions, each time it is run. */
const judgesBatch = dotted(
  "nannyml.**.CBPE",
  "nannyml.**.DLE",
  "nannyml.**.PerformanceCalculator",
  "evidently.**.ClassificationPreset",
  "evidently.**.RegressionPreset",
  "evidently.**.TargetDriftPreset",
  "evidently.**.ClassificationQualityMetric",
  "evidently.**.RegressionQualityMetric",
  "evidently.**.*PerformanceTab",
  "evidently.**.*TestPreset",
);
/** Sends each judgement to what watches them, or has a platform judge by itself. */
const judgesLive = dotted(
  "sagemaker.**.ModelQualityMonitor",
  "**.create_model_quality_job_definition",
  "azure.ai.ml.**.ModelPerformanceSignal",
  "ibm_watson_openscale.**.monitor_instances.create",
  "ibm_ai_openscale.**.quality_monitoring.enable",
  "azure.ai.ml.**.GenerationSafetyQualitySignal",
  "langfuse.**.score",
  "langfuse.**.create_score",
  "langfuse.**.score_current_trace",
  "langfuse.**.score_current_span",
  "langfuse.**.score_trace",
  "langsmith.**.create_feedback",
  "phoenix.**.log_evaluations",
  "opik.**.log_traces_feedback_scores",
  "river.metrics.**.update",
  "whylogs.**.log_classification_metrics",
  "whylogs.**.log_regression_metrics",
);
const gauge = dotted("prometheus_client.**.Gauge", "prometheus_client.**.Histogram", "prometheus_client.**.Summary");
const figure = words(
  "accuracy",
  "f1",
  "precision",
  "recall",
  "auc",
  "rmse",
  "mae",
  "mape",
  "quality",
  "groundedness",
  "faithfulness",
  "relevan\\w+",
  "hallucinations?",
);
const monitor = /model_?quality|modelqualityjob/i;
/** Jobs whose names say that they judge what production predicted. */
const job =
  /(?:online|live|production|prod|model|prediction)[_-]?(?:eval\w*|quality|performance|accuracy|monitor\w*)|(?:quality|performance|accuracy)[_-](?:monitor\w*|report|check)|back_?test|nannyml|(?:^|[/_-])monitor(?:ing)?\.py/i;

/** Modules of monitoring that are about how good predictions were. */
const watching = /(?:^|\/)monitor\w*\/(?:\w+_)?(?:performance|quality|accuracy)(?<!data_quality)(?:_\w+)?\.py$/i;

/** Code of one's own that watches how good predictions are, by its names. */
const watchesItself =
  /(?:monitor\w*|observability)\/\w*(?:quality|model_?performance|accuracy|degrad)|(?:^|[/_])(?:model|prediction|answer|response|quality|accuracy|degradation|model_performance)_(?:\w+_)?(?:monitor|watch)(?:ing|er|or)?$|(?:^|[/_])(?<!data_)quality_(?:logs?|logger|events?|analytics|trends?)(?:_|$)|(?:^|[/_])(?:monitor|track|watch)_(?:\w+_)?(?:quality|accuracy|model_performance|degradation|predictions?)(?:_|$)/;
/** The same of a model that learned here, whose performance is how often it is right. */
const watchesModel = new RegExp(`${watchesItself.source}|(?:monitor\\w*|observability)\\/\\w*performance`);

export const quality: Rule = {
  title: "The quality of predictions is watched over time",
  why: {
    source: "A1; MLTS Monitor 7",
    text: "Once deployed, the same metrics are checked on real data, so that what offline evaluation concluded is known to hold over time.",
  },
  applies: any("serves", "batch"),
  stage: "production",
  weight: 3,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`monitoring.quality` says what is watched.",
    present: "The job that it names exists, or code works out the quality of predictions.",
    wired:
      "A schedule runs the job or an evaluation, or the service sends scores to what keeps them (Langfuse, LangSmith, Prometheus …), a job on a schedule judges predictions by what came true, or a platform's quality monitor is set up.",
  },
  hollow: "The job is said to run on a schedule, but the workflow that runs it has none.",
  contradicted: "The job that `monitoring.quality` names does not exist.",
  manifest: ["monitoring", "quality"],
  fixes: [
    {
      kind: "manifest",
      title: "Say what watches quality",
      path: ["monitoring", "quality"],
      value: { job: "TODO: jobs/online_eval.py", schedule: "TODO: @daily" },
    },
  ],
  limits:
    "Evaluators that are set up in a vendor's console are not seen, nor whether the data that a job judges is recent. Unknown where code of one's own is named for watching predictions.",
  appliesUnless: noModel,
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const claim = claimAt(project, ["monitoring", "quality", "job"]);
    const schedule = claimAt(project, ["monitoring", "quality", "schedule"]);
    const { scheduled, manual } = claim?.form === "path" ? scheduleOf(project, claim.value) : {};
    if (claim && !claim.exists) gaps.push(absentFile(claim));
    else if (claim && scheduled) evidence.push({ level: "wired", what: `\`${scheduled.text}\` runs on a schedule`, at: scheduled.at });
    else if (claim && manual && schedule)
      gaps.push({
        kind: "hollow",
        message: `\`${claim.value}\` is said to run \`${schedule.value}\`, but the job that runs it has no schedule, or is switched off.`,
        at: schedule.at,
        related: [{ message: "Run here.", at: manual.at }],
      });
    else if (claim) evidence.push({ level: claim.form === "path" ? "present" : "claimed", what: `\`${claim.value}\``, at: claim.at });
    const figures = claimAt(project, ["monitoring", "quality", "metrics"]);
    if (!claim && figures) evidence.push({ level: "claimed", what: `\`${figures.value}\``, at: figures.at });
    evidence.push(...seenIn(project));
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const [first] = evidence;
    const [tool] = project.withCapability("llm-observability").filter(({ level }) => level === "wired");
    if (!first && tool)
      return {
        evidence,
        gaps,
        unknown: `${tool.tool.name} may score answers by what is set up in its console; declare it in \`monitoring.quality\`.`,
      };
    const reader = first ? undefined : readsRatings(productionModules(project));
    if (reader && feedback.find(project).length > 0)
      return {
        evidence,
        gaps,
        unknown: `\`${reader}()\` gives what users say of answers; who looks at it over time is not seen. Declare it in \`monitoring.quality\`.`,
      };
    const live = first ? undefined : scoredLive(project);
    if (live)
      return {
        evidence,
        gaps,
        unknown: `${live.what} scores answers while they are given; who looks at it over time is not seen. Declare it in \`monitoring.quality\`.`,
      };
    if (first)
      gaps.push({
        kind: "weak",
        message:
          "The quality of predictions can be worked out, but nothing in the workspace does so on a schedule. Run it from CI or an orchestrator.",
        at: first.at,
      });
    else {
      const own = madeHere(project, project.traits.llm.value ? watchesItself : watchesModel);
      if (own)
        return {
          evidence,
          gaps,
          unknown: `${own.what} is named for watching how good predictions are; whether it does is not seen. Declare it in \`monitoring.quality\`.`,
        };
      gaps.push({
        kind: "missing",
        message:
          "Nothing watches the quality of predictions over time: no scheduled evaluation, quality monitor or live score was found. Declare `monitoring.quality`.",
      });
    }
    return { evidence, gaps };
  },
};

const ofEvaluation = /(?:^|\/)(?:evals?|evaluat\w*|scorers?)(?:\/|\.py$)/;

/** Where answers are given, by names of files and functions; an evaluation that somebody asks for judges others. */
const gives = /chat|answer|(?:^|[/_.])ask|quer(?:y|ies)|respon[ds]|messages?|generat|complet|(?:^|[/_.])(?:rag|agent)/i;

/** What the service itself calls of the project's own evaluation. */
function scoredLive(project: Project): Evidence | undefined {
  if (!project.traits.llm.value) return undefined;
  const served = servedModules(project);
  const names = served.flatMap(({ path }) =>
    ofEvaluation.test(project.relative(path)) ? [`/${path}`.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".")] : [],
  );
  if (names.length === 0) return undefined;
  for (const { path, facts, place } of served) {
    if (ofEvaluation.test(project.relative(path))) continue;
    const call = facts.calls.find(({ name, scope }) => {
      if (scope === "" || !gives.test(`${path}/${scope}`)) return false;
      const module = name.slice(0, Math.max(0, name.lastIndexOf(".")));
      return module !== "" && names.some((one) => one.endsWith(`.${module}`));
    });
    if (call) return { level: "present", what: `\`${lastPart(call.name)}()\``, at: place(call.span) };
  }
  return undefined;
}

const ratings = /(?:^|_)(?:get|load|fetch|query|list|export|summari[sz]e|aggregate|count)_(?:\w+_)?(?:feedbacks?|ratings?|votes?)(?:_|$)/;

/** A function that reads back how users judged answers: a quality of predictions that is kept over time. */
const readsRatings = oncePerModules(
  (modules) => modules.flatMap(({ facts }) => facts.functions).find(({ name, empty }) => !empty && ratings.test(name))?.name,
);

function seenIn(project: Project): readonly Evidence[] {
  const modules = productionModules(project);
  const isReached = reachedModules(project);
  const runs = [
    ...evaluationCommands(project).filter(({ triggers }) => triggers.schedules.length > 0),
    ...scheduledRuns(project, job).filter(({ text }) => !text.startsWith("uses ")),
  ];
  const batches = callsTo(modules, judgesBatch).map(({ call, module, at }): Evidence => {
    const { scheduled } = scheduleOf(project, project.relative(module.path));
    return { level: scheduled ? "wired" : "present", what: `\`${call.name}()\` called`, at };
  });
  const watches = modules.flatMap(({ path }): Evidence[] => {
    const run = watching.test(project.relative(path)) ? scheduleOf(project, project.relative(path)).scheduled : undefined;
    return run ? [{ level: "wired", what: `\`${run.text}\` runs \`${project.relative(path)}\``, at: run.at }] : [];
  });
  const live = callsTo(modules, judgesLive).map(({ call, module, at }): Evidence => {
    return { level: isReached(module) ? "wired" : "present", what: `\`${call.name}()\` called`, at };
  });
  const gauges = callsTo(modules, gauge).flatMap(({ call: { arguments: given }, module, at }): Evidence[] => {
    const name = given[0]?.value;
    return name?.kind === "string" && figure.test(name.value)
      ? [{ level: isReached(module) ? "wired" : "present", what: `metric \`${name.value}\``, at }]
      : [];
  });
  const monitors = ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources
      .filter(({ kind }) => monitor.test(kind))
      .map(({ kind, span }): Evidence => ({ level: "wired", what: `\`${kind}\``, at: { path, span } })),
  );
  return [
    ...runs.map(({ text, at }): Evidence => ({ level: "wired", what: `\`${text}\` runs on a schedule`, at })),
    ...live,
    ...gauges,
    ...monitors,
    ...judgedOnLabels(project),
    ...watches,
    ...batches,
  ];
}
