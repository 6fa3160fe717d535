import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";

/** Why what is asked of predictions does not apply: what answers here is seen to have no model. What the manifest says it serves is one. */
export function noModel({ traits, manifest, withCapability }: Project): string | undefined {
  const isDeclared = [traits.serves, traits.batch].some(({ value, source }) => value && source === "manifest");
  if (isDeclared || traits.trains.value || traits.llm.value || traits.batch.value || manifest.value.models) return undefined;
  const libraries = withCapability(
    "ml-framework",
    "deep-learning",
    "forecasting",
    "model-server",
    "model-registry",
    "speech",
    "hosted-endpoint",
  );
  return libraries.length > 0 ? undefined : "No model is seen here.";
}

/** Why a trained model that nothing uses cannot grow old; `undefined` where the manifest says that it trains, or something here could use it. */
export function unusedModel(project: Project): string | undefined {
  const { traits, manifest } = project;
  const triedOut = onlyTriedOut(project);
  if (triedOut) return triedOut;
  const isUsed = [traits.serves, traits.batch, traits.pipeline].some(({ value }) => value);
  return isUsed || traits.trains.source === "manifest" || manifest.value.models
    ? undefined
    : "Nothing here serves the model or scores with it, so whether one is in use is not seen.";
}

/** What scores with a model that was trained, or reads one from where it is kept. */
const scores =
  /\.(?:predict|predict_proba|decision_function|score_samples)$|^(?:joblib|pickle|cloudpickle|skops\.io|torch|onnx)\.load$|(?:^|\.)(?:load_model|InferenceSession)$/;

/** Why a model that only notebooks train is not one in use: what is served asks a language model, and nothing outside of notebooks scores with another. */
export function onlyTriedOut(project: Project): string | undefined {
  const { trains, llm, batch } = project.traits;
  if (trains.source !== "detected" || !trains.value || !llm.value || batch.value || project.manifest.value.models) return undefined;
  const isTried = trains.evidence.length > 0 && trains.evidence.every(({ at }) => at?.path.endsWith(".ipynb"));
  if (!isTried || callsTo(productionModules(project), scores).some(({ module }) => module.form !== "notebook")) return undefined;
  return "Only notebooks train a model, and what answers asks a language model: whether the trained one is in use is not seen.";
}
