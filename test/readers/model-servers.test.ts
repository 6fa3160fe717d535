import assert from "node:assert/strict";
import type { ModelServerFacts } from "../../src/facts/model-server-facts.js";
import { bentomlReader } from "../../src/readers/bentoml.js";
import { cogReader } from "../../src/readers/cog.js";
import { mlserverReader } from "../../src/readers/mlserver.js";
import type { Reader } from "../../src/readers/reader.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { tfServingReader } from "../../src/readers/tf-serving.js";
import { torchserveReader } from "../../src/readers/torchserve.js";
import { tritonReader } from "../../src/readers/triton.js";
import { trussReader } from "../../src/readers/truss.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

function summary({ tool, name, serves, optimised }: ModelServerFacts) {
  return { tool, name: name?.value, serves: serves.map(({ value }) => value), optimised: optimised.map(({ value }) => value) };
}

function leavesAlone(reader: Reader, path: string, texts: readonly string[]): void {
  it("leaves other files alone", () => {
    for (const text of texts) assert.equal(reader.read({ path, text, bytes: text.length }), undefined, text);
  });
}

const bentofile = `service: "service.py:svc"
name: iris
include: ["*.py"]
models:
  - iris_clf:latest
  - tag: scaler:v3
python:
  requirements_txt: ./requirements.txt
docker:
  base_image: nvidia/cuda:12.1.0-base-ubuntu22.04
`;

const bentoConfiguration = `version: 1
runners:
  batching: { enabled: true, max_batch_size: 100 }
  iris_clf:
    workers: 4
    batching: { enabled: false }
`;

describe("bentoml reader", () => {
  const read = reading(bentomlReader, "serving/bentofile.yaml");

  it("reads what is built", () => {
    const facts = read(bentofile);
    assert.deepEqual(summary(facts), {
      tool: "bentoml",
      name: "iris",
      serves: ["service.py:svc", "iris_clf:latest", "scaler:v3"],
      optimised: [],
    });
    assert.deepEqual(signValues(facts, "image"), ["nvidia/cuda"]);
    assert.deepEqual(signValues(facts, "config"), ["bentoml"]);
  });

  it("reads how it is run", () => {
    const facts = read(bentoConfiguration, "bentoml_configuration.yaml");
    assert.deepEqual(summary(facts).optimised, ["batching", "workers"]);
    assert.equal(cut(bentoConfiguration, facts.optimised[1]?.span), "workers: 4");
  });

  leavesAlone(bentomlReader, "bentofile.yaml", ["", "- a\n"]);
  itTakesAnything(bentomlReader, "bentofile.yaml", [bentofile, bentoConfiguration]);
});

const triton = `name: "bertsquad"
platform: "onnxruntime_onnx"
max_batch_size: 16
input [ { name: "ids", data_type: TYPE_INT64, dims: [ 256 ] } ]
dynamic_batching {
  max_queue_delay_microseconds: 3000
}
instance_group [ { count: 2, kind: KIND_GPU } ]
optimization { execution_accelerators { gpu_execution_accelerator: [ { name: "tensorrt" } ] } }
`;

const ensemble = `name: "pipeline"
platform: "ensemble"
max_batch_size: 8
ensemble_scheduling {
  step [
    { model_name: "tokenizer" model_version: -1 },
    { model_name: "bert" model_version: -1 }
  ]
}
instance_group [ { count: 1 } ]
`;

describe("triton reader", () => {
  const read = reading(tritonReader, "models/bert/config.pbtxt");

  it("reads a model and what makes it fast", () => {
    assert.deepEqual(summary(read(triton)), {
      tool: "triton",
      name: "bertsquad",
      serves: ["onnxruntime_onnx"],
      optimised: ["dynamic_batching", "optimization", "instance_group"],
    });
    assert.match(cut(triton, read(triton).optimised[0]?.span) ?? "", /^dynamic_batching \{.*\}$/s);
  });

  it("reads an ensemble", () => {
    assert.deepEqual(summary(read(ensemble)), { tool: "triton", name: "pipeline", serves: ["ensemble", "tokenizer", "bert"], optimised: [] });
  });

  leavesAlone(tritonReader, "config.pbtxt", ["", 'item { id: 1 name: "cat" }\n']);
  itTakesAnything(tritonReader, "config.pbtxt", [triton, ensemble]);
});

const torchserve = `inference_address=http://0.0.0.0:8080
management_address=http://0.0.0.0:8081
model_store=/home/model-server/model-store
load_models = all
default_workers_per_model=4
models={\\
  "densenet161": {\\
    "1.0": {\\
        "marName": "densenet161.mar",\\
        "minWorkers": 1,\\
        "batchSize": 8,\\
        "maxBatchDelay": 50\\
    }\\
  }\\
}
`;

const modelConfig = `minWorkers: 1
maxWorkers: 4
batchSize: 1
maxBatchDelay: 100
`;

describe("torchserve reader", () => {
  const read = reading(torchserveReader, "serve/config.properties");

  it("reads its properties", () => {
    const facts = read(torchserve);
    assert.deepEqual(summary(facts), {
      tool: "torchserve",
      name: undefined,
      serves: ["/home/model-server/model-store", "all", "densenet161.mar"],
      optimised: ["default_workers_per_model", "batchSize"],
    });
    assert.deepEqual(
      facts.optimised.map(({ span }) => cut(torchserve, span)),
      ["default_workers_per_model=4", '"batchSize": 8'],
    );
  });

  it("reads the configuration of a model", () => {
    assert.deepEqual(summary(read(modelConfig, "model-config.yaml")).optimised, ["maxWorkers"]);
  });

  leavesAlone(torchserveReader, "kafka/config.properties", ["bootstrap.servers=kafka:9092\n", ""]);
  leavesAlone(torchserveReader, "model_config.yaml", ["batchSize: 32\nepochs: 3\n", "hidden: 4\n"]);
  itTakesAnything(torchserveReader, "config.properties", [torchserve]);
  itTakesAnything(torchserveReader, "model-config.yaml", [modelConfig]);
});

const modelsConfig = `model_config_list {
  config {
    name: "half_plus_two"
    base_path: "/models/half_plus_two"
    model_platform: "tensorflow"
  }
  config {
    name: "churn"
    base_path: "s3://models/churn"
  }
}
`;

const batching = `max_batch_size { value: 128 }
batch_timeout_micros { value: 1000 }
num_batch_threads { value: 8 }
`;

describe("tf-serving reader", () => {
  const read = reading(tfServingReader, "serving/models.config");

  it("reads its models", () => {
    assert.deepEqual(summary(read(modelsConfig)), {
      tool: "tf-serving",
      name: "half_plus_two",
      serves: ["/models/half_plus_two", "tensorflow", "s3://models/churn"],
      optimised: [],
    });
  });

  it("reads how it batches", () => {
    assert.deepEqual(summary(read(batching, "batching_parameters.txt")).optimised, ["max_batch_size"]);
  });

  leavesAlone(tfServingReader, "web.config", ["<configuration/>\n", "model_config_list {}\n", "max_batch_size { value: 2 }\n"]);
  itTakesAnything(tfServingReader, "models.config", [modelsConfig, batching]);
});

const cog = `build:
  gpu: true
  python_version: "3.11"
  python_packages: ["torch==2.1.0"]
image: r8.im/acme/upscaler
predict: "predict.py:Predictor"
concurrency:
  max: 32
`;

describe("cog reader", () => {
  const read = reading(cogReader, "cog.yaml");

  it("reads the predictor", () => {
    assert.deepEqual(summary(read(cog)), {
      tool: "cog",
      name: "r8.im/acme/upscaler",
      serves: ["predict.py:Predictor"],
      optimised: ["concurrency"],
    });
  });

  leavesAlone(cogReader, "cog.yaml", ["", "wheels: 4\n"]);
  itTakesAnything(cogReader, "cog.yaml", [cog]);
});

const truss = `model_name: Falcon
python_version: py311
requirements:
  - torch==2.0.1
resources:
  accelerator: A10G
  use_gpu: true
runtime:
  predict_concurrency: 8
secrets: {}
`;

describe("truss reader", () => {
  const read = reading(trussReader, "falcon/config.yaml");

  it("recognises a Truss", () => {
    assert.deepEqual(summary(read(truss)), { tool: "truss", name: "Falcon", serves: [], optimised: ["predict_concurrency"] });
  });

  leavesAlone(trussReader, "conf/config.yaml", ["model_name: bert\nresources: { gpus: 2 }\nrequirements: []\n", "model_name: x\n", "resources:\n  cpu: 1\n"]);
  itTakesAnything(trussReader, "config.yaml", [truss]);
});

const settings = `{
  "name": "mnist-svm",
  "implementation": "mlserver_sklearn.SKLearnModel",
  "max_batch_size": 5,
  "max_batch_time": 1,
  "parallel_workers": 1,
  "parameters": { "uri": "./model.joblib", "version": "v0.1.0" }
}
`;

describe("mlserver reader", () => {
  const read = reading(mlserverReader, "models/mnist/model-settings.json");

  it("reads a model", () => {
    assert.deepEqual(summary(read(settings)), {
      tool: "seldon",
      name: "mnist-svm",
      serves: ["mlserver_sklearn.SKLearnModel", "./model.joblib"],
      optimised: ["max_batch_size"],
    });
  });

  leavesAlone(mlserverReader, "model-settings.json", ["{}", ""]);
  itTakesAnything(mlserverReader, "model-settings.json", [settings]);
});

it("selects configurations of model servers by their usual names", () => {
  const all = [bentomlReader, cogReader, mlserverReader, tfServingReader, torchserveReader, tritonReader, trussReader];
  const select = readerSelector(all);
  const names = (path: string) => select(path).map(({ name }) => name);
  assert.deepEqual(names("repo/bert/config.pbtxt"), ["triton"]);
  assert.deepEqual(names("repo/bert/configs/h100.pbtxt"), ["triton"]);
  assert.deepEqual(names("serving/models.config"), ["tf-serving"]);
  assert.deepEqual(names("docker/config.properties"), ["torchserve"]);
  assert.deepEqual(names("README.md"), []);
});
