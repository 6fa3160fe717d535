import type { Stack } from "../../project/stack.js";
import { commentText, pythonLiteral } from "../quote.js";

/** A model as Triton runs it, by the format of its file. */
export type TritonModel =
  /** Run by Python, column by column. */
  | { readonly format: "joblib" | "pickle"; readonly file: string; readonly features: readonly string[] }
  /** Run by a backend that reads inputs and outputs from the file. */
  | { readonly format: "onnx"; readonly file: string; readonly isBatched: boolean }
  /** Run by LibTorch, which has to be told them. */
  | { readonly format: "torchscript"; readonly file: string }
  /** A forest, run by FIL, which has to be told how many features there are; 0 where code does not tell. */
  | { readonly format: ForestFormat; readonly file: string; readonly features: number }
  /** A folder, run by TensorFlow. */
  | { readonly format: "savedmodel"; readonly file: string };

/** Formats of forests, as FIL names them. */
export type ForestFormat = "xgboost_ubj" | "xgboost_json" | "lightgbm";

/** Where Triton looks for a model's file in the folder of a version. */
export const fileNames = {
  joblib: "model.joblib",
  pickle: "model.pkl",
  onnx: "model.onnx",
  torchscript: "model.pt",
  xgboost_ubj: "xgboost.ubj",
  xgboost_json: "xgboost.json",
  lightgbm: "model.txt",
  savedmodel: "model.savedmodel",
} as const;

const server = "nvcr.io/nvidia/tritonserver:25.08-py3";
/** One that has the TensorFlow backend. */
const tensorflowServer = "nvcr.io/nvidia/tritonserver:25.02-py3";

/** `config.pbtxt` of a model in a model repository. */
export function tritonConfig({ name, learning }: Stack, model: TritonModel): string {
  const place = `${repository}/${name}/1/${fileNames[model.format]}`;
  const mount = `docker run --rm -p 8000:8000 -p 8001:8001 -p 8002:8002 -v "$PWD/${repository}:/models"`;
  return `# Written by Roadworthy; look for TODO. Metrics are on port 8002, health on 8000: /v2/health/ready
# Put the model in, then serve it; a folder 2 beside 1 is the next version:
#   cp ${model.format === "savedmodel" ? "-r " : ""}${commentText(model.file)} ${place}
#   ${mount} ${model.format === "savedmodel" ? tensorflowServer : server} tritonserver --model-repository=/models
${
  model.format === "joblib" || model.format === "pickle"
    ? "# The image needs the packages that the model was trained with, in the same versions: build one from that image.\n"
    : model.format === "savedmodel"
      ? `# Not every image has the TensorFlow backend. For one without: python -m tf2onnx.convert --saved-model ${commentText(model.file)} --output model.onnx\n`
      : ""
}name: "${name}"
${body(model, learning.task.value)}
# Starting points: measure with perf_analyzer, then set them.
instance_group [ { kind: KIND_CPU, count: 2 } ]
${isBatched(model) ? "dynamic_batching { max_queue_delay_microseconds: 1000 }\n" : ""}`;
}

/** The folder of the model repository, relative to the project. */
export const repository = "model_repository";

function isBatched(model: TritonModel): boolean {
  return model.format !== "onnx" || model.isBatched;
}

function body(model: TritonModel, task: "classification" | "regression"): string {
  switch (model.format) {
    case "onnx":
      return `backend: "onnxruntime"
# Inputs and outputs are read from the model.
max_batch_size: ${model.isBatched ? 64 : 0}
`;
    case "torchscript":
      return `backend: "pytorch"
max_batch_size: 64
# TODO: the types and shapes of one example, without the batch; names end in __0, __1 in the order of the arguments.
input [ { name: "INPUT__0", data_type: TYPE_FP32, dims: [ -1 ] } ]
output [ { name: "OUTPUT__0", data_type: TYPE_FP32, dims: [ -1 ] } ]
`;
    case "savedmodel":
      return `platform: "tensorflow_savedmodel"
# Inputs and outputs are read from the model.
max_batch_size: 64
`;
    case "xgboost_ubj":
    case "xgboost_json":
    case "lightgbm":
      return `backend: "fil"
max_batch_size: 32768
# All features of a row in the order of training, as 32-bit numbers.
input [ { name: "input__0", data_type: TYPE_FP32, dims: [ ${model.features > 0 ? model.features : -1} ] } ]${model.features > 0 ? "" : " # TODO: how many features a row has"}
output [ { name: "output__0", data_type: TYPE_FP32, dims: [ 1 ] } ]
parameters [
  { key: "model_type", value: { string_value: "${model.format}" } },
  # With predict_proba "true", probabilities: then dims above is the number of classes where there are more than two.
  { key: "output_class", value: { string_value: "${task === "classification"}" } }
]
`;
    default:
      return `backend: "python"
max_batch_size: 64
# TODO: give every feature its type, as the training data have it.
input [
${model.features.map((feature) => `  { name: "${feature}", data_type: TYPE_FP64, dims: [ 1 ] }`).join(",\n")}
]
# TODO: ${task === "classification" ? "TYPE_STRING where the classes are texts." : "the unit of what is predicted."}
output [ { name: "prediction", data_type: ${task === "classification" ? "TYPE_INT64" : "TYPE_FP64"}, dims: [ 1 ] } ]
`;
  }
}

/** `1/model.py`: what Triton's Python backend runs. */
export function tritonModule({ packaging }: Stack, format: "joblib" | "pickle", features: readonly string[]): string {
  const asFrame = packaging.packages.has("pandas");
  return `"""The model as Triton's Python backend runs it. Written by Roadworthy."""

${format === "pickle" ? "import pickle\n" : ""}from pathlib import Path

${format === "joblib" ? "import joblib\n" : ""}import numpy as np
${asFrame ? "import pandas as pd\n" : ""}import triton_python_backend_utils as pb_utils

FEATURES = ${pythonLiteral(features, "", 11)}


class TritonPythonModel:
    def initialize(self, args):
        folder = Path(args["model_repository"]) / args["model_version"]
        # Whoever can write this file can run code here: load only your own.
${
  format === "joblib"
    ? `        self.model = joblib.load(folder / "${fileNames.joblib}")`
    : `        with open(folder / "${fileNames.pickle}", "rb") as file:\n            self.model = pickle.load(file)`
}

    def execute(self, requests):
        return [self.answer(request) for request in requests]

    def answer(self, request):
        inputs = [pb_utils.get_input_tensor_by_name(request, name) for name in FEATURES]
        rows = np.column_stack([one.as_numpy().reshape(-1) for one in inputs])
        # One bad request is an error of its own, not of the batch that it is in.
        if not np.isfinite(rows).all():
            error = pb_utils.TritonError("every feature has to be a finite number")
            return pb_utils.InferenceResponse(error=error)
        values = np.asarray(self.model.predict(${asFrame ? "pd.DataFrame(rows, columns=FEATURES)" : "rows"}))
        output = pb_utils.Tensor("prediction", values.reshape(-1, 1))
        return pb_utils.InferenceResponse(output_tensors=[output])
`;
}
