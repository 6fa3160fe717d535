import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { metricCall } from "../../practices/evaluation.js";
import type { Evidence } from "../../project/evidence.js";
import { modulesWith } from "../../project/modules-with.js";
import { callsTo, oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, claimAt, claimEvidence, claimsAt } from "../parts/claim.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { unfilledGap, unfilledModule } from "../parts/unfilled-evaluation.js";
import type { Gap, ManifestPath, Rule } from "../rule.js";

const section = ["project", "use_case", "baseline"] as const;
const rule =
  /(?:^|\.)(?:Dummy(?:Classifier|Regressor)|NaiveForecaster|Naive(?:Seasonal|Drift|Mean|MovingAverage)|SeasonalNaive(?:Model)?|HistoricAverage|RandomWalkWithDrift|SeasonalWindowAverage)$|^statsforecast\.models\.Naive$/;
const simple =
  /^sklearn\.(?:linear_model\.(?:LinearRegression|LogisticRegression(?:CV)?|Ridge(?:Classifier|CV)?|Lasso(?:CV)?|ElasticNet)|naive_bayes\.\w+|neighbors\.KNeighbors\w+|tree\.DecisionTree\w+)$/;
const complex =
  /^(?:sklearn\.(?:ensemble\.\w+(?:Classifier|Regressor)|svm\.(?:SVC|SVR|NuSV[CR])|neural_network\.MLP\w+)|xgboost\.(?:XGB\w+|train)|lightgbm\.(?:LGBM\w+|train)|catboost\.CatBoost\w*|(?:tensorflow\.)?keras\.(?:models\.)?(?:Sequential|Model)|transformers\.\w+\.from_pretrained)$/;
const baselineName = /(?:^|_)baselines?(?:_|$)|^(?:naive|majority(?:_class)?)_(?:forecast|model|predict\w*|classifier)$/i;
/** Figures, predictions and models of a baseline: a `baseline_path` or `baseline_date` is none. */
const baselineFigure =
  /^(?:\w+_)?baselines?(?:_(?:\w+_)?(?:acc\w*|scores?|f1|auc|r2|rmse|mae|mape|mse|loss|errors?|metrics?|results?|pred\w*|perf\w*|eval\w*|models?|agent|clf|classifier|regressor|forecasts?|precision|recall|rate|df|answers?))?$/i;
/** Predictions of a rule that needs no learning, written by hand. */
const handMade =
  /^(?:dummy|no_skill|ns|naive|majority|random_guess|always_\w+)_(?:probs?|probabilit\w+|pred\w*|auc|fpr|tpr|scores?|acc\w*|rmse|mae|mape|f1)$/i;
const asks = /\.(?:predict\w*|score|forecast|historical_forecasts|cross_validation)$/;

export const baseline: Rule = {
  title: "A simpler baseline is evaluated on the same data",
  why: {
    source: "A0 #2; A1 not all problems are AI; MLTS Model 5",
    text: "Many organisations are better off starting with simpler rule-based systems, and many problems are solved more efficiently without GenAI; only a baseline on the same data shows what the model adds.",
  },
  applies: any("trains", "llm"),
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`project.use_case.baseline` or an eval's `baseline` describes it.",
    present:
      "The file with its result exists; or code or a script evaluates a dummy or naive model, one called a baseline, or a simple model beside a complex one.",
  },
  hollow: "A dummy model is made and never asked, its evaluation is not written yet, or the baseline's result is the model's own.",
  contradicted: "The result does not exist, or the eval that judges both is none of `evals`.",
  manifest: section,
  fixes: [
    {
      kind: "manifest",
      title: "Declare the baseline",
      path: section,
      value: { description: "TODO: the simpler way", result: "TODO: evals/results/baseline.json" },
    },
  ],
  limits: "Whether the model beats it is not judged here.",
  appliesUnless: madeForOthers,
  *looks(project) {
    yield baselinesIn(ownModules(project));
  },
  check(project) {
    const { evidence, gaps } = declared(project);
    const { evaluated, idle } = baselinesIn(ownModules(project));
    // A baseline in an evaluation that cannot run yet is not evaluated.
    const waits = ({ at }: Evidence) => {
      const module = project.python.find(({ path }) => path === at?.path);
      return module && unfilledModule(project, module);
    };
    evidence.push(...evaluated.filter((one) => !waits(one)), ...scriptsOf(project));
    if (gaps.length > 0) return { evidence, gaps };
    if (evidence.some(({ level }) => level === "present")) return { evidence, gaps };
    const unfilled = evaluated.map(waits).find((one) => one !== undefined);
    if (unfilled) gaps.push(unfilledGap(unfilled, evidence));
    else if (idle)
      gaps.push({ kind: "hollow", message: `${idle.what} is made here, but never asked for a prediction or a score.`, at: idle.at });
    else if (evidence.length > 0)
      gaps.push({
        kind: "weak",
        message: "A baseline is named, but no result shows how it does on the same data. Name the file in `result`.",
        at: evidence[0]?.at,
      });
    else
      gaps.push({
        kind: "missing",
        message: project.traits.trains.value
          ? "No baseline was found: no declared one, no dummy or naive model, nothing called a baseline. Judge a simple rule on the same data."
          : "No baseline was found, so nothing shows what the language model adds to a search, a form or a few rules. Judge one on the same cases.",
      });
    return { evidence, gaps };
  },
};

function declared(project: Project): { evidence: Evidence[]; gaps: Gap[] } {
  const evals = project.manifest.value.evals ?? [];
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  const places: ManifestPath[] = [section, ...evals.map((_, index) => ["evals", index, "baseline"])];
  for (const path of places) {
    const described = claimAt(project, [...path, "description"]);
    if (described) evidence.push({ level: "claimed", what: `baseline: \`${described.value}\``, at: described.at });
    const own = claimsAt(project, [...path.slice(0, -1), "results"]).map(({ value }) => value);
    for (const result of claimsAt(project, [...path, "result"])) {
      if (!result.exists) gaps.push(absentFile(result));
      else if (own.includes(result.value))
        gaps.push({ kind: "hollow", message: `\`${result.value}\` is the model's own result, so nothing is compared.`, at: result.at });
      else evidence.push(...claimEvidence(result));
    }
  }
  const judge = claimAt(project, [...section, "eval"]);
  if (judge && !evals.some(({ name }) => name === judge.value))
    gaps.push({
      kind: "contradicted",
      message: `The baseline is said to be judged by \`${judge.value}\`, but \`evals\` has no entry of that name.`,
      at: judge.at,
    });
  else if (judge) evidence.push({ level: "claimed", what: `judged by \`${judge.value}\``, at: judge.at });
  return { evidence, gaps };
}

/** Scripts and tasks called after a baseline that run a program: `run_baselines.sh` judges the models to beat. */
function scriptsOf(project: Project): readonly Evidence[] {
  return project
    .facts("tasks")
    .filter(({ role }) => role === "production" || role === "evaluation")
    .flatMap(({ path, facts }) =>
      facts.tasks
        .filter(({ name, commands }) => baselineName.test(plainName(name)) && commands.some(({ text }) => /\bpython3?\s+\S/.test(text)))
        .map(({ name, span }) => ({ level: "present" as const, what: `\`${nameOf(name)}\``, at: { path, span } })),
    );
}

/** A file's or task's name as one of Python's: `run-baselines.sh` is `run_baselines`. */
function plainName(path: string): string {
  return nameOf(path)
    .replace(/\.\w+$/, "")
    .replace(/[^a-z0-9]+/gi, "_");
}

interface Baselines {
  readonly evaluated: readonly Evidence[];
  /** A dummy that nothing asks. */
  readonly idle?: Evidence;
}

const baselinesIn = oncePerModules((modules): Baselines => {
  const dummies = callsTo(modules, rule).map(({ call, module }) => ({
    isIdle: isIdle(call, module),
    evidence: evidenceOf(`\`${call.name}()\``, module, call.span),
  }));
  const evaluated = [
    ...dummies.filter((one) => !one.isIdle).map(({ evidence }) => evidence),
    ...modules.flatMap((module) => {
      const one = named(module);
      return one && !isWindow(module) ? [one] : [];
    }),
    ...modulesWith(modules, { calls: simple }).flatMap((module) => beside(module) ?? []),
  ];
  return { evaluated, idle: dummies.find((one) => one.isIdle)?.evidence };
});

/** Whether a model is kept in a variable on which nothing but `fit` is called, and which is given to nothing. */
function isIdle(call: PythonCall, { facts }: PythonModule): boolean {
  if (call.assignedTo.length === 0) return false;
  if (facts.calls.some(({ name }) => name.startsWith(`${call.name}()`) && asks.test(name))) return false;
  const mentions = (value: CodeValue): boolean => {
    if (value.kind === "name") return call.assignedTo.includes(value.value);
    if (value.kind === "other") return value.names.some((name) => call.assignedTo.includes(name.split(".", 1)[0] ?? name));
    if (value.kind === "list") return value.items.some(mentions);
    return value.kind === "dict" && value.entries.some((entry) => mentions(entry.value));
  };
  const given = facts.calls.some((one) => one.arguments.some(({ value }) => mentions(value)));
  return !given && !facts.assignments.some(({ value }) => mentions(value));
}

/** Whether a baseline is the data of an earlier time here, with which drift compares what is new. */
function isWindow({ path, facts }: PythonModule): boolean {
  const names = [
    ...facts.assignments.flatMap(({ targets }) => targets),
    ...facts.functions.flatMap((one) => one.parameters.map(({ name }) => name)),
  ];
  return (
    /(?:^|[/_.-])(?:drift|psi)(?:[/_.-]|$)/i.test(path) ||
    facts.functions.some(({ name }) => /(?:^|_)(?:drift|psi)(?:_|$)/i.test(name)) ||
    names.some((name) => /^baseline_(?:\w+_)?(?:start|end|window|period|days|hist\w*|distribution|proportions?|props)(?:_|$)/i.test(name))
  );
}

/** What a module calls a baseline: itself, a function, a class or a figure. */
function named(module: PythonModule): Evidence | undefined {
  const { facts, path } = module;
  if (baselineName.test(plainName(path)) && facts.calls.length > 3)
    return { level: "present", what: `\`${nameOf(path)}\``, at: startOf(path) };
  const one = facts.functions.find(({ name, empty }) => baselineName.test(name) && !empty);
  if (one) return evidenceOf(`\`${one.name}()\``, module, one.span);
  const type = facts.classes.find(({ name }) => /^Baseline|Baseline(?:Model|Classifier|Regressor)?$/.test(name));
  if (type) return evidenceOf(`\`${type.name}\``, module, type.span);
  const figure = facts.assignments.find(
    ({ targets, value }) => value.kind !== "none" && targets.some((target) => baselineFigure.test(target) || handMade.test(target)),
  );
  return figure && evidenceOf(`\`${figure.targets.join(", ")}\``, module, figure.span);
}

/** A simple model that is measured in the same module as a complex one. */
function beside(module: PythonModule): Evidence | undefined {
  const { calls, classes } = module.facts;
  const found = calls.find(({ name }) => simple.test(name));
  if (!found) return undefined;
  const isComplex =
    calls.some(({ name }) => complex.test(name)) || classes.some(({ bases }) => bases.some((base) => /(?:^|\.)nn\.Module$/.test(base)));
  const isMeasured = calls.some(({ name }) => metricCall.test(name) || /\.score$/.test(name));
  return isComplex && isMeasured ? evidenceOf(`\`${found.name}()\` beside a more complex model`, module, found.span) : undefined;
}

function evidenceOf(what: string, module: PythonModule, span: { start: number; end: number }): Evidence {
  return { level: "present", what, at: module.place(span) };
}
