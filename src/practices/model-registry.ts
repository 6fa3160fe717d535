import { ciCommandsThat } from "../project/ci-commands-that.js";
import { remembered } from "../project/once-per.js";
import { callsTo, oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { dotted } from "./dotted.js";
import { calledIn, seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { runCommandsThat } from "./run-commands.js";

/** Calls that put a model into a registry or on a hub. Reading from one, or logging an artifact, does not. */
const registers = dotted(
  "**.register_model",
  "mlflow.**.create_registered_model",
  "mlflow.**.create_model_version",
  "mlflow.**.transition_model_version_stage",
  "mlflow.**.set_registered_model_alias",
  "**.push_to_hub*",
  "huggingface_hub.**.upload_folder",
  "huggingface_hub.**.upload_file",
  "huggingface_hub.**.create_commit",
  "google.cloud.aiplatform.**.Model.upload*",
  "vertexai.**.Model.upload",
  "azureml.core.**.Model.register",
  "**.models.create_or_update",
  "**.models.begin_create_or_update",
  "**.link_model",
  "**.link_artifact",
  "sagemaker.**.RegisterModel",
  "sagemaker.**.ModelPackage",
  "sagemaker.**.register",
  "**.create_model_package",
  "bentoml.*.save_model",
  "comet_ml.**.register_model",
  "clearml.OutputModel",
  "neptune.init_model*",
  "hsml.**",
  "hopsworks.**.get_model_registry",
  "zenml.Model",
  "zenml.**.Model",
  "zenml.**.register_model_version",
  "zenml.**.mlflow_register_model_step",
  "ibm_watson_machine_learning.**.repository.store_model",
  "ibm_watson_machine_learning.**.repository.create_model_revision",
  "ibm_watsonx_ai.**.repository.store_model",
  "ibm_watsonx_ai.**.repository.create_model_revision",
  "kfp.**.ModelUploadOp",
  "google_cloud_pipeline_components.**.ModelUpload*",
);
/** What else is pushed to the same hubs, and tables of models in memory. */
const otherContent =
  /^(?:datasets|litellm|timm)\.|(?:^|[._])(?:\w*data(?:set)?s?(?:_dict)?|tokenizer|processor)(?:\(\))?\.push_to_hub|(?:Tokenizer|Processor)\.from_pretrained\(\)\.push_to_hub/;

/** Jobs that upload what they train where they are told how the model is called. */
const trainsIntoRegistry = dotted("google.cloud.aiplatform.**.*TrainingJob.run");
const logsModel = dotted("**.log_model", "**.save_model", "**.autolog");
const registryCommand =
  /\baz\s+ml\s+model\s+(?:create|register)\b|\bgcloud\s+ai\s+models\s+upload\b|\bhuggingface-cli\s+upload\b|\bhf\s+upload\b|\bmlflow\s+models\s+register\b|\bgto\s+register\b|\bbentoml\s+push\b|\baws\s+sagemaker\s+create-model-package\b|\s--push[_-]to[_-]hub\b(?![= ]["']?false)/i;
const isRegistering = (text: string) => registryCommand.test(text);

export const modelRegistry: Practice = {
  title: "Models are registered",
  find: remembered((project) => {
    const modules = codeOf(project.python);
    return [
      ...calledIn(modules, registers).filter(({ what }) => !otherContent.test(what.slice(1))),
      ...callsTo(modules, logsModel).flatMap(({ call, at }) => {
        const name = call.arguments.find((one) => one.name === "registered_model_name")?.value;
        return name && name.kind !== "none" ? [seen("wired", `\`${call.name}(registered_model_name=…)\``, at)] : [];
      }),
      ...callsTo(modules, trainsIntoRegistry).flatMap(({ call, at }) =>
        call.arguments.some(({ name, value }) => name === "model_display_name" && value.kind !== "none")
          ? [seen("wired", `\`${call.name}(model_display_name=…)\``, at)]
          : [],
      ),
      ...pushes(modules),
      ...ciCommandsThat(project, isRegistering).map(({ text, at }) => seen("wired", `CI runs \`${text.slice(0, 80)}\``, at)),
      ...runCommandsThat(project, isRegistering).map(({ text, at }) => seen("present", `\`${text.slice(0, 80)}\``, at)),
    ];
  }),
};

const codeOf = oncePerModules((modules): readonly PythonModule[] => modules.filter(({ role }) => role !== "test" && role !== "docs"));

/** Trainers that are told to push what they make. */
const pushes = oncePerModules((modules) =>
  modules.flatMap(({ facts, place }) =>
    facts.calls
      .filter((call) => call.arguments.some(({ name, value }) => name === "push_to_hub" && value.kind === "boolean" && value.value))
      .map(({ name, span }) => seen("wired", `\`${name}(push_to_hub=True)\``, place(span))),
  ),
);
