import { modelRegistry as practice } from "../../practices/model-registry.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { paperCode } from "../parts/paper-code.js";
import { toolEvidence, toolVerdict } from "../parts/tool-claim.js";
import { unreadCi } from "../parts/unread-ci.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** An address of a registry that takes whatever was registered last: `models:/churn/latest`. */
const latest = /^models:\/[^/@]+\/latest$/;

const naming: Fix = { kind: "manifest", title: "Name the registry", path: ["models", 0, "registry"], value: "TODO: mlflow" };

/** Code of one's own that keeps versions of models, by its names. A store of classes that are made by their names is called a registry too. */
const keepsModels =
  /(?:^|[/_])model_?(?:registry_(?:client|service|db|store|manager)|versions?|versioning|promotion|catalog)(?:_|$)|(?:^|[/_])(?:register|promote|publish|archive|retire)_(?:\w+_)?(?:model_version|champion|challenger|candidate|trained_model|best_model)(?:_|$)|(?:^|[/_])(?:promote|rollback|activate)_(?:\w+_)?(?:model|version)(?:_|$)|(?:^|[/_])(?:save|write|update)_(?:\w+_)?registry(?:_|$)|(?:^|[/_])(?:load|read)_model_registry(?:_|$)|\/(?:get_|set_|current_)?(?:active|champion)_(?:model_)?(?:version|bundle)$/;

export const modelRegistry: Rule = {
  title: "Models are registered under a version, and promoted on purpose",
  why: {
    source: "A0 #6; A3 MLflow",
    text: "Version control of models lets one compare versions and go back when a new one fails; registries such as MLflow's are what production engineers work with.",
  },
  applies: "trains",
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`models[].registry` names a registry.",
    present: "A command that somebody runs registers one.",
    wired:
      "Code, CI or an artifact of DVC registers models: MLflow, Weights & Biases, SageMaker, Vertex AI, Azure ML, Hugging Face, BentoML and others.",
  },
  contradicted: "`models[].registry` names a registry that nothing in the workspace shows.",
  manifest: ["models"],
  unknownWithoutManifest: true,
  appliesUnless: (project) => paperCode(project) ?? madeForOthers(project),
  limits:
    "Promotion in a registry's own console is not seen; code that loads `latest` is. Unknown where code of one's own is named for versions of models.",
  *looks(project) {
    yield* madeHereLooks(project);
    yield loadsLatest(productionModules(project));
  },
  check(project) {
    const gaps: Gap[] = [];
    const evidence: Evidence[] = [];
    for (const [index, model] of (project.manifest.value.models ?? []).entries()) {
      // A rented model is its provider's to version.
      if (model.provider !== undefined && model.registry === undefined) continue;
      const verdict = toolVerdict(project, ["models", index, "registry"], []);
      evidence.push(...verdict.evidence);
      gaps.push(...verdict.gaps);
    }
    const registered = practice.find(project);
    evidence.push(...registered.slice(0, 5), ...registeredByDvc(project));
    if (gaps.length > 0) return { evidence, gaps };
    const unpromoted = loadsLatest(productionModules(project));
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: unpromoted };
    const [first] = evidence;
    // ZenML versions every model that a pipeline gives, and names them in its settings, which are not read.
    const platform = project.withCapability("orchestration").find(({ tool, level }) => tool.id === "zenml" && level === "wired");
    if (!first && platform) return { evidence: [{ ...toolEvidence(platform), level: "present" }], gaps };
    const unread = first ? undefined : unreadCi(project);
    if (unread) return { evidence, gaps, unknown: unread.unknown };
    const own = first ? undefined : madeHere(project, keepsModels);
    if (own)
      return {
        evidence,
        gaps,
        unknown: `${own.what} is named for versions of models; whether it keeps and promotes them is not seen. Name it in \`models[].registry\`.`,
      };
    const tracked =
      project.root === "" || first ? undefined : project.withCapability("model-registry").find(({ level }) => level === "wired");
    if (tracked)
      return {
        evidence,
        gaps,
        unknown: `${tracked.tool.name} keeps the runs; whether another project of the repository registers what they give is not seen.`,
      };
    if (!first) {
      const [training] = project.traits.trains.evidence;
      const at = training?.at?.path === project.manifest.path ? undefined : training?.at;
      const message =
        "Models are trained, but none is registered: no call or command puts a version into a registry (MLflow, a hub, SageMaker …).";
      return { evidence, gaps: [{ kind: "missing", message, at, fixes: [naming] }] };
    }
    const message =
      first.level === "claimed"
        ? "A registry is declared, but neither code nor CI registers a model."
        : `${first.what} registers a model, but neither code nor CI runs it.`;
    return { evidence, gaps: [{ kind: "weak", message, at: first.at }] };
  },
};

function registeredByDvc(project: Project): readonly Evidence[] {
  return project.facts("dvc").flatMap(({ path, facts }) =>
    facts.artifacts
      .filter(({ type }) => type === undefined || /model/i.test(type))
      // DVC's registry is Git itself: tags give versions and stages.
      .map(({ name, span }) => ({ level: "wired" as const, what: `DVC artifact \`${name}\``, at: { path, span } })),
  );
}

/** Where production takes whatever model was registered last, which nobody promoted. */
const loadsLatest = oncePerModules((modules): Gap[] => {
  for (const { facts, place } of modules) {
    const found = facts.strings.find(({ value }) => value.startsWith("models:") && latest.test(value));
    if (found) {
      const message = `\`${found.value}\` is whatever was registered last, so nothing decides that a version may serve. Load one by alias or stage.`;
      return [{ kind: "weak", message, at: place(found.span) }];
    }
  }
  return [];
});
