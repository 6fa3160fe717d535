import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { pipService, type SampleProject } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const folder = new URL("./cases/bentoml-service/chosen/", import.meta.url).pathname;
const sample: SampleProject = {
  files: Object.fromEntries(["requirements.txt", "train.py"].map((file) => [file, readFileSync(folder + file, "utf8")])),
};
const data = `weight,distance,late\n${[...Array(30).keys()].map((index) => `${index},${30 - index},${Number(index > 14)}`).join("\n")}\n`;

describe("scaffold bentoml-service", function () {
  this.timeout(60_000);
  before(ensureValidators);

  it("predicts with what was trained, and turns away unknown features", async () => {
    const { home } = await scaffolded(sample, "bentoml-service");
    mkdirSync(`${home}/models`);
    writeFile(home, "data/parcels.csv", data);
    // BentoML is not to be had here: its decorators are left out.
    writeFile(
      home,
      "bentoml.py",
      "def service(**settings):\n    assert settings['resources']\n    return lambda cls: cls\n\n\ndef api(function):\n    return function\n",
    );
    assert.equal(run(python, ["train.py"], { cwd: home }).code, 0);
    const program = `from bento_service import Features, Predictions
print(Predictions().predict(Features(weight=29, distance=1)))
try:
    Features(weight=1, distance=1, colour=2)
except ValueError:
    print("turned away")`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
    assert.equal(text.trim(), "{'prediction': 1}\nturned away");
  });

  it("builds from a file that names the service, the model and the requirements", async () => {
    const { written } = await scaffolded(sample, "bentoml-service");
    const file = parse(written.get("bentofile.yaml") ?? "");
    assert.equal(file.service, "bento_service:Predictions");
    assert(file.include.includes("models/late.joblib"));
    assert.equal(file.python.requirements_txt, "requirements.txt");
  });

  it("is for those who have chosen BentoML", async () => {
    assert.equal((await scaffolded(pipService, "bentoml-service")).written.size, 0);
  });
});
