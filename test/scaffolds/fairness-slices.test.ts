import assert from "node:assert/strict";
import { flaskService, pipService, type SampleProject } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const file = "evals/test_fairness.py";

describe("scaffold fairness-slices", function () {
  this.timeout(300_000);
  before(ensureValidators);

  async function tried(sample: SampleProject, predictions: string, groups: string, limits?: Readonly<Record<string, number>>) {
    const { home, written } = await scaffolded(sample, "fairness-slices");
    const model = `def load_model():\n    class Model:\n        def predict(self, rows):\n            return ${predictions}\n\n    return Model()\n`;
    const people = `def load_people():\n    labels = [row % 2 for row in range(400)]\n    return range(400), labels, {"gender": ${groups}}\n`;
    const text = (written.get(file) ?? "")
      .replace(/def load_model\(\):\n(?: .*\n|\n(?= ))*/, model)
      .replace(/def load_people\(\):\n(?: .*\n|\n(?= ))*/, people);
    writeFile(home, file, text);
    if (limits) writeFile(home, "evals/fairness_limits.json", JSON.stringify({ largest_gap: limits }));
    return run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", file], { cwd: home });
  }
  const groups = '["f" if row // 2 % 2 else "m" for row in range(400)]';
  const limits = { selection_rate: 0.05, recall: 0.05, false_positive_rate: 0.05 };

  for (const [title, sample, predictions, by, given, code, said] of [
    ["is right for everybody", pipService, "[row % 2 for row in rows]", groups, limits, 0, /2 passed/],
    [
      "misses one group",
      pipService,
      "[row % 2 if row // 2 % 2 else 0 for row in rows]",
      groups,
      limits,
      1,
      /recall differs by 1\.0000 by gender/,
    ],
    [
      "chooses one group too often",
      pipService,
      "[1 if row // 2 % 2 else row % 2 for row in rows]",
      groups,
      limits,
      1,
      /false_positive_rate differs/,
    ],
    ["has no limits yet", pipService, "[row % 2 for row in rows]", groups, undefined, 1, /TODO: set the largest gap/],
    ["has a limit of zero", pipService, "[row % 2 for row in rows]", groups, { recall: 0 }, 1, /TODO: set the largest gap/],
    ["knows one group", pipService, "[row % 2 for row in rows]", '["f"] * 400', limits, 1, /fewer than two groups/],
    ["has small groups", pipService, "[row % 2 for row in rows]", '["f"] * 390 + ["m"] * 10', limits, 1, /fewer than two groups/],
    ["predicts numbers alike", flaskService, "[row % 2 + 0.1 for row in rows]", groups, { mae: 0.05, bias: 0.05 }, 0, /2 passed/],
    [
      "is too high for one group",
      flaskService,
      "[row % 2 + (row // 2 % 2) for row in rows]",
      groups,
      { mae: 5, bias: 0.05 },
      1,
      /bias differs by 1\.0000/,
    ],
  ] as const) {
    it(`judges a model that ${title}`, async () => {
      const result = await tried(sample, predictions, by, given);
      assert.equal(result.code, code, result.text);
      assert.match(result.text, said);
    });
  }

  it("fails while nothing is filled in", async () => {
    const { home } = await scaffolded(flaskService, "fairness-slices");
    const { code, text } = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", file], { cwd: home });
    assert.equal(code, 1, text);
    assert.match(text, /NotImplementedError: TODO/);
  });

  it("names the groups that the data tells apart", async () => {
    const sample: SampleProject = { files: { ...pipService.files, "data/test.csv": "age_group,visits,gender,churn\n1,2,f,0\n" } };
    const { written } = await scaffolded(sample, "fairness-slices");
    assert.match(written.get(file) ?? "", /groups = \{"age_group": rows\["age_group"\], "gender": rows\["gender"\]\}/);
  });
});
