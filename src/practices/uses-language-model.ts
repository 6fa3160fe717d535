import type { Project } from "../project/project.js";
import { languageModel } from "./language-model.js";

/** Whether a project calls or runs a language model anywhere, notebooks and evaluations included. */
export function usesLanguageModel(project: Project): boolean {
  return project.traits.llm.value || languageModel.find(project).length > 0;
}
