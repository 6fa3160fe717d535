import type { Evidence } from "../project/evidence.js";
import { callsTo } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { startOf } from "../text/span.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Reading a model back, which only somebody who serves it does. */
const loads =
  /^(?:joblib|pickle|dill|cloudpickle)\.load$|(?:^|\.)load_model$|^torch\.(?:load|jit\.load)$|(?:^|\.)from_pretrained$|^onnxruntime\.InferenceSession$|^mlflow\.(?:\w+\.)+load_model$/;

export const serving: Practice = {
  title: "A model is reached through an API, an endpoint or an app",
  find: (project) => {
    if (!hasModel(project)) return [];
    return [
      ...toolsInUse(project, "web-framework", "model-server", "app-framework", "serverless", "hosted-endpoint"),
      ...project
        .facts("model-server")
        .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.tool})`, startOf(path))),
      ...endpoints(project),
    ];
  },
};

function hasModel(project: Project): boolean {
  const { traits } = project;
  return traits.trains.value || traits.llm.value || callsTo(project.python, loads).length > 0;
}

function endpoints(project: Project): readonly Evidence[] {
  return project
    .facts("infrastructure")
    .flatMap(({ path, facts }) =>
      facts.resources
        .filter(({ kind }) => /endpoint|InferenceService|SeldonDeployment|onlinedeployment|batchdeployment|RayService/i.test(kind))
        .map(({ kind, span }) => seen("present", `\`${kind}\``, { path, span })),
    );
}
