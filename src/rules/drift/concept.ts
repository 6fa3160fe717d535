import type { CodeValue } from "../../facts/code-value.js";
import type { PythonArgument } from "../../facts/python-facts.js";
import { dotted } from "../../practices/dotted.js";
import { driftDetection } from "../../practices/drift-detection.js";
import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { contains, startOf } from "../../text/span.js";
import { absentFile, claimAt, entryPlace } from "../parts/claim.js";
import { driftModules } from "../parts/drift-modules.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { judgedOnLabels } from "../parts/matured-labels.js";
import { monitoredModel } from "../parts/monitored-model.js";
import type { Gap, Rule } from "../rule.js";

/** Watches the target, the predictions, or how well the one follows from the other. */
const watches = dotted(
  "evidently.**.TargetDriftPreset",
  "evidently.**.TargetDriftMetric",
  "evidently.**.*TargetDriftTab",
  "evidently.**.*PerformanceTab",
  "evidently.**.ClassificationPreset",
  "evidently.**.RegressionPreset",
  "evidently.**.*ClassificationTestPreset",
  "evidently.**.RegressionTestPreset",
  "nannyml.**.CBPE",
  "nannyml.**.DLE",
  "nannyml.**.PerformanceCalculator",
  "nannyml.**.UnivariateDriftCalculator",
  "river.drift.**",
  "frouros.detectors.concept_drift.**",
  "menelaus.concept_drift.**",
  "menelaus.change_detection.**",
  "sagemaker.**.ModelQualityMonitor",
  "**.create_model_quality_job_definition",
  "azure.ai.ml.**.PredictionDriftSignal",
  "azure.ai.ml.**.ModelPerformanceSignal",
  "deepchecks.**.PredictionDrift",
  "deepchecks.**.LabelDrift",
);
const twoSampleTest =
  /^scipy\.(?:stats|spatial\.distance)\.|(?:^|\.)(?:ColumnDriftMetric|ValueDrift|psi|calculate_psi|compute_psi|population_stability_index)$/;
const outcome = /(?:^|[_.\b])(?:targets?|labels?|predict(?:ions?|ed)?|preds?|y_(?:true|pred|prob\w*)|scores?|outcomes?)(?:$|_)/i;
const column = /^(?:targets?|labels?|predict(?:ions?|ed)|preds?|y_(?:true|pred|prob\w*)|predicted_\w+|\w+_pred(?:iction)?)$/i;
/** A column that is an outcome where a two-sample test compares it; elsewhere the word says too little. */
const comparedColumn = /^(?:scores?|outcomes?|prob(?:a|s|ability|abilities)?)$/i;
const ownDetector = /(?:^|_)(?:concept|target|label|predictions?|performance|model)_drift(?:_|$)/;
const monitor = /model_?quality|modelqualityjob/i;

/** Code of one's own that watches how often a model is right, by its names. */
const watchesPerformance =
  /(?:monitor\w*|observability)\/(?:\w+\/)?(?:\w+_)?(?:check|monitor|track|watch|detect|evaluate)_(?:\w+_)?(?:performance|accuracy|degradation)(?:_|$)|(?:^|[/_])(?:check|detect|monitor|track|watch)_(?:model_)?(?:performance|accuracy)_(?:baselines?|drift|drop|degradation|decay)(?:_|$)/;

export const concept: Rule = {
  title: "Drift of the target or of performance is tested",
  why: {
    source: "A0 #6",
    text: "Data drift and concept drift are among the biggest issues of AI in production: as new patterns emerge in live data, a model that was trained on static data underperforms.",
  },
  applies: monitoredModel,
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "An entry of `drift` with `kind: concept` or `prediction`.",
    present: "The job that the entry names exists.",
    wired:
      "Production code compares targets, predictions or performance over time (Evidently, NannyML, River …, or a two-sample test of them).",
  },
  contradicted: "The job that such an entry of `drift` names does not exist.",
  manifest: ["drift"],
  unknownWithoutManifest: true,
  fixes: [
    {
      kind: "manifest",
      title: "Declare a check of predictions",
      path: ["drift"],
      value: [
        {
          name: "TODO: predictions",
          kind: "prediction",
          method: "TODO: psi",
          job: "TODO: jobs/prediction_drift.py",
          schedule: "TODO: 0 5 * * *",
        },
      ],
    },
  ],
  limits:
    "Which columns hold predictions is told by their names. Unknown where code of one's own is named for watching how often a model is right.",
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, { name, kind }] of (project.manifest.value.drift ?? []).entries()) {
      if (kind !== "concept" && kind !== "prediction") continue;
      const job = claimAt(project, ["drift", index, "job"]);
      if (job && !job.exists) gaps.push(absentFile(job));
      else
        evidence.push({
          level: job?.form === "path" ? "present" : "claimed",
          what: `drift check \`${name}\``,
          at: entryPlace(project, ["drift", index]),
        });
    }
    evidence.push(...seenIn(project));
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const [declared] = evidence;
    const [module] = driftModules(project);
    const own = declared || !module ? undefined : madeHere(project, watchesPerformance);
    if (own)
      return {
        evidence,
        gaps,
        unknown: `${own.what} is named for watching how often the model is right; whether it does is not seen. Declare it in \`drift\`.`,
      };
    if (declared)
      gaps.push({
        kind: "weak",
        message: "Concept drift is declared, but no production code compares targets, predictions or performance.",
        at: declared.at,
      });
    // Without anything that detects drift, `drift/data` says so.
    else if (module)
      gaps.push({
        kind: "missing",
        message: `\`${project.relative(module.path)}\` watches the inputs only: when the target changes and the inputs do not, nobody notices. Compare predictions or performance too.`,
        at: driftDetection.find(project).find(({ at }) => at?.path === module.path)?.at ?? startOf(module.path),
      });
    return { evidence, gaps };
  },
};

function seenIn(project: Project): readonly Evidence[] {
  const calls = callsTo(productionModules(project), watches).map(
    ({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at }),
  );
  const resources = ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources
      .filter(({ kind }) => monitor.test(kind))
      .map(({ kind, span }): Evidence => ({ level: "wired", what: `\`${kind}\``, at: { path, span } })),
  );
  return [...calls, ...resources, ...comparedOutcomes(driftModules(project)), ...judgedOnLabels(project)];
}

/** Two-sample tests of what looks like outcomes, columns that are named so, and detectors of one's own. */
function comparedOutcomes(modules: readonly PythonModule[]): readonly Evidence[] {
  return modules.flatMap(({ facts, place }) => {
    const outcomes = facts.strings.filter(({ value }) => comparedColumn.test(value));
    const isOf = ({ value }: PythonArgument) => namesOutcome(value) || outcomes.some(({ span }) => contains(value.span, span));
    const tests = facts.calls.filter((call) => twoSampleTest.test(call.name) && call.arguments.some(isOf));
    const detectors = facts.functions.filter(({ name, empty }) => !empty && ownDetector.test(name));
    const columns = facts.strings.filter(({ value }) => column.test(value));
    return [
      ...[...tests, ...detectors].map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}()\``, at: place(span) })),
      ...columns.map(({ value, span }): Evidence => ({ level: "wired", what: `column \`${value}\` is compared`, at: place(span) })),
    ];
  });
}

function namesOutcome(value: CodeValue): boolean {
  if (value.kind === "name") return outcome.test(value.value);
  return value.kind === "other" && value.names.some((name) => outcome.test(name));
}
