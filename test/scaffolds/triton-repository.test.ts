import assert from "node:assert/strict";
import { copyFileSync, mkdirSync } from "node:fs";
import { tritonReader } from "../../src/readers/triton.js";
import { caseFolder } from "./case-folder.js";
import { pipService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const data = `weight,distance,late\n${[...Array(30).keys()].map((index) => `${index},${30 - index},${Number(index > 14)}`).join("\n")}\n`;
const config = "model_repository/service/config.pbtxt";

/** As much of Triton's module as a model calls. */
const backend = `class Tensor:
    def __init__(self, name, values):
        self.name, self.values = name, values

    def as_numpy(self):
        return self.values


class TritonError:
    def __init__(self, message):
        self.message = message


class InferenceResponse:
    def __init__(self, output_tensors=(), error=None):
        self.output_tensors, self.error = output_tensors, error


def get_input_tensor_by_name(request, name):
    return request[name]
`;

describe("scaffold triton-repository", function () {
  this.timeout(60_000);
  before(ensureValidators);

  it("predicts each request of a batch with what was trained, and turns away what is no number", async () => {
    const { home } = await scaffolded(caseFolder("triton-repository/joblib"), "triton-repository");
    mkdirSync(`${home}/models`);
    writeFile(home, "data/parcels.csv", data);
    writeFile(home, "triton_python_backend_utils.py", backend);
    assert.equal(run(python, ["train.py"], { cwd: home }).code, 0);
    const folder = `${home}/model_repository/service/1`;
    copyFileSync(`${home}/models/late.joblib`, `${folder}/model.joblib`);
    const program = `import sys
sys.path.insert(0, "model_repository/service/1")
import numpy as np
from model import TritonPythonModel
from triton_python_backend_utils import Tensor

model = TritonPythonModel()
model.initialize({"model_repository": "model_repository/service", "model_version": "1"})
def ask(weight, distance):
    return {name: Tensor(name, np.array(values)) for name, values in (("weight", weight), ("distance", distance))}
good, bad = model.execute([ask([[29.0], [1.0]], [[1.0], [29.0]]), ask([[float("nan")]], [[1.0]])])
print(good.output_tensors[0].name, good.output_tensors[0].as_numpy().tolist())
print(bad.error.message)`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
    assert.equal(text.trim(), "prediction [[1], [0]]\nevery feature has to be a finite number");
  });

  for (const [variant, backendName, isTold] of [
    ["joblib", "python", true],
    ["onnx", "onnxruntime", false],
    ["torchscript", "pytorch", true],
    ["xgboost", "fil", true],
    ["lightgbm", "fil", true],
    ["savedmodel", "tensorflow_savedmodel", false],
  ] as const) {
    it(`writes a configuration that names the backend of the format (${variant})`, async () => {
      const { written } = await scaffolded(caseFolder(`triton-repository/${variant}`), "triton-repository");
      const text = written.get(config) ?? "";
      const facts = tritonReader.read({ path: config, text, bytes: text.length });
      assert.deepEqual(facts?.notes, []);
      assert.equal(facts?.name?.value, "service");
      assert.deepEqual(
        facts?.serves.map(({ value }) => value),
        [backendName],
      );
      assert.equal(/^input \[/m.test(text), isTold);
      assert.equal(written.has("model_repository/service/1/model.py"), variant === "joblib");
    });
  }

  it("is for those who have chosen Triton", async () => {
    assert.equal((await scaffolded(pipService, "triton-repository")).written.size, 0);
  });
});
