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
export function unusedModel({ traits, manifest }: Project): string | undefined {
  const isUsed = [traits.serves, traits.batch, traits.pipeline].some(({ value }) => value);
  return isUsed || traits.trains.source === "manifest" || manifest.value.models
    ? undefined
    : "Nothing here serves the model or scores with it, so whether one is in use is not seen.";
}
