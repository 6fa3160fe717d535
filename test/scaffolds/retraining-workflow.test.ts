import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { parse } from "yaml";
import type { SampleProject } from "./projects.js";
import { scaffolded, temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const train = `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

if __name__ == "__main__":
    rows = pd.read_csv("data/parcels.csv")
    joblib.dump(LogisticRegression().fit(rows[["weight"]], rows["late"]), "late.joblib")
`;
const evaluation = `import joblib
import pandas as pd
from sklearn.metrics import f1_score


def test_late():
    rows = pd.read_csv("evals/holdout.csv")
    assert f1_score(rows["late"], joblib.load("late.joblib").predict(rows[["weight"]])) > 0.7
`;
const rows = (isTurned: boolean) =>
  `weight,late\n${[...Array(40).keys()].map((index) => `${index},${Number(index >= 20 !== isTurned)}`).join("\n")}\n`;

const project = (isTurned: boolean): SampleProject => ({
  files: {
    "requirements.txt": "scikit-learn==1.5.0\npandas==2.2.2\npytest==8.2.0\n",
    "train.py": train,
    "data/parcels.csv": rows(isTurned),
    "evals/test_late.py": evaluation,
    "evals/holdout.csv": rows(false),
  },
});

describe("scaffold retraining-workflow", function () {
  this.timeout(120_000);
  before(ensureValidators);

  it("proposes a model that passes its evaluation, and no other", async () => {
    for (const [isTurned, proposed] of [
      [false, true],
      [true, false],
    ] as const) {
      const { home, written } = await scaffolded(project(isTurned), "retraining-workflow");
      const { jobs } = parse(written.get(".github/workflows/retrain.yml") ?? "");
      const steps: readonly { name?: string; run?: string; if?: string }[] = jobs.retrain.steps;
      assert.deepEqual(
        steps.flatMap(({ name }) => name ?? []),
        ["Install", "Train", "Evaluate", "Propose the model", "Tell the team"],
      );
      const bin = temporaryFolder();
      for (const [name, text] of [
        ["python", `exec ${python} "$@"`],
        ["gh", "echo asked for: $*"],
      ] as const) {
        writeFile(bin, name, `#!/bin/bash\n${text}\n`);
        chmodSync(`${bin}/${name}`, 0o755);
      }
      const wanted = steps.filter(({ name, if: condition }) => name !== "Install" && condition === undefined);
      const script = wanted.flatMap(({ run: text }) => text ?? []).join("\n");
      const { code, text } = run("bash", ["-e", "-c", script], {
        cwd: home,
        env: { PATH: `${bin}:${process.env.PATH}`, RUN: "https://example.com/run" },
      });
      assert.equal(code === 0, proposed, text);
      assert.equal(/asked for: issue create --title Candidate model of/.test(text), proposed, text);
    }
  });

  it("says what is not there yet", async () => {
    const { files } = project(false);
    const { "data/parcels.csv": _data, "evals/test_late.py": _test, ...bare } = files;
    const text = (await scaffolded({ files: bare }, "retraining-workflow")).written.get(".github/workflows/retrain.yml") ?? "";
    assert.match(text, /TODO: fetch data\/parcels\.csv/);
    assert.match(text, /TODO: add the evaluation suite/);
    assert.doesNotMatch(
      (await scaffolded(project(false), "retraining-workflow")).written.get(".github/workflows/retrain.yml") ?? "",
      /# TODO:/,
    );
  });
});
