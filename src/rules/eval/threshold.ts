import { evaluationThreshold, thresholdLooks } from "../../practices/evaluation-threshold.js";
import { words } from "../../practices/words.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules, ownModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { canFail } from "../parts/can-fail.js";
import { entryPlace } from "../parts/claim.js";
import { looserLimits } from "../parts/looser-limits.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { runnableTest, unfilledConfiguration, unfilledGap, unfilledModule } from "../parts/unfilled-evaluation.js";
import { unreadEvaluation } from "../parts/unread-evaluation.js";
import type { Gap, Rule } from "../rule.js";

export const threshold: Rule = {
  title: "Every gate metric has a pass mark that can fail",
  why: { source: "A0 #1", text: "A figure nobody compares with a limit proves nothing; a gate whose limit every model passes is no gate." },
  applies: any("trains", "llm"),
  stage: "pilot",
  weight: 3,
  asks: "claimed",
  evidence: {
    claimed: "Each metric of `evals` has a `threshold` that can fail.",
    present: "An evaluation test or configuration asserts a limit, or code or a pipeline's condition acts on one.",
  },
  hollow:
    "A threshold that every result passes: `>= 0`, or `<= 1` for a share; or a test that needs a function or a value that is still to be written.",
  contradicted: "An evaluation test, its configuration or CI passes at a lower mark than the manifest declares for the metric.",
  manifest: ["evals"],
  fixes: [
    {
      kind: "manifest",
      title: "Set a threshold",
      path: ["evals", 0, "metrics"],
      value: [{ name: "TODO: metric", threshold: "TODO: >= 0.8" }],
    },
  ],
  limits: "Whether a limit is ambitious enough is for people to say.",
  appliesUnless: madeForOthers,
  *looks(project) {
    if (project.manifest.has("evals")) return;
    yield* thresholdLooks(project);
    yield evaluationThreshold.find(project);
    yield listedLimits(ownModules(project));
    yield givenLimits(ownModules(project));
  },
  check(project) {
    const evals = project.manifest.value.evals ?? [];
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    let metrics = 0;
    for (const [index, entry] of evals.entries()) {
      const list = entry.metrics ?? [];
      const at = entryPlace(project, ["evals", index]);
      if (list.length === 0) {
        metrics += 1;
        const fix = {
          kind: "manifest",
          title: "Set its metrics and thresholds",
          path: ["evals", index, "metrics"],
          value: [{ name: "TODO: metric", threshold: "TODO: >= 0.8" }],
        } as const;
        gaps.push({ kind: "partial", message: `Eval \`${entry.name}\` states no metric with a pass mark.`, at, fixes: [fix] });
      }
      for (const [position, metric] of list.entries()) {
        metrics += 1;
        const path = ["evals", index, "metrics", position] as const;
        const place = {
          path: project.manifest.path,
          span:
            project.manifest.valueSpan(...path, "threshold") ??
            project.manifest.valueSpan(...path, "name") ??
            project.manifest.keySpan(...path),
        };
        if (metric.threshold === undefined) {
          const fix = { kind: "manifest", title: "Set its threshold", path: [...path, "threshold"], value: "TODO: >= 0.8" } as const;
          gaps.push({
            kind: "partial",
            message: `Metric \`${metric.name}\` of eval \`${entry.name}\` has no threshold.`,
            at: place,
            fixes: [fix],
          });
        } else if (!canFail(metric.threshold)) {
          gaps.push({
            kind: "hollow",
            message: `The threshold \`${metric.threshold.text}\` of \`${metric.name}\` passes every model.`,
            at: place,
          });
        } else evidence.push({ level: "claimed", what: `\`${metric.name} ${metric.threshold.text}\``, at: place });
      }
    }
    gaps.push(...looserLimits(project));
    if (evals.length > 0) return { evidence, gaps, share: evidence.length / Math.max(1, metrics) };
    for (const module of project.python) {
      const test = runnableTest(module);
      if (test) evidence.push({ level: "present", what: `\`${test.name}\` asserts a limit`, at: module.place(test.span) });
    }
    for (const { path, facts } of project.facts("eval"))
      if (facts.assertions.length > 0 && facts.blanks.length === 0)
        evidence.push({
          level: "present",
          what: `${facts.assertions.length} assertions in \`${project.relative(path)}\``,
          at: startOf(path),
        });
    if (evidence.length === 0) {
      const unfilled = [
        ...project.python.filter(({ role }) => role === "evaluation").map((module) => unfilledModule(project, module)),
        ...project.facts("eval").map((configuration) => unfilledConfiguration(project, configuration)),
      ].filter((one) => one !== undefined);
      const shown = [
        ...limitsInFiles(project),
        ...actedOn(project),
        ...checkingScripts(project),
        ...failingRuns(project),
        ...gates(project),
        ...limitsInTests(project),
        ...listedLimits(ownModules(project)),
        ...givenLimits(ownModules(project)),
      ];
      // What lies beside an evaluation that is still to be written belongs to it.
      const waiting = new Set(unfilled.map(({ at }) => folderOf(at.path)));
      evidence.push(...shown.filter(({ at }) => !(at && waiting.has(folderOf(at.path)))));
      if (evidence.length === 0) gaps.push(...unfilled.map((one) => unfilledGap(one, evidence)));
    }
    const unread = evidence.length === 0 && gaps.length === 0 ? unreadEvaluation(project) : undefined;
    if (unread) return { evidence, gaps, unknown: unread };
    if (evidence.length === 0 && gaps.length === 0)
      gaps.push({ kind: "missing", message: "No evaluation has a pass mark. Add `evals` with `metrics` and a `threshold` each." });
    return { evidence, gaps };
  },
};

/** Functions and classes that decide whether a new model may take the place of the one in use. */
const gate =
  /(?:^|_)(?:promotion_(?:policy|decision|gate|check)|no_regression|quality_gate|should_promote|is_promotable|champion_(?:policy|decision|gate))(?:_|$)|^(?:Promotion|QualityGate|Regression|Champion)(?:Policy|Decision|Gate|Check)$/;

const gateFile = /(?:^|\/)(?:promotion_(?:policy|gate|decision)|quality_gate|model_gate)\.py$/;

/** Functions that accept a new model or hold it back. Terms of use are accepted too: a metric has to be named beside. */
const accepts =
  /^_?(?:evaluate|check|decide|assess|judge|apply|meets?|passes)_(?:\w+_)?acceptance(?:_(?:rules|criteria|gate))?$|(?:^|_)acceptance_(?:gate|decision|verdict)$/;
const metricName =
  /^(?:\w+_)?(?:accuracy|precision|recall|f1|auc|rmse|mae|mape|ndcg|mrr|hr|hit_rate|map|faithfulness|groundedness)(?:_score)?(?:@\d+)?$/i;

function gates(project: Project): readonly Evidence[] {
  const files = filesLike(project, gateFile).filter((path) => ["production", "evaluation"].includes(project.role(path)));
  if (files[0]) return [{ level: "present", what: `\`${project.relative(files[0])}\` decides by figures`, at: startOf(files[0]) }];
  return productionModules(project).flatMap(({ facts, place }): Evidence[] => {
    const found =
      facts.functions.find(({ name, empty }) => !empty && gate.test(name)) ??
      facts.functions.find(
        ({ name, empty }) => !empty && accepts.test(name) && facts.strings.some(({ value }) => metricName.test(value)),
      ) ??
      facts.classes.find(({ name, fields }) => gate.test(name) || fields.some((field) => gate.test(field.name)));
    return found ? [{ level: "present", what: `\`${found.name}\` decides by figures`, at: place(found.span) }] : [];
  });
}

const judgingTest = /(?:^|\/)(?:evals?|evaluations?)\/|\.eval\.[jt]sx?$/i;
const atLeast = /^expect\(\)\.(?:toBeGreaterThan|toBeLessThan)(?:OrEqual)?$/;

/** Tests of an evaluation in scripts that hold figures against a limit. */
function limitsInTests(project: Project): readonly Evidence[] {
  return scriptsOf(project).flatMap(({ path, facts, place }): Evidence[] => {
    const call = judgingTest.test(path)
      ? facts.calls.find(({ name }) => atLeast.test(name.replace(/^vitest\.|^@jest\/globals\./, "")))
      : undefined;
    return call ? [{ level: "present", what: `\`${call.name}()\` asserts a limit`, at: place(call.span) }] : [];
  });
}

const limitsFile = /(?:^|[/_.-])(?:thresholds?|pass[_-]?marks?|gates?|floors?)\.(?:json|ya?ml|toml)$/i;

/** Files of limits beside the evaluations, and those that CI reads wherever they are. */
function limitsInFiles(project: Project): readonly Evidence[] {
  return filesLike(project, limitsFile)
    .filter((path) => project.role(path) === "evaluation" || ciCommandsThat(project, (text) => text.includes(nameOf(path))).length > 0)
    .map((path) => ({ level: "present", what: `limits in \`${project.relative(path)}\``, at: startOf(path) }));
}

const metricsScript =
  /(?:^|\/)(?=[^/]*(?:metric|evaluation|eval_|model|regression))(?=[^/]*(?:check|analy[sz]e|compare|validate|gate|assert))[^/]*\.py$/i;
const limitConstant = /(?:^|_)(?:THRESHOLD|TOLERANCE|MIN|MAX|FLOOR|PASS_MARK)(?:_|$)/;

/** Programs about metrics that have limits, and that end with a failure. */
function checkingScripts(project: Project): readonly Evidence[] {
  return project.python.flatMap((module) => {
    const { path, role, facts } = module;
    if ((role !== "production" && role !== "evaluation") || !metricsScript.test(path)) return [];
    const limit = facts.assignments.find(
      ({ targets, value, scope }) =>
        scope === "" && value.kind === "number" && value.value !== 0 && targets.some((one) => limitConstant.test(one)),
    );
    const fails = facts.calls.some(
      ({ name, arguments: [first] }) => /^(?:sys\.)?exit$/.test(name) && first?.value.kind === "number" && first.value.value !== 0,
    );
    return limit && fails
      ? [{ level: "present" as const, what: `\`${limit.targets.join(", ")}\` is a limit to fail at`, at: module.place(limit.span) }]
      : [];
  });
}

/** What a program of an evaluation decides by when it ends. */
const outcome = /metric|pass|fail|scor|regress|correct|accura|result|\bok\b/i;

/** Programs that evaluate and end with a failure unless their figures say otherwise: `return 0 if passed == total else 1` of what `sys.exit` is given. */
function failingRuns(project: Project): readonly Evidence[] {
  return project.python.flatMap(({ role, facts, place }) => {
    if (role !== "evaluation" || !facts.mainGuard) return [];
    const ends = new Set(
      facts.calls.flatMap(({ name, arguments: [first] }) =>
        /^(?:sys\.exit|exit|SystemExit)$/.test(name) && first?.value.kind === "call" ? [first.value.name] : [],
      ),
    );
    const verdict = facts.returns.find(
      ({ scope, value }) =>
        ends.has(scope) &&
        value.kind === "other" &&
        value.names.some((name) => outcome.test(name)) &&
        isBoth(value.choices?.map((one) => (one.kind === "number" ? one.value : undefined)) ?? []),
    );
    return verdict ? [{ level: "present" as const, what: `\`${verdict.scope}()\` fails by figures`, at: place(verdict.span) }] : [];
  });
}

/** Whether a program may end well and ill. */
function isBoth(codes: readonly (number | undefined)[]): boolean {
  return codes.includes(0) && codes.some((code) => code !== undefined && code !== 0);
}

/** Tests of how good answers are, beside those of the code. */
const judgingPythonTest =
  /(?:^|[/_])(?:evals?|evaluations?|quality|golden|benchmarks?|model_(?:performance|quality))(?:[/_.]|$)[^/]*\.py$/i;

/** What brings in code that evaluates. */
const evaluationImport = /(?:^|\.)(?:\w+_)?(?:evals?|evaluations?)(?:_\w+)?(?:\.|$)/;

/** Tests that run an evaluation on its own cases, by what they bring in and read. Those of how metrics are computed have rows of their own. */
function testsThatEvaluate(project: Project): ReadonlySet<string> {
  const cases = new Set(project.facts("dataset").flatMap(({ path, role }) => (role === "evaluation" ? nameOf(path) : [])));
  const tests = project.python.filter(
    ({ role, facts }) =>
      role === "test" &&
      facts.imports.some(({ module }) => evaluationImport.test(module)) &&
      facts.strings.some(({ value }) => cases.has(nameOf(value))),
  );
  return new Set(tests.map(({ path }) => path));
}

/** Limits of a metric that code or a pipeline acts on: it stops, registers or deploys by them. */
function actedOn(project: Project): readonly Evidence[] {
  const evaluating = testsThatEvaluate(project);
  return evaluationThreshold.find(project).filter(({ at }) => {
    const role = at && project.role(at.path);
    if (role === "test") return judgingPythonTest.test(at?.path ?? "") || evaluating.has(at?.path ?? "");
    return role === "production" || role === "evaluation" || role === "notebook";
  });
}

const listName = /(?:metrics?|evals?|evaluation|quality|pass|gate|min(?:imum)?)_?(?:\w+_)?(?:thresholds?|marks?|limits?|bars?)$/i;

/** Lists of limits by metric: `METRIC_THRESHOLDS = {"faithfulness": 0.9}`. */
const listedLimits = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) =>
    facts.assignments
      .filter(
        ({ targets: [name = ""], value, scope }) =>
          scope === "" && listName.test(name) && value.kind === "dict" && value.entries.some((entry) => entry.value.kind === "number"),
      )
      .map(({ targets: [name], span }): Evidence => ({ level: "present", what: `limits in \`${name}\``, at: place(span) })),
  ),
);

const quality = words(
  "accuracy",
  "precision",
  "recall",
  "f1",
  "(?:roc_?)?auc",
  "rmse",
  "mae",
  "mape",
  "faithfulness",
  "groundedness",
  "relevanc[ey]",
);

/** Metrics that are given with their limits: `Baseline(metric="recall", threshold=0.8)`. */
const givenLimits = oncePerModules((modules): readonly Evidence[] =>
  modulesWith(modules, { options: /^metric(?:_name)?$/ }).flatMap(({ facts, place }) => {
    const given = facts.calls.find(({ arguments: values }) => {
      const of = (pattern: RegExp) => values.find(({ name }) => name !== undefined && pattern.test(name))?.value;
      const [metric, limit] = [of(/^metric(?:_name)?$/), of(/^(?:threshold|minimum|min_value|floor|pass_mark)$/)];
      return metric?.kind === "string" && quality.test(metric.value) && limit?.kind === "number" && limit.value !== 0;
    });
    return given ? [{ level: "present" as const, what: `\`${given.name}()\` sets a limit`, at: place(given.span) }] : [];
  }),
);
