import type { Project } from "../project/project.js";

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
