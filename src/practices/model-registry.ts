import { ciCommands } from "../project/ci-commands.js";
import { callsTo } from "../project/production-code.js";
import { writtenCommands } from "../project/stack/written-commands.js";
import { calledIn, seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Calls that put a model into a registry or on a hub. Reading from one, or logging an artifact, does not. */
const registers =
  /^mlflow\.(?:\w+\.|\w+\(\)\.)*(?:register_model|create_registered_model|create_model_version|transition_model_version_stage|set_registered_model_alias)$|(?:^|\.)push_to_hub\w*$|^huggingface_hub\.(?:\w+\(\)\.)?(?:upload_folder|upload_file|push_to_hub\w*|create_commit)$|^google\.cloud\.aiplatform\.(?:\w+\.)*Model\.upload(?:_\w+)?$|^vertexai\..*Model\.upload$|^azureml\.core\.(?:\w+\.)*Model\.register$|\.models\.(?:create_or_update|begin_create_or_update)$|^azureml\..*\.register_model$|(?:^|\.)link_model$|^wandb\.(?:\w+\(\)\.)*link_artifact$|^sagemaker\.(?:\w+\.|\w+\(\)\.)*(?:RegisterModel|ModelPackage|register)$|\.create_model_package$|^bentoml\.\w+\.save_model$|^comet_ml\.(?:\w+\(\)\.)*register_model$|^neptune\.init_model(?:_version)?$|^hsml\.|^hopsworks\.(?:\w+\(\)\.)*get_model_registry|^kfp\.(?:\w+\.)*ModelUploadOp$|^google_cloud_pipeline_components\..*ModelUpload\w*$|(?:^|\.)register_model$/;
const registryCommand =
  /\baz\s+ml\s+model\s+(?:create|register)\b|\bgcloud\s+ai\s+models\s+upload\b|\bhuggingface-cli\s+upload\b|\bhf\s+upload\b|\bmlflow\s+models\s+register\b|\bgto\s+register\b|\bbentoml\s+push\b|\baws\s+sagemaker\s+create-model-package\b/;

export const modelRegistry: Practice = {
  title: "Models are registered",
  find: (project) => [
    ...calledIn(
      project.python.filter(({ role }) => role !== "test" && role !== "docs"),
      registers,
    ),
    ...callsTo(project.python, /(?:^|\.)(?:log_model|save_model|autolog)$/).flatMap(({ call, at }) => {
      const name = call.arguments.find((one) => one.name === "registered_model_name")?.value;
      return name && name.kind !== "none" ? [seen("wired", `\`${call.name}(registered_model_name=…)\``, at)] : [];
    }),
    ...ciCommands(project)
      .filter(({ text }) => registryCommand.test(text))
      .map(({ text, at }) => seen("wired", `CI runs \`${text.slice(0, 80)}\``, at)),
    ...writtenCommands(project)
      .filter(({ value, at }) => registryCommand.test(value) && at)
      .flatMap(({ value, at }) => (at ? [seen("present", `\`${value.slice(0, 80)}\``, at)] : [])),
  ],
};
