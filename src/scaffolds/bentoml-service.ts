import { callsTo, productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { bentofile, bentomlService as serviceText } from "./templates/bentoml-service.js";
import { areFields, trainedFeatures } from "./trained-features.js";

/** A service of BentoML, for those who have chosen it. */
export const bentomlService: Scaffold = {
  title: "BentoML service",
  description: "A BentoML service around the trained model with a checked input and limits, and the file that builds its image.",
  effort: 15,
  companions: /(?:^|\/)bentofile\.yaml$/,
  raises: ["serving/service", "serving/resources"],
  suits: (project) => partsOf(project) !== undefined,
  edits(project) {
    const parts = partsOf(project);
    if (!parts) return [];
    const stack = describeStack(project);
    return [
      newFile(project, "bento_service.py", serviceText(stack, parts.features)),
      newFile(project, "bentofile.yaml", bentofile(stack, parts.model)),
    ];
  },
};

/** The saved model and its columns, where BentoML is in use, nothing serves yet, and code names them. */
function partsOf(project: Project): { readonly model: string; readonly features: readonly string[] } | undefined {
  if (!project.traits.trains.value || !project.tool("bentoml")) return undefined;
  const { learning, service } = describeStack(project);
  const isServed = service !== undefined || callsTo(productionModules(project), /^bentoml\.(?:service|Service)$/).length > 0;
  const features = trainedFeatures(project);
  return !isServed && learning.saved && areFields(features) ? { model: learning.saved.value, features } : undefined;
}
