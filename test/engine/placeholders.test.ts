import assert from "node:assert/strict";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { applyEdits } from "../../src/engine/apply-edits.js";
import { Session } from "../../src/engine/session.js";
import { pathsIn } from "../../src/formats/report-input.js";
import { buildProject } from "../../src/project/build-project.js";
import { makeReport } from "../../src/report/report.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import type { FileSystem } from "../../src/workspace/file-system.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { checkout } from "../upkeep/derived-files.js";

const date = "2026-11-01";

const service = {
  "requirements.txt": "fastapi==0.115.6\nuvicorn==0.34.0\nscikit-learn==1.5.2\njoblib==1.4.2\npandas==2.2.3\n",
  "app/__init__.py": "",
  "app/main.py": `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/late")
def late(rows: list[list[float]]):
    return model.predict(rows).tolist()
`,
  "train.py": `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv("data/train.csv")
model = LogisticRegression().fit(rows[["weight"]], rows["late"])
joblib.dump(model, "model.joblib")
`,
};

const assistant = {
  "requirements.txt": "fastapi==0.115.6\nuvicorn==0.34.0\nopenai==1.58.1\n",
  "main.py": `from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(question: str):
    answer = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    return answer.choices[0].message.content
`,
};

const projects: Readonly<Record<string, FileSystem>> = {
  "examples/churn": nodeFileSystem(`${checkout}examples/churn`),
  "examples/support-bot": nodeFileSystem(`${checkout}examples/support-bot`),
  "a bare service": literalFileSystem(service),
  "a bare assistant": literalFileSystem(assistant),
};

/** The rules that the files as they are written already keep: nothing in them waits for a person. */
const earned: Readonly<Record<string, RegExp>> = {
  // Lint and test steps that run as they stand; the evaluation they call is another matter.
  "ci-workflow": /^ci\/|^repro\/python-version$/,
  dockerfile: /^serving\/|^repro\/python-version$/,
  // A scheduled workflow is a workflow, though not one that runs on change; an evaluation that is there already is run by it.
  "drift-job": /^ci\/exists$|^repro\/python-version$|^(?:drift\/provider|monitoring\/quality|eval\/fresh-result)$/,
  "env-example": /^$/,
  "eval-suite": /^$/,
  "agent-limits": /^$/,
  "fairness-slices": /^$/,
  "golden-set": /^$/,
  // The tests of what it writes run as they stand.
  guardrails: /^repro\/tests$/,
  "judge-calibration": /^$/,
  "llm-budget": /^$/,
  "llm-fallback": /^$/,
  "llm-tracing": /^$/,
  "prompt-registry": /^repro\/tests$/,
  "provider-canary": /^ci\/exists$|^repro\/python-version$/,
  "rag-evaluation": /^$/,
  // For promptfoo its cases are complete.
  "safety-cases": /^eval\/safety-cases$/,
  monitoring: /^$/,
  "bentoml-service": /^serving\//,
  // Probes, limits and an autoscaler are real; the image and the gateway are for people to name.
  kubernetes: /^serving\/(?!iac$)|^ci\/environments$|^monitoring\/cost$/,
  canary: /^serving\/(?!iac$|canary$)|^ci\/environments$|^monitoring\/cost$/,
  // Prometheus runs, though nothing feeds it yet: that is weak, and more than nothing.
  compose: /^serving\/|^monitoring\/metrics$/,
  "datadog-monitors": /^$/,
  "deploy-workflow": /^ci\/|^serving\/(?:iac|rollback)$|^eval\/(?:ci-gate|fresh-result)$/,
  "fastapi-service": /^serving\/|^monitoring\/(?:metrics|logs)$/,
  "grafana-dashboard": /^monitoring\/dashboard$/,
  "load-test": /^serving\/latency-slo$|^ci\/exists$/,
  "retraining-workflow": /^ci\/(?:exists|retraining)$|^drift\/staleness$|^repro\/pipeline-test$/,
  "rollback-runbook": /^serving\/rollback$/,
  "structured-logging": /^$/,
  tracing: /^$/,
  access: /^$/,
  // Owners that the manifest names; what runs on the data, the code and the packages as they are.
  codeowners: /^team\/owner$/,
  "data-checks": /^data\/quality-checks$|^ci\/data-checks$/,
  "data-contract": /^data\/(?:contract|dictionary)$/,
  "data-splits": /^$/,
  datasheet: /^$/,
  "dbt-tests": /^data\/transforms-tested$/,
  "decision-record": /^$/,
  "dependency-updates": /^ci\/dependency-updates$/,
  // The route checks what it is given, whether or not it is part of the service.
  feedback: /^data\/invariants-shared$|^monitoring\/numeric-health$/,
  "incident-runbook": /^$/,
  "label-agreement": /^labels\/agreement$/,
  "label-guideline": /^$/,
  "model-card": /^$/,
  "pre-commit": /^ci\/(?:secret-scan|static-checks)$/,
  "pytest-skeleton": /^repro\/tests$/,
  "python-version": /^repro\/python-version$/,
  "risk-assessment": /^$/,
  "pyproject-migration": /^$/,
  seeds: /^$/,
  "triton-repository": /^serving\//,
};

describe("placeholders", () => {
  it("are looked at for every scaffold", () => {
    assert.deepEqual(Object.keys(earned).sort(), Object.keys(scaffolds).sort());
  });

  for (const [name, fileSystem] of Object.entries(projects)) {
    for (const [id, mayRise] of Object.entries(earned)) {
      it(`of ${id} earn nothing in ${name}`, async () => {
        const session = new Session(fileSystem);
        await session.refresh();
        const before = session.report("", date);
        const { edits } = planScaffold(before.project, id);
        const changed = applyEdits(session.snapshot, edits, await session.texts(pathsIn(before)));
        const after = makeReport(buildProject(changed, "", { date, roots: [""] }));
        const risen = [...after.outcomes.values()].filter(({ rule, share }) => share > (before.outcomes.get(rule)?.share ?? 0));
        assert.deepEqual(
          risen.filter(({ rule }) => !mayRise.test(rule)).map(({ rule, evidence }) => [rule, evidence[0]?.what]),
          [],
        );
      });
    }
  }

  it("are told from the content that is real", async () => {
    const session = new Session(literalFileSystem(service));
    await session.refresh();
    const before = session.report("", date);
    const outcomeWith = (id: string, rule: string) => {
      const changed = applyEdits(session.snapshot, planScaffold(before.project, id).edits, new Map());
      return makeReport(buildProject(changed, "", { date, roots: [""] })).outcomes.get(rule)?.kind;
    };
    assert.equal(outcomeWith("dockerfile", "serving/container"), "met");
    assert.equal(outcomeWith("ci-workflow", "ci/exists"), "met");
    assert.equal(outcomeWith("eval-suite", "eval/exists"), "hollow");
    assert.equal(outcomeWith("ci-workflow", "eval/ci-gate"), "hollow");
    assert.equal(outcomeWith("monitoring", "monitoring/metrics"), "hollow");
    assert.equal(outcomeWith("monitoring", "monitoring/alerts"), "hollow");
    assert.equal(outcomeWith("drift-job", "drift/data"), "hollow");
  });
});
