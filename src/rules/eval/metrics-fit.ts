import { words } from "../../practices/words.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { entryPlace } from "../parts/claim.js";
import { assertedFigures, declaredFigures, figuresInCode, unwrittenFiles } from "../parts/measured.js";
import type { Gap, Rule } from "../rule.js";

/** A figure of a classical model, by the task that it fits. */
interface Figure extends Evidence {
  readonly name: string;
  readonly task: "classification" | "regression" | "clustering";
}

const classification =
  /^(?:accuracy|acc|balanced_accuracy|f1|fbeta|f_?beta|macro_?f1|micro_?f1|weighted_?f1|precision|recall|sensitivity|specificity|roc_?auc|pr_?auc|auc|auroc|average_precision|log_?loss|brier\w*|matthews\w*|mcc|cohen_?kappa|confusion_matrix|classification_report|top_k_accuracy|jaccard|precision_recall\w*|roc_curve|gini|ks|lift\w*|auprc)$/i;
const regression =
  /^(?:r2|r_?squared|rmse|mse|mae|mape|smape|rmsle|msle|mean_(?:absolute|squared)\w*|root_mean_squared\w*|median_absolute_error|max_error|explained_variance|pinball\w*|mean_pinball_loss|wape|mase)$/i;
const clustering =
  /^(?:silhouette|davies_bouldin|calinski_harabasz|adjusted_rand|rand|v_measure|homogeneity|completeness|(?:normalized_|adjusted_)?mutual_info|inertia)$/i;
/** Alone it hides rare classes and unequal costs. */
const coarse = /^(?:acc|accuracy)$/i;

const metricFunction =
  /^sklearn\.metrics\.(\w+?)(?:_score)?$|^torchmetrics(?:\.\w+)*\.(\w+)$|(?:^|\.)(classification_report|confusion_matrix)$/;
const compiled = /(?:^|\.)compile$/;

/** The ways to look at an answer of a language model. */
const perspectives = {
  relevance: /relevan|answer[-_ ]?relevanc|on[-_ ]?topic|helpfulness|completeness/i,
  correctness:
    /correct|factual|accuracy|exact[-_ ]?match|(?:^|[^a-z])(?:f1|bleu|rouge|meteor|bert_?score|similar|equals|contains|icontains)|semantic[-_ ]?sim|answer[-_ ]?sim|closed?qa|pass@/i,
  groundedness: /faithful|grounded|hallucinat|context[-_ ]?(?:adherence|recall|precision|relevan)|citation/i,
  tone: /tone|style|polite|concise|conciseness|fluen|coheren|readab|brand|professional|verbosity/i,
  harm: /toxic|harm|safety|bias[-_ ]?metric|^bias:|moderation|jailbreak|refusal|profan|unsafe|guardrails/i,
} as const;

export const metricsFit: Rule = {
  title: "Metrics fit the task, and are more than one",
  why: {
    source: "A1",
    text: "Free output has to be looked at from several perspectives: relevance, correctness, tone, hallucination, risk of harm. One figure shows one of them.",
  },
  applies: any("trains", "llm"),
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  evidence: {
    claimed: "`evals[].metrics` of the kind that fits the task: more than accuracy, or at least two perspectives on text.",
    present: "Code works such metrics out.",
    wired: "An evaluation configuration or evaluation code asserts at least two perspectives on text.",
  },
  contradicted: "A model is declared for one task, and an eval that covers it has only metrics of another.",
  manifest: ["evals"],
  noFix: "Which figures matter is for people to say: they depend on what each kind of error costs.",
  limits: "Knows metrics by their usual names, and says nothing where it knows none.",
  check(project) {
    const mismatched = mismatches(project);
    if (mismatched.length > 0) return { evidence: [], gaps: mismatched };
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    if (project.traits.trains.value) {
      const figures = [...figuresDeclared(project), ...figuresComputed(project)];
      const [first] = figures;
      if (first && figures.every(({ name }) => coarse.test(name)) && !namesAnother(ownModules(project)))
        gaps.push({
          kind: "missing",
          message:
            "Accuracy is the only figure of the model: it hides rare classes and what each error costs. Add recall, F1, ROC AUC or the like.",
          at: first.at,
        });
      else evidence.push(...figures.filter(({ name }) => !coarse.test(name)).map(({ level, what, at }) => ({ level, what, at })));
    }
    if (project.traits.llm.value) {
      const seen = Object.entries(perspectives).flatMap(([name, pattern]) => {
        const [stated] = [...assertedFigures(project, pattern), ...declaredFigures(project, pattern)];
        const best = stated ?? figuresInCode(project, pattern)[0];
        return best ? [{ name, best, isStated: stated !== undefined }] : [];
      });
      // A single name in code may mean anything.
      const only = seen.find(({ isStated }) => isStated);
      if (seen.length > 1) evidence.push(...seen.map(({ name, best }) => ({ ...best, what: `${name}: ${best.what}` })));
      else if (only && evidence.length === 0 && gaps.length === 0)
        gaps.push({
          kind: "missing",
          message: `Answers are looked at for ${only.name} alone. Measure another of relevance, correctness, groundedness, tone and harm.`,
          at: only.best.at,
        });
    }
    if (evidence.length === 0 && gaps.length === 0) return { evidence, gaps, unknown: "No metric is known by its name." };
    return { evidence, gaps: evidence.length > 0 ? [] : gaps };
  },
};

/** Figures beside accuracy that code works out by itself, by the names that it gives them. */
const another = words(
  "f1\\w*|precision|recall|auc|auroc|roc\\w*|kappa|mcc|confusion\\w*|specificity|sensitivity|iou|miou|map|dice|bleu|rouge|wer|cer|perplexity",
);

const namesAnother = oncePerModules((modules) =>
  modules.some(
    ({ facts: { functions, assignments, strings } }) =>
      functions.some(({ name }) => another.test(name)) ||
      assignments.some(({ targets }) => targets.some((target) => another.test(target))) ||
      strings.some(({ value }) => value.length < 40 && another.test(value)),
  ),
);

function taskOf(name: string): Figure["task"] | undefined {
  const plain = name
    .replace(/(?:_score|Score)$|^(?:Binary|Multiclass|Multilabel|val_|test_)/g, "")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/[- ]/g, "_");
  return classification.test(plain)
    ? "classification"
    : regression.test(plain)
      ? "regression"
      : clustering.test(plain)
        ? "clustering"
        : undefined;
}

function figuresDeclared(project: Project): readonly Figure[] {
  return (project.manifest.value.evals ?? []).flatMap((entry, index) => figuresOf(project, entry, index));
}

function figuresOf(
  project: Project,
  { metrics }: { readonly metrics?: readonly { readonly name: string }[] },
  index: number,
): readonly Figure[] {
  return (metrics ?? []).flatMap(({ name }, position): Figure[] => {
    const task = taskOf(name);
    const at = entryPlace(project, ["evals", index, "metrics", position]);
    return task ? [{ name, task, level: "claimed", what: `metric \`${name}\``, at }] : [];
  });
}

function figuresComputed(project: Project): readonly Figure[] {
  const idle = unwrittenFiles(project);
  const computed = callsTo(project.python, metricFunction).flatMap(({ call, module: { role, path }, at }): Figure[] => {
    if (role === "docs" || role === "example" || idle.has(path)) return [];
    const [, sklearn, torch, bare] = metricFunction.exec(call.name) ?? [];
    const name = sklearn ?? torch ?? bare ?? "";
    const task = taskOf(name);
    return [
      {
        name: name.replace(/^(?:Binary|Multiclass|Multilabel)/, ""),
        task: task ?? "classification",
        level: "present",
        what: `\`${call.name}()\` called`,
        at,
      },
    ];
  });
  const keras = callsTo(ownModules(project), compiled).flatMap(({ call, at }) =>
    call.arguments.flatMap(({ name, value }): Figure[] => {
      if (name !== "metrics" || value.kind !== "list") return [];
      return value.items.flatMap((item): Figure[] => {
        const metric = item.kind === "string" ? item.value : item.kind === "call" ? lastPart(item.name) : "other";
        return [
          {
            name: metric.replace(/^(?:sparse_)?(?:categorical_|binary_)/i, ""),
            task: taskOf(metric) ?? "classification",
            level: "present",
            what: `metric \`${metric}\``,
            at,
          },
        ];
      });
    }),
  );
  return [...computed, ...keras];
}

/** Evals whose metrics are all of another task than the models they cover. */
function mismatches(project: Project): readonly Gap[] {
  const { models, evals } = project.manifest.value;
  const tasks = { classifier: "classification", regression: "regression", forecasting: "regression", clustering: "clustering" } as const;
  return (evals ?? []).flatMap((entry, index): Gap[] => {
    const figures = figuresOf(project, entry, index);
    const [first] = figures;
    const covered = (models ?? []).findIndex(({ name }) => name !== undefined && entry.covers?.includes(name) && entry.covers.length === 1);
    const type = models?.[covered]?.type;
    const task = type !== undefined && type in tasks ? tasks[type as keyof typeof tasks] : undefined;
    if (!task || !first || figures.length < (entry.metrics ?? []).length || figures.some((figure) => figure.task === task)) return [];
    const span = project.manifest.valueSpan("models", covered, "type");
    return [
      {
        kind: "contradicted",
        message: `\`${first.name}\` is a figure of ${first.task}, but \`${models?.[covered]?.name}\` does ${type === "classifier" ? "classification" : type}. Choose metrics of its task.`,
        at: first.at,
        related: span ? [{ message: "Its task.", at: { path: project.manifest.path, span } }] : [],
      },
    ];
  });
}
