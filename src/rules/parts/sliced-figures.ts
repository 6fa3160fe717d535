import type { PythonCall, PythonValue } from "../../facts/python-facts.js";
import { metricCall } from "../../practices/evaluation.js";
import type { Evidence } from "../../project/evidence.js";
import { modulesWith } from "../../project/modules-with.js";
import { callsTo, oncePerModules, type PlacedCall } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { figuresInCode, isEvaluationCode, unwrittenFiles } from "./measured.js";

/** Calls that give figures for parts of the data; those of COCO are by the size of the objects. */
const slicing =
  /(?:^|\.)(?:MetricFrame|SlicingSpec|SingleSliceSpec|WeakSegmentsPerformance|SegmentPerformance|slicing_function|PandasSFApplier|slice_dataframe|error_tree)$|^tensorflow_model_analysis\.(?:.*\.)?(?:SlicingSpec|slicer\.\w+)|^giskard\.scan$|^sliceline\.|^domino\.|^deepchecks\..*(?:WeakSegments|SegmentPerformance)\w*$|^pycocotools\.cocoeval\.COCOeval$/;

/** Names that people give to figures by parts. Figures by class are no slices of the data. */
const slicedName =
  /(?:^|[^a-z])slice[sd]?(?:[-_ ](?:metrics?|scores?|report|evaluation|results?|accuracy|performance|quality)|_by)|(?:^|[^a-z])slice_(?:tags?|names?|defs?|definitions?)(?:[^a-z]|$)|(?:metrics?|scores?|accuracy|f1|recall|precision|error|mae|rmse|results?|performance|quality|evaluate\w*|report)_(?:by|per)_(?!class|label|epoch|step|batch|fold|sample|token|second|example|sentence|word|pixel|model|run|iteration|query)\w+|subgroup[-_ ]|segment_(?:metrics?|scores?|accuracy|performance|report)/i;

/** What a summary keeps its parts under: `"by_category"`. Figures by class, run, judge, day or outcome are no slices of the cases. */
const partKey =
  /^(?:by_(?!(?:[a-z]+_)*(?:class|label|epoch|step|batch|fold|seed|run|iteration|second|minute|hour|day|date|week|month|time|model|clf|classifier|estimator|provider|judge|metric|scorer|check|gate|status|error|severity|verdict|outcome|config|variant|version)(?:s|es)?(?:_|$)|(?:token|example|sample|sentence|word|pixel|query|question|case|item|row|id|key|name|file|path|page|reason|result|rank|score|k|stage|tool)s?$)[a-z]+(?:_[a-z]+)*|per_(?:flow|scenario|persona|intent|category|subject|topic|domain|language|segment|group|region|country|cohort|site|store|difficulty|tag|source)(?:_[a-z]+)*)$/;

/** Figures that code gives for parts of the data: by a tool, by a metric inside `groupby`, or under a name that says so. */
export function slicedFigures(project: Project): readonly Evidence[] {
  const modules = project.python;
  const unwritten = unwrittenFiles(project);
  const found: readonly Evidence[] = [
    ...callsTo(modules, slicing)
      .filter(isOwn)
      .map(({ call, at }) => ({ level: "wired" as const, what: `\`${call.name}()\` called${by(call)}`, at })),
    ...groupedMetrics(modules),
    ...figuresByTurn(modules),
    ...namedMetrics(modules).filter(({ at }) => at === undefined || !unwritten.has(at.path)),
    ...figuresInCode(project, slicedName),
  ];
  const files = new Set(found.map(({ at }) => at?.path));
  return [...found, ...figuresInCode(project, partKey).filter(({ at }) => !files.has(at?.path))];
}

/** Metrics that are worked out for each group of a table. */
const groupedMetrics = oncePerModules((modules): readonly Evidence[] =>
  modulesWith(modules, { calls: metricCall }).flatMap((module) => {
    if (!isOwn({ module })) return [];
    const { calls, functions } = module.facts;
    const metrics = calls.filter(({ name }) => metricCall.test(name));
    // A lambda holds the metric itself; a function of the module is named.
    const scopes = new Set(metrics.map(({ scope }) => scope).filter((scope) => functions.some(({ name }) => name === scope)));
    const grouped = calls.find(
      (call) =>
        /\.groupby\(\)(?:\[[^\]]*\])?\.(?:apply|agg|aggregate)$/.test(call.name) &&
        (metrics.some(({ span }) => span.start > call.whole.start && span.end < call.whole.end) ||
          call.arguments.some(({ value }) => value.kind === "name" && scopes.has(value.value))),
    );
    const looped = grouped ?? loopOver(calls, metrics) ?? partByPart(calls);
    return looped
      ? [{ level: "wired", what: `a metric for each group${by(groupingOf(calls, looped))}`, at: module.place(looped.span) }]
      : [];
  }),
);

/** Functions that are named for figures by parts, wherever they stand: `evaluate_by_region`. Figures by class, step or run are none. */
const namedMetrics = oncePerModules((modules): readonly Evidence[] =>
  modules
    .filter((module) => isOwn({ module }))
    .flatMap(({ facts, place }) => {
      const named = facts.functions.find(
        ({ name, empty }) =>
          !empty && /^_?(?:evaluate|evaluation|score|metrics|accuracy|errors?)_(?:by|per)_[a-z]/.test(name) && slicedName.test(name),
      );
      return named ? [{ level: "wired", what: `\`${named.name}()\` gives figures by parts`, at: place(named.span) }] : [];
    }),
);

/** How loops name the part of the data whose turn it is. Classes, folds and models are no parts. */
const partName = /^(?:subject|category|language|lang|group|segment|slice|domain|region|country|cohort|site|store)$/;
const partTurn =
  /^(?:subject|category|language|lang|locale|segment|slice|domain|region|country|cohort|site|store|scenario|topic|difficulty|persona|(?:query|question|case|task|prompt)_type)(?:_id|_key|_name)?$/;
/** Functions that work out a figure of some cases, a library's or one's own. */
const figure = /(?:^|[._])(?:mean|median|fmean|percentile|quantile|stats?|statistics|metrics?|scores?|summar(?:y|ise|ize)|accuracy)(?:_|$)/;

/** Loops of an evaluation over parts of the cases that give figures for each: `for scenario, runs in grouped.items(): median(…)`. */
const figuresByTurn = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap((module) => {
    const { calls, loops, imports } = module.facts;
    if (loops.length === 0 || !isOwn({ module }) || !isEvaluationCode(module, imports)) return [];
    const turn = loops.find(
      ({ form, targets: [first, second], value, span }) =>
        form === "for" &&
        first !== undefined &&
        second !== undefined &&
        partTurn.test(first) &&
        callsIn(value, calls, /\.(?:items|groupby)$/) &&
        calls.some(({ name, span: at }) => at.start > span.start && at.end < span.end && (figure.test(name) || metricCall.test(name))),
    );
    return turn ? [{ level: "wired", what: `figures for each \`${turn.targets[0]}\``, at: module.place(turn.span) }] : [];
  }),
);

/** Whether a value is a call by some name, sorted or not. */
function callsIn(value: PythonValue, calls: readonly PythonCall[], named: RegExp): boolean {
  return (
    value.kind === "call" &&
    (named.test(value.name) || (calls[value.call]?.arguments.some((one) => callsIn(one.value, calls, named)) ?? false))
  );
}

/** `for subject in subjects: accuracy.compute(references=answers[subject], …)`. */
function partByPart(calls: readonly PythonCall[]): PythonCall | undefined {
  return calls.find(
    ({ name, inLoop, arguments: given }) =>
      inLoop &&
      (metricCall.test(name) || /^evaluate\.load\(\)\.compute$/.test(name)) &&
      given.some(({ value }) => value.kind === "other" && value.names.some((one) => partName.test(one))),
  );
}

/** `for name, part in df.groupby("language"): f1_score(…)`. */
function loopOver(calls: readonly PythonCall[], metrics: readonly PythonCall[]): PythonCall | undefined {
  return calls.find(
    (call) =>
      /\.groupby$/.test(call.name) &&
      metrics.some(
        ({ inLoop, scope, span }) => inLoop && scope === call.scope && span.start > call.span.end && span.start - call.whole.end < 600,
      ),
  );
}

function groupingOf(calls: readonly PythonCall[], call: PythonCall): PythonCall {
  return calls.find(({ name, span }) => /\.groupby$/.test(name) && span.start === call.span.start) ?? call;
}

/** By what a call groups, where it says so in words. */
function by(call: PythonCall): string {
  const texts = call.arguments.filter(({ name }) => name === undefined || /^(?:by|sensitive_features|feature_keys|columns)$/.test(name));
  const named = texts.flatMap(({ value }) => textsIn(value));
  return named.length > 0 ? ` by \`${named.join(", ")}\`` : "";
}

function textsIn(value: PythonValue): readonly string[] {
  if (value.kind === "string") return [value.value];
  return value.kind === "list" ? value.items.flatMap(textsIn) : [];
}

function isOwn({ module: { role } }: { readonly module: Pick<PythonModule, "role"> } | PlacedCall): boolean {
  return role !== "docs" && role !== "example" && role !== "vendored" && role !== "test";
}
