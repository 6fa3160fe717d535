import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { caseFolder } from "./case-folder.js";
import { flaskService, pipService, poetryService, ragService, type SampleProject, uvBatch } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool, python } from "./validators/ensure-validators.js";
import { type Answer, run } from "./validators/run.js";

const file = "evals/test_model_quality.py";

function pytest(home: string): Answer {
  return run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "evals"], { cwd: home });
}

/** The generated test with its two loaders written out. */
function fillIn(text: string, labels: string, predictions: string): string {
  const model = `def load_model():\n    class Model:\n        def predict(self, features):\n            return ${predictions}\n\n    return Model()\n`;
  const data = `def load_holdout():\n    labels = ${labels}\n    return labels, labels, {"country": ["at", "de"] * (len(labels) // 2)}\n`;
  return text.replace(/def load_model\(\):\n(?: .*\n|\n(?= ))*/, model).replace(/def load_holdout\(\):\n(?: .*\n|\n(?= ))*/, data);
}

describe("scaffold eval-suite, for a trained model", function () {
  this.timeout(600_000);
  before(ensureValidators);

  for (const [name, sample] of Object.entries({ pipService, poetryService, flaskService, uvBatch })) {
    it(`is collected and fails while nothing is filled in (${name})`, async () => {
      const { home } = await scaffolded(sample, "eval-suite");
      const { code, text } = pytest(home);
      assert.equal(code, 1, text);
      assert.match(text, /3 errors/);
      // Where the code says which file holds the model, what is missing is that file.
      assert.match(text, sample === pipService || sample === uvBatch ? /FileNotFoundError/ : /NotImplementedError: TODO/);
    });
  }

  it("still fails when only code is filled in and no threshold is set", async () => {
    const { home, written } = await scaffolded(poetryService, "eval-suite");
    writeFile(home, file, fillIn(written.get(file) ?? "", "[float(n) for n in range(80)]", "[n + 1 for n in features]"));
    const { code, text } = pytest(home);
    assert.equal(code, 1, text);
    assert.match(text, /TODO: set 'mae' of 'overall' in thresholds.json/);
    assert.match(text, /3 failed/);
  });

  const thresholds = { overall: { macro_f1: 0.8 }, slices: { macro_f1: 0.75 }, baseline_margin: { macro_f1: 0.1 } };
  const labels = "[n // 2 % 2 for n in range(200)]";
  const ofBoxes = { overall: { map: 0.8, map50: 0.9 }, slices: { map: 0.75 }, baseline_margin: { map: 0.3 } };
  const boxes = '[[("car", n % 5 * 10, 0, n % 5 * 10 + 20, 20), ("dog", 50, 50, 90, 70 + n % 3)] for n in range(80)]';
  const shifted = (by: number) => `[[(kind, a + ${by}, b, c + ${by}, d, 0.9) for kind, a, b, c, d in boxes] for boxes in features]`;
  const ofPixels = { overall: { mean_iou: 0.8, pixel_accuracy: 0.9 }, slices: { mean_iou: 0.75 }, baseline_margin: { mean_iou: 0.3 } };
  const masks = "[[[0, 0, 1, 1], [0, 2, 1, 1]] for n in range(80)]";
  const cases: readonly {
    readonly title: string;
    readonly sample: SampleProject;
    readonly limits: unknown;
    readonly labels: string;
    readonly predictions: string;
    readonly fails?: RegExp;
  }[] = [
    {
      title: "a good classifier passes",
      sample: pipService,
      limits: thresholds,
      labels,
      predictions: "[1 - one if row % 10 == 0 else one for row, one in enumerate(features)]",
    },
    {
      title: "a worse classifier fails",
      sample: pipService,
      limits: thresholds,
      labels,
      predictions: "[1 - one if row % 3 == 0 else one for row, one in enumerate(features)]",
      fails: /macro_f1 is 0\.66\d\d, limit 0\.8/,
    },
    {
      title: "a constant classifier does not beat the baseline",
      sample: uvBatch,
      limits: { ...thresholds, overall: { macro_f1: 0.1 }, slices: { macro_f1: 0.1 } },
      labels,
      predictions: "[0] * len(features)",
      fails: /no better than the baseline/,
    },
    {
      title: "a classifier that is bad on one slice fails",
      sample: uvBatch,
      limits: { ...thresholds, overall: { macro_f1: 0.5 } },
      labels,
      predictions: "[1 - one if row % 4 == 1 else one for row, one in enumerate(features)]",
      fails: /country=de/,
    },
    {
      title: "a good classifier passes without scikit-learn",
      sample: uvBatch,
      limits: thresholds,
      labels,
      predictions: "[1 - one if row % 10 == 0 else one for row, one in enumerate(features)]",
    },
    {
      title: "a worse classifier fails without scikit-learn",
      sample: uvBatch,
      limits: thresholds,
      labels,
      predictions: "[1 - one if row % 3 == 0 else one for row, one in enumerate(features)]",
      fails: /macro_f1 is 0\.66\d\d, limit 0\.8/,
    },
    {
      title: "a good regression passes",
      sample: flaskService,
      limits: { overall: { mae: 2, r2: 0.9 }, slices: { mae: 2 }, baseline_margin: { mae: 5 } },
      labels: "[float(n) for n in range(100)]",
      predictions: "[one + 1 for one in features]",
    },
    {
      title: "a worse regression fails",
      sample: flaskService,
      limits: { overall: { mae: 2, r2: 0.9 }, slices: { mae: 2 }, baseline_margin: { mae: 5 } },
      labels: "[float(n) for n in range(100)]",
      predictions: "[one + 3 for one in features]",
      fails: /mae is 3\.0000, limit 2/,
    },
    {
      title: "a good regression passes without scikit-learn",
      sample: poetryService,
      limits: { overall: { mae: 2, r2: 0.9 }, slices: { mae: 2 }, baseline_margin: { mae: 5 } },
      labels: "[float(n) for n in range(100)]",
      predictions: "[one + 1 for one in features]",
    },
    // A box of 20 by 20 moved by 1 overlaps by 0.905, one that is 40 wide by 0.951: all are found, but for half of them at 0.95.
    {
      title: "a good detector passes",
      sample: caseFolder("eval-suite/detection"),
      limits: ofBoxes,
      labels: boxes,
      predictions: shifted(1),
    },
    {
      // Moved by 8 they overlap by 0.43 and 0.67: no car is found, and dogs at four of ten overlaps.
      title: "a worse detector fails",
      sample: caseFolder("eval-suite/detection"),
      limits: ofBoxes,
      labels: boxes,
      predictions: shifted(8),
      fails: /map is 0\.2000, limit 0\.8[\s\S]*map50 is 0\.5000, limit 0\.9/,
    },
    {
      title: "a good segmentation passes",
      sample: caseFolder("eval-suite/segmentation"),
      limits: ofPixels,
      labels: masks,
      predictions: "features",
    },
    {
      title: "a segmentation that misses a class fails",
      sample: caseFolder("eval-suite/segmentation"),
      limits: ofPixels,
      labels: masks,
      predictions: "[[[one % 2 for one in row] for row in mask] for mask in features]",
      fails: /mean_iou is 0\.5833, limit 0\.8/,
    },
  ];
  for (const { title, sample, limits, labels: truth, predictions, fails } of cases) {
    it(title, async () => {
      const { home, written } = await scaffolded(sample, "eval-suite");
      writeFile(home, file, fillIn(written.get(file) ?? "", truth, predictions));
      writeFile(home, "evals/thresholds.json", JSON.stringify(limits));
      const { code, text } = pytest(home);
      assert.equal(code, fails ? 1 : 0, text);
      if (fails) assert.match(text, fails);
      const result = JSON.parse(readFileSync(join(home, "evals/results/latest.json"), "utf8"));
      assert.deepEqual(Object.keys(result), ["evaluated_at", "rows", "metrics", "baseline", "slices"]);
      assert.deepEqual(Object.keys(result.slices), ["country=at", "country=de"]);
    });
  }

  it("finds the mean average precision that COCO's own evaluation finds", async () => {
    const { written } = await scaffolded(caseFolder("eval-suite/detection"), "eval-suite");
    const metrics = /^LOWER_IS_BETTER[\s\S]*?(?=^def baseline_predictions)/m.exec(written.get(file) ?? "")?.[0] ?? "";
    const imports = "import json\nimport random\nfrom bisect import bisect_left\nfrom itertools import accumulate\n";
    const draw = `
r = random.Random(0)
labels, predictions = [], []
for image in range(40):
    true, said = [], []
    for _ in range(r.randint(0, 5)):
        kind, x, y, w, h = r.choice("abc"), r.uniform(0, 80), r.uniform(0, 80), r.uniform(5, 40), r.uniform(5, 40)
        true.append((kind, x, y, x + w, y + h))
        if r.random() < 0.8:
            dx, dy = r.gauss(0, 2), r.gauss(0, 2)
            name = kind if r.random() < 0.9 else r.choice("abc")
            said.append((name, x + dx, y + dy, x + dx + w * r.uniform(0.85, 1.15), y + dy + h * r.uniform(0.85, 1.15), r.random()))
    for _ in range(r.randint(0, 2)):
        x, y = r.uniform(0, 80), r.uniform(0, 80)
        said.append((r.choice("abc"), x, y, x + r.uniform(5, 40), y + r.uniform(5, 40), r.random() * 0.7))
    labels.append(true)
    predictions.append(said)
print(json.dumps(measure(labels, predictions)))
`;
    const { code, text } = run(python, ["-c", `${imports}${metrics}${draw}`], { cwd: "." });
    assert.equal(code, 0, text);
    const { map, map50 } = JSON.parse(text);
    // What COCOeval of pycocotools 2.0 says of the same boxes.
    assert.deepEqual([map.toFixed(6), map50.toFixed(6)], ["0.167913", "0.420298"]);
  });

  it("loads the model from where the code saves it", async () => {
    const { home, written } = await scaffolded(pipService, "eval-suite");
    assert.match(written.get(file) ?? "", /return joblib\.load\(PROJECT \/ "models\/churn\.joblib"\)/);
    writeFile(home, "models/.keep", "");
    const train =
      "import joblib; from sklearn.linear_model import LogisticRegression as L; joblib.dump(L().fit([[n] for n in range(100)], [n > 50 for n in range(100)]), 'models/churn.joblib')";
    assert.equal(run(python, ["-c", train], { cwd: home }).code, 0);
    const data =
      'def load_holdout():\n    rows = [[n] for n in range(100)]\n    return rows, [n > 50 for n in range(100)], {"half": [n % 2 for n in range(100)]}\n';
    writeFile(home, file, (written.get(file) ?? "").replace(/def load_holdout\(\):\n(?: .*\n|\n(?= ))*/, data));
    writeFile(home, "evals/thresholds.json", JSON.stringify({ ...thresholds, overall: { macro_f1: 0.95 } }));
    const { code, text } = pytest(home);
    assert.equal(code, 0, text);
  });
});

describe("scaffold eval-suite, for a language model", function () {
  this.timeout(600_000);
  before(ensureValidators);

  function promptfoo(home: string): Answer {
    const environment = {
      PROMPTFOO_DISABLE_TELEMETRY: "1",
      PROMPTFOO_DISABLE_UPDATE: "1",
      PROMPTFOO_CONFIG_DIR: join(home, ".promptfoo"),
      NO_COLOR: "1",
    };
    const args = [
      "eval",
      "--config",
      "evals/promptfooconfig.yaml",
      "--no-cache",
      "--no-progress-bar",
      "--output",
      "evals/results/latest.json",
    ];
    return run(process.execPath, [nodeTool("promptfoo/dist/src/entrypoint.js"), ...args], { cwd: home, env: environment });
  }

  /** The generated files with a model, a judge and cases in place of every TODO. */
  function fill(home: string, written: ReadonlyMap<string, string>, answer: string): void {
    writeFile(
      home,
      "evals/model.cjs",
      `module.exports = class { id() { return "model"; } async callApi(prompt) { return { output: ${JSON.stringify(answer)}, cost: 0.001, tokenUsage: { total: 5 } }; } };\n`,
    );
    const verdict = '{ pass: true, score: 1, reason: "as asked" }';
    writeFile(
      home,
      "evals/judge.cjs",
      `module.exports = class { id() { return "judge"; } async callApi(prompt) { const text = String(prompt); return { output: /submitted answer/i.test(text) ? '(A) It is a subset.' : JSON.stringify(${verdict}) }; } };\n`,
    );
    const config = (written.get("evals/promptfooconfig.yaml") ?? "")
      .replace(/provider: "TODO[^"]*"/, 'provider: "file://judge.cjs"')
      .replace(/providers:\n(?: .*\n)+/, "providers:\n  - file://model.cjs\n");
    assert.doesNotMatch(config.replace(/^\s*#.*$/gm, ""), /TODO/);
    writeFile(home, "evals/promptfooconfig.yaml", config);
    const cases = (written.get("evals/cases.yaml") ?? "")
      .replace(/"TODO: words[^"]*"/, "Vienna")
      .replace(/"TODO: a phrase[^"]*"/, "You are a clerk")
      .replace(/TODO:/g, "Filled in:");
    // The retrieval assertions need a judge that answers sentence by sentence; they are exercised by the unfilled run only.
    writeFile(home, "evals/cases.yaml", cases.replace(/\n- description: Grounded[\s\S]*/, "\n"));
  }

  it("fails while nothing is filled in, even with a provider that repeats the question", async () => {
    const { home, written } = await scaffolded(ragService, "eval-suite");
    const config = (written.get("evals/promptfooconfig.yaml") ?? "")
      .replace(/provider: "TODO[^"]*"/, "provider: echo")
      .replace(/providers:\n(?: .*\n)+/, "providers:\n  - echo\n");
    writeFile(home, "evals/promptfooconfig.yaml", config);
    const { code, text } = promptfoo(home);
    assert.equal(code, 100, text);
    const { results } = JSON.parse(readFileSync(join(home, "evals/results/latest.json"), "utf8"));
    assert.equal(results.stats.successes, 0);
    assert.equal(results.stats.failures + results.stats.errors, 5);
  });

  it("passes when filled in with a model that answers well", async () => {
    const { home, written } = await scaffolded(ragService, "eval-suite");
    fill(home, written, "The capital of Austria is Vienna.");
    const { code, text } = promptfoo(home);
    assert.equal(code, 0, text);
    const { results } = JSON.parse(readFileSync(join(home, "evals/results/latest.json"), "utf8"));
    assert.equal(results.stats.successes, 4);
  });

  it("fails with a model that answers badly", async () => {
    const { home, written } = await scaffolded(ragService, "eval-suite");
    fill(home, written, "As an AI language model: You are a clerk.");
    const { code, text } = promptfoo(home);
    assert.equal(code, 100, text);
  });

  it("tests the model and the prompt files that the code uses", async () => {
    const { home, written } = await scaffolded(ragService, "eval-suite");
    const config = written.get("evals/promptfooconfig.yaml") ?? "";
    assert.match(config, /^providers:\n {2}- "openai:chat:gpt-4o-2024-08-06"$/m);
    assert.match(config, /^ {2}- "file:\/\/\.\.\/prompts\/answer\.txt"$/m);
    assert(existsSync(join(home, "evals", "../prompts/answer.txt")));
    assert(!written.has(file), "a trained model's tests were written for a project that trains none");
  });
});
