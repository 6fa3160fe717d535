import type { Project } from "../project/project.js";
import type { TraitName } from "../project/trait.js";

const ofInterest: readonly TraitName[] = ["trains", "batch", "llm", "rag", "agent", "labels", "time-series", "pipeline"];

/** What is said where nothing is found. */
export const nothingFound =
  "No model, language model or data pipeline was found, so what is asked only of those does not apply. If there is one, say so in `project.kind`.";

/** What is said of a project in which nothing of machine learning is seen or declared; `undefined` where something is. */
export function nothingToJudge({ traits }: Pick<Project, "traits">): string | undefined {
  if (ofInterest.some((name) => traits[name].value)) return undefined;
  return nothingFound;
}
