import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import { absentFile, claimAt, claimEvidence, entryPlace } from "../parts/claim.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** Tasks that classical models do better, by what they are called. */
const classical: Readonly<Record<string, string>> = {
  forecasting: "a time-series model such as ARIMA or gradient boosting",
  regression: "a regression such as a linear model or gradient boosting",
  clustering: "a clustering such as k-means over embeddings",
};
const rented = ["llm-provider", "llm-gateway", "llm-runtime"];
/** Words of a comparison with something simpler. */
const comparison =
  /baseline|classical|arima|ets\b|prophet|naive|regress|linear|logistic|xgb|lightgbm|catboost|boost|forest|tree|svm|k-?means|dbscan|rule|heuristic|traditional|\d\s?%/i;

export const rightTool: Rule = {
  title: "No language model forecasts, regresses or clusters without a reason",
  why: {
    source: "A0 #2 not a panacea; A2 models",
    text: "Language models are no universal tool: at regression, time-series forecasting and clustering, linear models, ARIMA or k-means often do better, with less cost and tighter control.",
  },
  applies: "llm",
  stage: "prototype",
  weight: 2,
  asks: "claimed",
  evidence: {
    claimed: "Each rented model's `type` is a task for a language model, or its `justification` compares it with a classical one.",
    present: "`justification` names a file that exists.",
  },
  contradicted: "The file that `justification` names does not exist.",
  manifest: ["models"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare what the model does",
      path: ["models"],
      value: [{ name: "TODO: name", provider: "TODO: openai", type: "TODO: generation" }],
    },
  ],
  limits: "Believes `models[].type`: what a prompt asks for is not read.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const models = languageModels(project);
    if (models.length === 0)
      return { evidence, gaps, unknown: "No entry of `models` says what the language model is used for (`provider` and `type`)." };
    for (const index of models) {
      const entry = entryGap(project, index);
      if ("level" in entry) evidence.push(entry);
      else gaps.push(entry);
    }
    return { evidence, gaps, share: evidence.length / models.length };
  },
};

/** The places in `models` of those that are asked for text, by whom they are run. */
function languageModels(project: Project): readonly number[] {
  return (project.manifest.value.models ?? []).flatMap(({ provider, fine_tune }, index) => {
    const tool = provider === undefined ? undefined : findTool(provider);
    const isKnown = tool?.capabilities.some((one) => rented.includes(one)) ?? provider !== undefined;
    return isKnown || fine_tune ? [index] : [];
  });
}

function entryGap(project: Project, index: number): Evidence | Gap {
  const path = ["models", index] as const;
  const model = project.manifest.value.models?.[index];
  const at = claimAt(project, [...path, "type"])?.at ?? entryPlace(project, path);
  const name = `\`${model?.name}\``;
  if (model?.type === undefined) {
    const fix: Fix = { kind: "manifest", title: "Set its task", path: [...path, "type"], value: "TODO: generation" };
    return { kind: "partial", message: `Model ${name} does not say which task it does. Add \`type\`.`, at, fixes: [fix] };
  }
  const instead = classical[model.type];
  if (instead === undefined) return { level: "claimed", what: `${name}: ${model.type}`, at };
  const reason = claimAt(project, [...path, "justification"]);
  if (!reason) {
    const fix: Fix = {
      kind: "manifest",
      title: "Say why",
      path: [...path, "justification"],
      value: "TODO: beats the … baseline by … on the same data",
    };
    const message = `Language model ${name} does ${model.type}. Try ${instead} first, or say in \`justification\` by how much it was beaten.`;
    return { kind: "missing", message, at, fixes: [fix] };
  }
  if (!reason.exists) return absentFile(reason);
  if (reason.form === "text" && !comparison.test(reason.value)) {
    const message = `The justification of ${name} compares it with no classical model. Say how ${instead} does on the same data.`;
    return { kind: "missing", message, at: reason.at };
  }
  return claimEvidence(reason)[0] ?? { level: "claimed", what: `${name}: justified`, at };
}
