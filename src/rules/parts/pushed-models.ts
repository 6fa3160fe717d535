import { modelRegistry } from "../../practices/model-registry.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";

const toHub = /push[_-]to[_-]hub|^`huggingface_hub\.|\b(?:huggingface-cli|hf)\s+upload\b/;

/** Where the project puts the models that it makes on a public hub: their pages, and who serves them, are not in the workspace. */
export function pushedModel(project: Project): Evidence | undefined {
  return project.traits.trains.value ? modelRegistry.find(project).find(({ what }) => toHub.test(what)) : undefined;
}
