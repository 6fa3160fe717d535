import { givesEmbeddingsOnly } from "../../practices/gives-embeddings-only.js";
import type { Project } from "../../project/project.js";

/**
 * Why what is asked of answers does not apply: the language models of the project are asked for embeddings only, by what its code calls.
 * What the manifest says of models, prompts and evaluations is believed instead.
 */
export function embedsOnly(project: Project): string | undefined {
  const { manifest, traits } = project;
  if (["prompts", "evals", "rag", "agents", "guardrails"].some((section) => manifest.has(section))) return undefined;
  if (manifest.has("models") && !(manifest.value.models ?? []).every(({ type }) => type === "embedding")) return undefined;
  if (traits.llm.source === "manifest" || traits.agent.value || traits.trains.value) return undefined;
  return givesEmbeddingsOnly(project) ? "Its models give embeddings only: no code asks one for text." : undefined;
}
