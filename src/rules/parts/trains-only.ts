import type { Project } from "../../project/project.js";

/**
 * Why what is asked of an application of language models does not apply: one is trained here, and nothing searches, acts or answers with it.
 * What the manifest says of models, prompts and evaluations is believed instead.
 */
export function trainsOnly({ manifest, traits }: Project): string | undefined {
  if (["models", "prompts", "evals", "rag", "agents", "guardrails"].some((section) => manifest.has(section))) return undefined;
  const isUsed = [traits.rag, traits.agent, traits.serves].some(({ value }) => value);
  return traits.trains.value && !isUsed ? "A language model is trained here, and no application asks it." : undefined;
}
