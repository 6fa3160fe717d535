import { dotted } from "../../practices/dotted.js";
import { calledIn, seen, toolsInUse } from "../../practices/evidence-of.js";
import { isFixture } from "../../practices/is-fixture.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { absentFile, claimAt, claimEvidence, claimsAt } from "../parts/claim.js";
import type { Gap, Rule } from "../rule.js";

const section = ["data", "features"] as const;
const importanceCall = dotted(
  "sklearn.inspection.*",
  "sklearn.feature_selection.*",
  "**.permutation_importance",
  "**.plot_importance",
  "**.get_feature_importance",
  "**.feature_importance",
  "**.get_fscore",
  // Both keep the importances of each model with its run.
  "mlflow.lightgbm.autolog",
  "mlflow.xgboost.autolog",
  "**.varimp",
  "**.varimp_plot",
  "**.summary_plot",
  "boruta.*",
);
const importanceName =
  /feature_?importances?|importances?_?df|(?:^|_)ablat(?:e|ion)s?(?:_|$)|drop_column_importance|shap_values|mutual_info|(?:^|_)feature_(?:ranking|selection)(?:_|$)/i;
const importanceFile =
  /(?:^|\/)[\w-]*(?:feature[_-]?importances?|ablations?|shap(?![a-z]))[\w-]*\.(?:json|csv|md|html|png|svg|pdf|ipynb|py|ya?ml)$/i;
const tabular =
  /^(?:sklearn\.(?:compose|ensemble|tree|svm|linear_model\.(?!LogisticRegression|SGD))|xgboost\.|lightgbm\.|catboost\.|statsmodels\.|pycaret\.|autogluon\.tabular|h2o\.|pyspark\.ml\.(?:classification|regression)|lifelines\.|pytorch_tabnet|interpret\.)/;
const rawInput =
  /^(?:torchvision|PIL|imageio|cv2|skimage|albumentations|torchaudio|librosa|transformers|tokenizers|tiktoken|sentencepiece|diffusers|timm|ultralytics|datasets|sentence_transformers|mistral_common|peft|trl|unsloth|litgpt|torchtune|bitsandbytes|open_clip|spacy|einops|fastai|monai|segmentation_models_pytorch|openai|anthropic|langchain\w*|llama_index|prophet|darts|statsforecast|neuralforecast|neuralprophet|pmdarima|gluonts)(?:\.|$)/;

/** Layers of networks that look at pictures. */
const pictureLayer = /\.Conv[23]D$/i;

export const featureValue: Rule = {
  title: "Every feature earns its place, and its cost is known",
  why: {
    source: "MLTS Data 2, 3",
    text: "Every feature has to be worth having, and none may cost too much: a feature that adds nothing still has to be computed, kept and watched.",
  },
  applies: "trains",
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`data.features` is a link or text.",
    present: "Code computes importances or an ablation, or a report of it is in the project; `data.features.cost` says what features cost.",
    wired: "A tool that explains models, or a feature selection, is called.",
  },
  contradicted: "A file that `data.features` names does not exist.",
  manifest: section,
  fixes: [
    {
      kind: "manifest",
      title: "Declare what features are worth and cost",
      path: section,
      value: { importance: "TODO: reports/feature-importance.json", cost: "TODO: docs/features.md#cost" },
    },
  ],
  limits: "Does not apply where models learn from text, images, sound or series as they are. What a figure says is not read.",
  appliesUnless(project) {
    if (project.manifest.has(...section)) return undefined;
    return learnsFromRaw(ownModules(project))
      ? "The models learn from text, images, sound or series as they are, not from made features."
      : undefined;
  },
  offByDefault:
    "Which features are worth their cost is mostly found out in ways that leave nothing in a repository: 1 of 3 findings was right on repositories read for the first time.",
  check(project) {
    const claims = claimsAt(project, [...section, "importance"]);
    const cost = claimAt(project, [...section, "cost"]);
    const absent = [...claims, ...(cost ? [cost] : [])].filter(({ exists }) => !exists).map(absentFile);
    const worth = [
      ...claims.flatMap(claimEvidence),
      ...calledIn(ownModules(project), importanceCall),
      ...toolsInUse(project, "explainability").filter(({ what }) => !/\bdatasets?\b/.test(what)),
      ...importancesIn(ownModules(project)),
      ...reports(project),
    ];
    const evidence = [...worth, ...(cost ? claimEvidence(cost) : [])];
    if (absent.length > 0) return { evidence, gaps: absent };
    const gaps: Gap[] = [];
    if (worth.length === 0)
      gaps.push({
        kind: cost ? "partial" : "missing",
        message: "Nothing shows what each feature is worth: no importances, no ablation, no feature selection in code or reports.",
      });
    else if (!cost)
      gaps.push({
        kind: "partial",
        message: "What features are worth is looked at, but nothing says what they cost to compute and keep. Add `data.features.cost`.",
        at: worth[0]?.at,
        fixes: [{ kind: "manifest", title: "Say what they cost", path: [...section, "cost"], value: "TODO: docs/features.md#cost" }],
      });
    return { evidence, gaps, share: 0.5 };
  },
};

const learnsFromRaw = oncePerModules((modules) => {
  const isTabular = modules.some(({ facts }) => facts.calls.some(({ name }) => tabular.test(name)));
  const isRaw = modules.some(
    ({ facts }) =>
      facts.imports.some(({ module, level }) => level === 0 && rawInput.test(module)) ||
      facts.calls.some(({ name }) => pictureLayer.test(name)),
  );
  return isRaw && !isTabular;
});

/** What code names after importances: variables, functions, and attributes that are read from a model. */
const importancesIn = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) => {
    const own = facts.functions.find(({ name, empty }) => !empty && importanceName.test(name));
    if (own) return [seen("present", `\`${own.name}()\``, place(own.span))];
    const kept = facts.assignments.find(
      ({ targets, value }) =>
        targets.some((target) => importanceName.test(target)) ||
        (value.kind === "name" && importanceName.test(value.value)) ||
        (value.kind === "other" && value.names.some((name) => importanceName.test(name))),
    );
    if (kept) return [seen("present", `\`${kept.targets.join(", ")}\``, place(kept.span))];
    const given = facts.calls.find((call) =>
      call.arguments.some(
        ({ value }) =>
          (value.kind === "name" || value.kind === "call") && importanceName.test(value.kind === "name" ? value.value : value.name),
      ),
    );
    return given ? [seen("present", `\`${given.name}()\` is given importances`, place(given.span))] : [];
  }),
);

function reports(project: Project): readonly Evidence[] {
  return filesLike(project, importanceFile)
    .filter((path) => project.role(path) !== "vendored" && !isFixture(project, path))
    .map((path) => ({ level: "present" as const, what: `\`${project.relative(path)}\``, at: startOf(path) }));
}
