import type { Evidence } from "../../project/evidence.js";
import { isPinned, isProviderModel } from "../../project/model-id.js";
import type { Project } from "../../project/project.js";
import { rentedModels } from "../../project/rented-models.js";
import { claimAt } from "../claim.js";
import type { Gap, Rule } from "../rule.js";

export const modelPinned: Rule = {
  title: "The rented model is pinned to a version, the same everywhere",
  why: {
    source: "A1",
    text: "Providers update models behind an undated name; prompts and outputs that worked yesterday break without a change of yours.",
  },
  applies: "llm",
  stage: "prototype",
  weight: 3,
  asks: "claimed",
  evidence: {
    claimed: "`models[].version` is dated.",
    present: "Each model id in production code is dated or numbered, and agrees with the manifest.",
  },
  contradicted: "Code uses another model than `models[].version` says.",
  manifest: ["models"],
  noFix: "Which dated version to take has to be tried against the evaluation.",
  limits:
    "Sees ids written in Python code and the manifest; ids that come from the environment or a gateway are not seen. Ids of local and hosted open models are not judged.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const used = rentedModels(project);
    const declared = (project.manifest.value.models ?? [])
      .flatMap((_, index) => claimAt(project, ["models", index, "version"]) ?? [])
      .filter(({ value }) => isProviderModel(value));
    const known = new Set([
      ...declared.map(({ value }) => value),
      ...(project.manifest.value.models ?? []).flatMap(({ fallback }) => fallback ?? []),
      ...judges(project),
    ]);
    for (const claim of declared) {
      const other = used.find(({ id }) => !known.has(id));
      const isUsed = used.length === 0 || used.some(({ id }) => id === claim.value);
      if (!isUsed && other) {
        gaps.push({
          kind: "contradicted",
          message: `The manifest says \`${claim.value}\`, but the code calls \`${other.id}\`, so evals and production test different models.`,
          at: claim.at,
          related: [{ message: `\`${other.id}\` is used here.`, at: other.at }],
        });
      } else if (isPinned(claim.value)) evidence.push({ level: "claimed", what: `the manifest pins \`${claim.value}\``, at: claim.at });
      else
        gaps.push({
          kind: "partial",
          message: `\`${claim.value}\` is an undated name: the provider can point it at another model. Give the dated version.`,
          at: claim.at,
        });
    }
    for (const { id, at } of used) {
      if (isPinned(id)) evidence.push({ level: "present", what: `\`${id}\` in code`, at });
      else if (!gaps.some((gap) => gap.related?.some((one) => one.at === at))) {
        gaps.push({
          kind: "partial",
          message: `\`${id}\` is an undated name: the provider can point it at another model. Pin a dated version.`,
          at,
        });
      }
    }
    if (evidence.length === 0 && gaps.length === 0) {
      return { evidence, gaps, unknown: "No model id is written in the code or the manifest." };
    }
    return { evidence, gaps, share: evidence.length / (evidence.length + gaps.length) };
  },
};

function judges(project: Project): readonly string[] {
  return (project.manifest.value.evals ?? []).flatMap(({ judge }) => judge?.model ?? []);
}
