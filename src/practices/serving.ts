import type { Evidence } from "../project/evidence.js";
import { npmUse } from "../project/npm-use.js";
import { remembered } from "../project/once-per.js";
import { callsTo } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { startOf } from "../text/span.js";
import type { Capability } from "../tools/tool.js";
import { dotted } from "./dotted.js";
import { filesNamed, seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { usesLanguageModel } from "./uses-language-model.js";

/** Reading a model back, which only somebody who serves it does. */
const loads = dotted(
  "joblib.load",
  "pickle.load",
  "dill.load",
  "cloudpickle.load",
  "**.load_model",
  "**.from_pretrained",
  "torch.load",
  "torch.jit.load",
  "onnxruntime.InferenceSession",
);

const capabilities: readonly Capability[] = ["web-framework", "model-server", "app-framework", "serverless", "hosted-endpoint"];
/** What LangGraph's server serves. */
const graphServer = /(?:^|\/)langgraph\.json$/;
const endpoint = /endpoint|InferenceService|SeldonDeployment|onlinedeployment|batchdeployment|RayService/i;

export const serving: Practice = {
  title: "A model is reached through an API, an endpoint or an app",
  find: remembered((project) => [
    ...modelServers(project),
    ...(hasModel(project) ? [...toolsInUse(project, ...capabilities), ...npmFrameworks(project), ...filesNamed(project, graphServer)] : []),
  ]),
};

/** What serves nothing but models: configurations of model servers, and endpoints that infrastructure declares. */
function modelServers(project: Project): readonly Evidence[] {
  const configured = project
    .facts("model-server")
    .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.tool})`, startOf(path)));
  const declared = project
    .facts("infrastructure")
    .flatMap(({ path, facts }) =>
      facts.resources
        .filter(({ kind }) => endpoint.test(kind) && !/vpc/i.test(kind))
        .map(({ kind, span }) => seen("present", `\`${kind}\``, { path, span })),
    );
  return [...configured, ...declared];
}

function hasModel(project: Project): boolean {
  return project.traits.trains.value || usesLanguageModel(project) || callsTo(project.python, loads).length > 0;
}

/** Frameworks that no script has to call: a script of `package.json` starts them. */
function npmFrameworks(project: Project): readonly Evidence[] {
  return [...npmUse(project).uncalled]
    .filter(([tool]) => tool.capabilities.some((one) => capabilities.includes(one)))
    .map(([tool, found]) => ({ ...found, what: `${tool.name}: ${found.what}` }));
}
