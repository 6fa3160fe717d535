import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { applyReplacements } from "../../src/text/edit.js";
import { ruleReport } from "../every-rule-on.js";
import { projectOf } from "./project-of.js";
import { evidentlyService, pipService, ragService, uvBatch } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** Data sets by file name: `same` is drawn as the reference is; in the others one thing differs. */
const draw = `
import numpy as np
import pandas as pd

random = np.random.RandomState(7)


def table(rows=2000, shift=0.0, missing=0.0, countries=(0.6, 0.3, 0.1)):
    age = random.normal(40 + shift, 10, rows)
    age[random.rand(rows) < missing] = np.nan
    country = random.choice(["at", "de", "ch"], rows, p=countries)
    return pd.DataFrame({"age": age, "visits": random.poisson(3, rows), "country": country, "member": random.rand(rows) < 0.5})


table().to_csv("reference.csv", index=False)
table().to_csv("same.csv", index=False)
table(shift=5).to_csv("shifted.csv", index=False)
table(missing=0.3).to_csv("missing.csv", index=False)
table(countries=(0.2, 0.3, 0.5)).to_csv("moved.csv", index=False)
table().assign(country="li").to_csv("unseen.csv", index=False)
table(rows=50).to_csv("small.csv", index=False)
table().drop(columns="visits").to_csv("narrow.csv", index=False)
table().assign(visits=np.inf).to_csv("infinite.csv", index=False)
table().to_json("same.jsonl", orient="records", lines=True)


def judged(wrong, rows=2000, known=1.0, rare=0.5):
    """Outcomes, and predictions of which a share is wrong: of each class its own."""
    left = random.rand(rows) < rare
    missed = random.rand(rows) < np.where(left, wrong[0], wrong[1])
    label = pd.Series(left).astype(object).where(random.rand(rows) < known, None)
    return table(rows).assign(left=label, said=left != missed)


def amounts(noise, rows=2000):
    paid = random.gamma(4, 25, rows)
    return table(rows).assign(left=paid, said=paid + random.normal(0, noise, rows))


judged((0.1, 0.1)).to_csv("judged.csv", index=False)
judged((0.1, 0.1)).to_csv("as-good.csv", index=False)
judged((0.1, 0.1), known=0.3).to_csv("late.csv", index=False)
judged((0.25, 0.25), known=0.3).to_csv("worse.csv", index=False)
judged((0.7, 0.01), rare=0.1).to_csv("misses-the-rare.csv", index=False)
judged((0.02, 0.02)).to_csv("better.csv", index=False)
judged((0.5, 0.5), known=0.02).to_csv("few.csv", index=False)
judged((0.1, 0.1)).assign(left=np.nan).to_csv("none-yet.csv", index=False)
judged((0.1, 0.1)).assign(said=lambda one: np.where(one.said, 0.9, 0.2), left=lambda one: one.left.astype(int)).to_csv("chances.csv", index=False)
judged((0.3, 0.3)).assign(said=lambda one: np.where(one.said, 0.9, 0.2), left=lambda one: one.left.astype(int)).to_csv("worse-chances.csv", index=False)
amounts(10).to_csv("amounts.csv", index=False)
amounts(10).to_csv("as-near.csv", index=False)
amounts(20).to_csv("further.csv", index=False)
`;

describe("scaffold drift-job", function () {
  this.timeout(600_000);
  let home = "";
  before(async () => {
    ensureValidators();
    home = (await scaffolded(pipService, "drift-job")).home;
    const { code, text } = run(python, ["-c", draw], { cwd: home });
    assert.equal(code, 0, text);
  });

  /** Runs the job once for each list of arguments, in one interpreter, since importing pandas takes long. */
  function drift(...runs: readonly (readonly string[])[]): readonly Outcome[] {
    const program = `
import contextlib, io, json, pathlib, sys
sys.path.insert(0, "jobs")
import drift
for args in json.loads(sys.argv[1]):
    pathlib.Path("drift-report.json").unlink(missing_ok=True)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = drift.main(args)
    report = pathlib.Path("drift-report.json")
    print(json.dumps({"code": code, "said": said.getvalue(), "report": json.loads(report.read_text()) if report.exists() else None}))
`;
    const { code, text } = run(python, ["-c", program, JSON.stringify(runs)], { cwd: home });
    assert.equal(code, 0, text);
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  }

  interface Outcome {
    readonly code: number;
    readonly said: string;
    readonly report: {
      readonly drift: boolean;
      readonly drifted: readonly string[];
      readonly features: Readonly<Record<string, { psi: number; ks?: number }>>;
      readonly rows: unknown;
      readonly performance: {
        readonly drift: boolean;
        readonly outcomes?: number;
        readonly error?: { readonly reference: number; readonly current: number };
        readonly reason?: string;
      };
    };
  }

  it("ends with 0 where nothing drifts, and with 1 where something does", () => {
    const same = run(python, ["jobs/drift.py", "--reference", "reference.csv", "--current", "same.csv"], { cwd: home });
    assert.equal(same.code, 0, same.text);
    const shifted = run(python, ["jobs/drift.py", "--reference", "reference.csv", "--current", "shifted.csv", "--report", "shifted.json"], {
      cwd: home,
    });
    assert.equal(shifted.code, 1, shifted.text);
    const { drift: drifts, features, rows } = JSON.parse(readFileSync(join(home, "drift-report.json"), "utf8")) as Outcome["report"];
    assert.equal(drifts, false);
    assert.deepEqual(rows, { reference: 2000, current: 2000 });
    assert.deepEqual(Object.keys(features), ["age", "visits", "country", "member"]);
    assert(
      Object.values(features).every(({ psi }) => psi >= 0 && psi < 0.1),
      JSON.stringify(features),
    );
    assert(features.age?.ks !== undefined && features.country?.ks === undefined);
    assert.deepEqual(JSON.parse(readFileSync(join(home, "shifted.json"), "utf8")).drifted, ["age"]);
  });

  it("finds drift of every kind, and only where it is", () => {
    const drifts = {
      "shifted.csv": "age",
      "missing.csv": "age",
      "moved.csv": "country",
      "unseen.csv": "country",
      "infinite.csv": "visits",
    };
    const outcomes = drift(...Object.keys(drifts).map((file) => ["--reference", "reference.csv", "--current", file]));
    for (const [index, [file, feature]] of Object.entries(drifts).entries()) {
      assert.equal(outcomes[index]?.code, 1, file);
      assert.deepEqual(outcomes[index]?.report.drifted, [feature], file);
    }
  });

  it("trips where the model errs more on the outcomes that came in, and only there", () => {
    const cases = [
      ["judged.csv", "as-good.csv", 0],
      ["judged.csv", "late.csv", 0],
      ["judged.csv", "worse.csv", 1],
      // Of a tenth of the rows: of all answers no more are wrong than before.
      ["judged.csv", "misses-the-rare.csv", 1],
      ["judged.csv", "better.csv", 0],
      ["judged.csv", "few.csv", 0],
      ["judged.csv", "none-yet.csv", 0],
      ["chances.csv", "chances.csv", 0],
      ["chances.csv", "worse-chances.csv", 1],
      ["amounts.csv", "as-near.csv", 0],
      ["amounts.csv", "further.csv", 1],
    ] as const;
    const columns = ["--label", "left", "--prediction", "said", "--ignore", "said"];
    const outcomes = drift(...cases.map(([reference, current]) => ["--reference", reference, "--current", current, ...columns]));
    for (const [index, [, file, code]] of cases.entries()) {
      const { code: actual, report, said } = outcomes[index] ?? assert.fail();
      assert.equal(actual, code, `${file}: ${said} ${JSON.stringify(report)}`);
      assert.deepEqual([report.drifted, report.performance.drift], [[], code === 1], file);
      if (code === 1) assert((report.performance.error?.current ?? 0) > (report.performance.error?.reference ?? 1) + 0.05, file);
    }
    assert.match(outcomes[5]?.report.performance.reason ?? "", /fewer than 50 outcomes/);
    assert.equal(outcomes[6]?.report.performance.outcomes, 0);
    const given = ["--reference", "judged.csv", "--current", "worse.csv", ...columns];
    const [patient, unlabelled, silent] = drift([...given, "--decline", "0.3"], [...given, "--label", "gone"], given.slice(0, 4));
    assert.deepEqual([patient?.code, unlabelled?.code], [0, 2]);
    assert.match(unlabelled?.said ?? "", /no column gone/);
    assert.equal(silent?.report.performance.reason, "no columns of outcomes and predictions");
  });

  it("takes thresholds and columns as arguments", () => {
    const shifted = ["--reference", "reference.csv", "--current", "shifted.csv"];
    const outcomes = drift(
      [...shifted, "--psi", "5", "--ks", "0.9"],
      [...shifted, "--ignore", "age"],
      [...shifted, "--columns", "age"],
      ["--reference", "reference.csv", "--current", "same.jsonl"],
    );
    assert.deepEqual(
      outcomes.map(({ code }) => code),
      [0, 0, 1, 0],
    );
  });

  it("never passes what cannot be compared", () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /no reference data: pass --reference, or fill in the TODO/],
      [["--reference", "reference.csv", "--current", "gone.csv"], /the current data gone\.csv does not exist/],
      [["--reference", "reference.csv", "--current", "small.csv"], /only 50 rows/],
      [["--reference", "reference.csv", "--current", "narrow.csv"], /no column visits/],
      [["--reference", "reference.csv", "--current", "jobs/drift.py"], /cannot read/],
    ];
    for (const [index, { code, said, report }] of drift(...cases.map(([args]) => args)).entries()) {
      assert.equal(code, 2, said);
      assert.match(said, cases[index]?.[1] ?? /never/);
      assert.equal(report, null);
    }
  });

  it("knows the paths and the threshold of the manifest and the code", async () => {
    const { written } = await scaffolded(uvBatch, "drift-job");
    const script = written.get("jobs/drift.py") ?? "";
    assert.match(script, /^REFERENCE = "data\/reference\.parquet"\nCURRENT = "data\/current\.parquet"$/m);
    assert.match(script, /^PSI = 0\.25$/m);
    assert.match(script, /^LABEL = None\nPREDICTION = None$/m);
  });

  for (const [name, sample] of Object.entries({ pipService, evidentlyService }))
    it(`counts for watching the model's error once its columns are named, and not before (${name})`, async () => {
      const { written } = await scaffolded(sample, "drift-job");
      const outcome = async (change: (script: string) => string) => {
        const script = change(written.get("jobs/drift.py") ?? "");
        const project = await projectOf({ files: { ...sample.files, ...Object.fromEntries(written), "jobs/drift.py": script } });
        return ruleReport(project).outcomes.get("drift/concept")?.kind;
      };
      assert.equal(await outcome((script) => script), "unknown");
      const filled = (script: string) =>
        script.replace("LABEL = None", 'LABEL = "left"').replace("PREDICTION = None", 'PREDICTION = "prediction"');
      assert.equal(await outcome(filled), "met");
    });

  const newApi = {
    "evidently/__init__.py":
      "class Report:\n    def __init__(self, metrics):\n        pass\n\n    def run(self, current_data, reference_data):\n        share = 0.75 if current_data['age'].mean() > 42 else 0.0\n        return Snapshot(share)\n\n\nclass Snapshot:\n    def __init__(self, share):\n        self.share = share\n\n    def dict(self):\n        return {'metrics': [{'value': 3}, {'value': {'count': 3, 'share': self.share}}], 'tests': []}\n",
    "evidently/presets.py": "class DataDriftPreset:\n    pass\n",
  };
  const oldApi = {
    "evidently/__init__.py": "",
    "evidently/metric_preset.py": "class DataDriftPreset:\n    pass\n",
    "evidently/report.py":
      "class Report:\n    def __init__(self, metrics):\n        pass\n\n    def run(self, reference_data, current_data):\n        self.share = 0.75 if current_data['age'].mean() > 42 else 0.0\n\n    def as_dict(self):\n        return {'metrics': [{'metric': 'DatasetDriftMetric', 'result': {'share_of_drifted_columns': self.share}}]}\n",
  };
  for (const [title, stub] of [
    ["0.7", newApi],
    ["0.6", oldApi],
  ] as const) {
    it(`leaves the statistics to Evidently where it is in use (the calls of ${title}, played by a stand-in)`, async () => {
      const { home: folder } = await scaffolded(evidentlyService, "drift-job");
      for (const [path, text] of Object.entries(stub)) writeFile(folder, `stub/${path}`, text);
      const compare = (current: string, reference = "reference.csv", ...words: readonly string[]) =>
        run(python, ["jobs/drift.py", "--reference", join(home, reference), "--current", join(home, current), ...words], {
          cwd: folder,
          env: { PYTHONPATH: "stub" },
        });
      assert.equal(compare("same.csv").code, 0);
      const { code, text } = compare("shifted.csv");
      assert.equal(code, 1, text);
      const report = () => JSON.parse(readFileSync(join(folder, "drift-report.json"), "utf8"));
      assert.equal(report().share_of_drifted_columns, 0.75);
      const judged = ["--label", "left", "--prediction", "said", "--ignore", "said"];
      assert.equal(compare("as-good.csv", "judged.csv", ...judged).code, 0);
      const worse = compare("worse.csv", "judged.csv", ...judged);
      assert.equal(worse.code, 1, worse.text);
      assert.deepEqual([report().share_of_drifted_columns, report().performance.drift], [0, true]);
    });
  }

  it("runs on a schedule and tells the team", async () => {
    const { written } = await scaffolded(pipService, "drift-job");
    const workflow = parse(written.get(".github/workflows/drift.yml") ?? "");
    assert.deepEqual(workflow.on.schedule, [{ cron: "0 5 * * *" }]);
    const steps: { run?: string; if?: string }[] = workflow.jobs.drift.steps;
    assert(steps.some((step) => step.run === "python jobs/drift.py"));
    assert.equal(steps.find((step) => step.run?.includes("gh issue create"))?.if, "failure()");
    assert.deepEqual(workflow.jobs.drift.permissions, { contents: "read", issues: "write" });
  });

  it("stands beside a Deployment of the cluster, which names it then", async () => {
    const { written: manifests } = await scaffolded(pipService, "kubernetes");
    const project = await projectOf({ files: { ...pipService.files, ...Object.fromEntries(manifests) } });
    const { edits, skipped } = planScaffold(project, "drift-job");
    const check = edits.find(({ path }) => path === "deploy/kubernetes/base/drift-check.yaml");
    assert(check?.kind === "create");
    assert.equal(parse(check.text).spec.suspend, true);
    assert.deepEqual(skipped, []);
    const list = "deploy/kubernetes/base/kustomization.yaml";
    const named = edits.flatMap((edit) => (edit.kind === "replace" && edit.path === list ? [edit] : []));
    const before = manifests.get(list) ?? "";
    const after = applyReplacements(before, named);
    assert.equal(after.replace("  - drift-check.yaml\n", ""), before);
    assert(parse(after).resources.includes("drift-check.yaml"));
    const text = "resources: { all: true }\n";
    const other = await projectOf({ files: { ...pipService.files, ...Object.fromEntries(manifests), [list]: text } });
    assert.deepEqual(planScaffold(other, "drift-job").skipped, [{ path: list, reason: "Add drift-check.yaml to its resources." }]);
  });

  it("leaves a flow alone that looks for drift, with the reason, and not a script that nothing runs", async () => {
    const watch =
      "from evidently import Report\nfrom evidently.presets import DataDriftPreset\n\n\ndef check(current, reference):\n    Report([DataDriftPreset()]).run(current, reference)\n";
    const flows: readonly (readonly [string, Readonly<Record<string, string>>, string | undefined])[] = [
      ["a flow", { "flows/watch.py": `from prefect import flow\n${watch.replace("def check", "@flow\ndef check")}` }, "flows/watch.py"],
      [
        "a flow that imports it",
        {
          "flows/__init__.py": "",
          "flows/watch.py": watch,
          "flows/daily.py": "from prefect import flow\n\nfrom flows.watch import check\n\n\n@flow\ndef daily():\n    check(None, None)\n",
        },
        "flows/watch.py",
      ],
      [
        "CI",
        {
          "watch.py": watch,
          ".github/workflows/watch.yml":
            "on:\n  schedule: [{ cron: 0 4 * * * }]\njobs:\n  watch:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python watch.py\n",
        },
        "watch.py",
      ],
      ["nothing", { "watch.py": watch }, undefined],
    ];
    for (const [what, files, path] of flows) {
      const project = await projectOf({ files: { ...evidentlyService.files, ...files } });
      const { edits, skipped } = planScaffold(project, "drift-job");
      const reason = "Evidently looks for drift here, in what is run already: no second check is written.";
      assert.deepEqual(skipped, path === undefined ? [] : [{ path, reason }], what);
      assert.equal(edits.length > 0, path === undefined, what);
    }
  });

  it("is a canary evaluation where the model is rented", async () => {
    const { written, home: folder } = await scaffolded(ragService, "eval-suite", "drift-job");
    assert(!written.has("jobs/drift.py"));
    const workflow = parse(written.get(".github/workflows/canary.yml") ?? "");
    const step = workflow.jobs.canary.steps.find((one: { run?: string }) => one.run?.includes("promptfoo"));
    assert.match(step.run, /^npx --yes promptfoo@\d+\.\d+\.\d+ eval --config evals\/promptfooconfig\.yaml /);
    assert.deepEqual(step.env, { OPENAI_API_KEY: "${{ secrets.OPENAI_API_KEY }}" });
    assert(existsSync(join(folder, "evals/promptfooconfig.yaml")));
  });
});
