import { callsTo, productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { type ForestFormat, repository, type TritonModel, tritonConfig, tritonModule } from "./templates/triton-repository.js";
import { areFields, trainedFeatures } from "./trained-features.js";

/** A model repository of Triton, for those who have chosen it. */
export const tritonRepository: Scaffold = {
  title: "Triton model repository",
  description:
    "A model repository of Triton for the saved model: its configuration by the format of the file, and Python where that runs it.",
  effort: 20,
  companions: /(?:^|\/)1\/model\.py$/,
  raises: ["serving/service", "serving/optimised"],
  suits: (project) => modelOf(project) !== undefined,
  edits(project) {
    const model = modelOf(project);
    if (!model) return [];
    const stack = describeStack(project);
    const folder = `${repository}/${stack.name}`;
    return [
      newFile(project, `${folder}/config.pbtxt`, tritonConfig(stack, model)),
      ...(model.format === "joblib" || model.format === "pickle"
        ? [newFile(project, `${folder}/1/model.py`, tritonModule(stack, model.format, model.features))]
        : []),
    ];
  },
};

/** The saved model in a format that Triton runs, where Triton is in use and has no model yet. */
function modelOf(project: Project): TritonModel | undefined {
  if (!project.tool("triton") || project.facts("model-server").some(({ facts }) => facts.tool === "triton")) return undefined;
  const exported = exportedModel(project);
  if (exported) return exported;
  const { saved } = describeStack(project).learning;
  const features = trainedFeatures(project);
  return saved && areFields(features) ? { format: saved.loader, file: saved.value, features } : undefined;
}

const exporting = /^torch\.(?:onnx\.export|jit\.save)$|(?:^|\.)save$/;

/** What code writes in a format that a backend of Triton runs as it is. */
function exportedModel(project: Project): TritonModel | undefined {
  return networkFile(project) ?? forestFile(project) ?? savedFolder(project);
}

/** A file that code writes as ONNX or as TorchScript. */
function networkFile(project: Project): TritonModel | undefined {
  for (const { call } of callsTo(productionModules(project), exporting)) {
    const file = call.arguments
      .flatMap(({ value }) => (value.kind === "string" ? value.value : []))
      .find((text) => /\.(?:onnx|pt)$/.test(text));
    if (file === undefined) continue;
    // With axes of their own names, batches may have any size.
    const isBatched = call.arguments.some(({ name }) => name === "dynamic_axes" || name === "dynamic_shapes");
    if (/\.onnx$/.test(file)) return { format: "onnx", file, isBatched };
    if (call.name === "torch.jit.save" || usesTorchScript(project)) return { format: "torchscript", file };
  }
  return undefined;
}

function usesTorchScript(project: Project): boolean {
  return callsTo(productionModules(project), /^torch\.jit\.(?:script|trace)$/).length > 0;
}

const forests: readonly { readonly library: RegExp; readonly file: RegExp; readonly format: ForestFormat }[] = [
  { library: /^xgboost(?:\.|$)/, file: /\.ubj$/, format: "xgboost_ubj" },
  { library: /^xgboost(?:\.|$)/, file: /\.json$/, format: "xgboost_json" },
  { library: /^lightgbm(?:\.|$)/, file: /\.txt$/, format: "lightgbm" },
];

/** A forest that XGBoost or LightGBM writes in a format of its own. */
function forestFile(project: Project): TritonModel | undefined {
  for (const { call, module } of callsTo(productionModules(project), /(?:^|\.)save_model$/)) {
    const file = call.arguments.flatMap(({ value }) => (value.kind === "string" ? value.value : []))[0];
    const found =
      file !== undefined &&
      forests.find((one) => one.file.test(file) && module.facts.imports.some((imported) => one.library.test(imported.module)));
    if (found) return { format: found.format, file, features: trainedFeatures(project).length };
  }
  return undefined;
}

const savesFolder = /^tensorflow\.saved_model\.save$|^(?:tensorflow|keras|tf_keras)\..*\.(?:export|save)$/;

/** A folder that TensorFlow writes as a SavedModel. */
function savedFolder(project: Project): TritonModel | undefined {
  const named = callsTo(productionModules(project), savesFolder).flatMap(({ call }) =>
    call.arguments.flatMap(({ value }) => (value.kind === "string" && !/\.\w{1,7}$/.test(value.value) ? value.value : [])),
  );
  return named[0] === undefined ? undefined : { format: "savedmodel", file: named[0].replace(/\/+$/, "") };
}
