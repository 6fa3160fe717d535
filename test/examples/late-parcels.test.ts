import assert from "node:assert/strict";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import type { Report } from "../../src/report/report.js";
import type { FileSystem } from "../../src/workspace/file-system.js";
import { checkout } from "../upkeep/derived-files.js";

const date = "2026-11-01";
const example = nodeFileSystem(`${checkout}examples/late-parcels`);

/** Files to take away (`undefined`), and texts to replace in files; a text that is not there fails the test. */
type Change = Readonly<Record<string, undefined | readonly (readonly [from: string | RegExp, to: string])[]>>;

const manifest = "roadworthy.yaml";
const ci = ".github/workflows/ci.yml";
const retrain = ".github/workflows/retrain.yml";

/** What each rule loses. One practice may be shown at several places: then all of them go. */
const removals: readonly (readonly [rule: string, what: string, change: Change])[] = [
  ["use-case/problem", "the problem", { [manifest]: [[/ {4}problem: .*\n/, ""]] }],
  ["use-case/success-metric", "the target of the success metric", { [manifest]: [[/ {4}success_metric: .*\n/, ""]] }],
  ["use-case/human-oversight", "who can stop an output", { [manifest]: [[/ {4}human_oversight: .*\n/, ""]] }],
  ["use-case/baseline", "the result of the baseline", { "evals/baseline.json": undefined }],
  [
    "use-case/decision-records",
    "the decision records",
    {
      "docs/decisions/0001-logistic-regression.md": undefined,
      "docs/decisions/0002-seven-features.md": undefined,
      "docs/decisions/0003-version-in-git.md": undefined,
    },
  ],
  [
    "team/owner",
    "the owners of the code",
    {
      ".github/CODEOWNERS": [
        [/^\*.*\n/m, "/lost/ @nobody-here\n"],
        [/^\/.*\n/gm, "/lost/ @nobody-here\n"],
      ],
    },
  ],
  ["team/roles", "who operates it", { [manifest]: [['operations: "@platform-ops", ', ""]] }],
  ["team/domain-expert", "the domain expert", { [manifest]: [[/ {2}domain_experts: .*\n/, ""]] }],
  ["data/contract", "the schema", { "late_parcels/schema.py": undefined }],
  ["data/dictionary", "the data dictionary", { "docs/data.md": undefined }],
  ["data/known-bias", "the section on gaps", { "docs/data.md": [[/## Gaps and biases\n\n(?:- .*\n)+/, "## Gaps and biases\n\n"]] }],
  ["data/business-rules", "the section on business rules", { "docs/data.md": [["## Business rules", "## Rules of the house"]] }],
  ["data/pii-classified", "whether data is personal", { [manifest]: [[/ {6}pii: none\n/, ""]] }],
  ["data/source-origin", "where data comes from", { [manifest]: [[/ {6}origin: .*\n/, ""]] }],
  ["data/source-owner", "the owner of the data", { [manifest]: [[/ {6}owner: "@scan-data"\n/, ""]] }],
  ["data/freshness", "the check of the age", { "jobs/export.py": [["        raise ValueError", "        print"]] }],
  ["data/splits", "the holdout", { "evals/holdout.csv": undefined }],
  ["data/versioned", "the remote of DVC", { ".dvc/config": undefined }],
  [
    "data/invariants-shared",
    "the check of requests",
    {
      "late_parcels/api.py": [
        ["Parcels.validate(pd.DataFrame([given]))", "pd.DataFrame([given])"],
        [/from late_parcels.schema import Parcels\n/, ""],
      ],
    },
  ],
  [
    "labels/owner",
    "the owner of the labels",
    {
      [manifest]: [
        ['labels:\n  owner: "@dispatch-lead"\n', "labels:\n"],
        [', labels: "@dispatch-lead"', ""],
      ],
    },
  ],
  ["labels/guideline", "the guide", { "docs/labels.md": undefined }],
  ["labels/agreement", "the floor of the audit", { [manifest]: [["minimum: 0.95, ", ""]] }],
  ["repro/locked", "one pin of the lock", { "requirements.txt": [["scikit-learn==1.7.2", "scikit-learn"]] }],
  ["repro/dependencies", "a dependency in use", { "requirements.in": [[/pandera.*\n/, ""]], "requirements.txt": [[/pandera.*\n/, ""]] }],
  ["repro/python-version", "one version of Python", { Dockerfile: [["python:3.12.11-slim", "python:3.11.9-slim"]] }],
  ["repro/entry-points", "the script that evaluates", { "late_parcels/evaluate.py": undefined }],
  ["eval/exists", "the script that evaluates", { "late_parcels/evaluate.py": undefined }],
  ["eval/ci-gate", "what CI runs to evaluate", { "late_parcels/evaluate.py": undefined }],
  [
    "repro/experiments",
    "the tracking of runs",
    {
      "late_parcels/train.py": [[/.*mlflow.*\n/g, ""]],
      "late_parcels/register.py": undefined,
      // DVC's lock keeps the figures of the last run.
      "dvc.lock": undefined,
      "late_parcels/api.py": [[/mlflow.sklearn.load_model/, "joblib.load"]],
      "jobs/replay.py": undefined,
    },
  ],
  ["repro/model-registry", "the registration", { "late_parcels/register.py": undefined }],
  ["repro/pipeline-test", "the test of the pipeline", { "tests/test_pipeline.py": undefined }],
  [
    "repro/seeds",
    "the seed",
    {
      "late_parcels/model.py": [["random_state=seed, ", ""]],
      "late_parcels/train.py": [[', random_state=settings["seed"]', ""]],
      "params.yaml": [[/ {2}seed: .*\n/, ""]],
    },
  ],
  [
    "repro/tests",
    "what tests assert",
    {
      "tests/test_api.py": [[/\bassert\b/g, "print"]],
      "tests/test_data.py": undefined,
      "tests/test_jobs.py": undefined,
      "tests/test_pipeline.py": undefined,
    },
  ],
  ["repro/config", "the search", { "late_parcels/search.py": undefined }],
  ["eval/ci-gate", "the evaluation in CI", { [ci]: [["python -m late_parcels.evaluate", "echo skipped"]] }],
  ["eval/dataset", "the cases", { "evals/holdout.csv": undefined }],
  [
    "eval/threshold",
    "a mark that can fail",
    { [manifest]: [['{ name: recall, threshold: ">= 0.7" }', '{ name: recall, threshold: ">= 0" }']] },
  ],
  [
    "eval/metrics-fit",
    "metrics that fit the task",
    {
      [manifest]: [
        [/name: recall, threshold: ">= 0.7"/, 'name: rmse, threshold: "<= 0.7"'],
        [/name: precision, threshold: ">= 0.6"/, 'name: mae, threshold: "<= 0.6"'],
        [/ {6}- \{ name: roc_auc.*\n/, ""],
      ],
    },
  ],
  ["eval/slices", "a column that the slices name", { [manifest]: [["slices: [depot, service]", "slices: [depot, driver]"]] }],
  [
    "eval/uncontaminated",
    "training on other rows",
    { "late_parcels/train.py": [["pd.read_csv(TRAIN)", 'pd.read_csv("evals/holdout.csv")']] },
  ],
  [
    "eval/split-first",
    "the fit after the split",
    {
      "late_parcels/search.py": [
        ["    search.fit(", "    known = StandardScaler().fit_transform(train)\n    part, rest = train_test_split(known)\n    search.fit("],
        [
          "import GridSearchCV, TimeSeriesSplit",
          "import GridSearchCV, TimeSeriesSplit, train_test_split\nfrom sklearn.preprocessing import StandardScaler",
        ],
      ],
    },
  ],
  ["eval/online-parity", "the figures watched online", { "jobs/quality.py": undefined }],
  ["eval/fresh-result", "the last result", { "evals/results.json": undefined }],
  ["serving/container", "what the container starts", { Dockerfile: [[/CMD \["uvicorn".*\n/, ""]] }],
  [
    "serving/container-nonroot",
    "the user of the container",
    { Dockerfile: [["USER 10001\n", ""]], "deploy/base/rollout.yaml": [[", runAsUser: 10001", ""]] },
  ],
  ["serving/container-pinned", "the pin of the base image", { Dockerfile: [["python:3.12.11-slim", "python:latest"]] }],
  [
    "serving/container-lean",
    "what keeps the image lean",
    { ".dockerignore": undefined, Dockerfile: [["COPY params.yaml ./\n", "COPY . .\n"]] },
  ],
  ["serving/health", "the health route", { "late_parcels/api.py": [['@app.get("/healthz")\n', ""]] }],
  ["serving/autoscaling", "room to scale", { "deploy/base/autoscaler.yaml": [["maxReplicas: 8", "maxReplicas: 2"]] }],
  ["serving/canary", "the steps of the canary", { "deploy/base/rollout.yaml": [[/ {6}steps:\n[\s\S]*?(?= {2}template:)/, ""]] }],
  [
    "serving/resources",
    "the limits",
    { "deploy/base/rollout.yaml": [[/ {12}limits: .*\n/, ""]], "deploy/base/jobs.yaml": [[/ {14}resources: .*\n/g, ""]] },
  ],
  ["serving/rollback", "the way back", { "docs/runbook.md": [["## Roll back", "## Other"]] }],
  ["serving/latency-slo", "the limit of the load test", { "loadtest/predict.js": [[/ {2}thresholds: .*\n/, ""]] }],
  ["serving/input-schema", "the schema of requests", { "late_parcels/api.py": [["parcel: Parcel, request", "parcel: dict, request"]] }],
  ["serving/debuggable", "the id of requests", { "jobs/replay.py": undefined }],
  [
    "serving/iac",
    "the infrastructure",
    { deploy: undefined, infra: undefined, "monitoring/kustomization.yaml": undefined, [ci]: [[/ +kustomize edit .*\n/g, ""]] },
  ],
  [
    "ci/tests",
    "the failure of tests",
    {
      [ci]: [
        ["run: pytest tests/test_data.py", "run: pytest tests/test_data.py || true"],
        ["run: pytest --ignore tests/test_data.py", "run: pytest --ignore tests/test_data.py || true"],
      ],
    },
  ],
  ["ci/deploy-gated", "what deployment waits for", { [ci]: [["needs: [checks, tests, evaluate, load-test]", "needs: [checks]"]] }],
  ["ci/retraining", "the training of the workflow", { [retrain]: [["run: dvc repro", "run: dvc status"]] }],
  ["ci/secret-scan", "the scan for secrets", { [ci]: [[/ {6}- uses: gitleaks.*\n/, ""]] }],
  ["ci/static-checks", "the linter", { [ci]: [[/ {6}- run: ruff .*\n/g, ""]] }],
  ["ci/dependency-updates", "the updates of Python packages", { ".github/dependabot.yml": undefined }],
  ["ci/image", "the build of the image", { [ci]: [["docker/build-push-action@v6", "docker/metadata-action@v5"]] }],
  ["ci/environments", "staging", { [ci]: [[/environment: staging/g, "environment: production"]], "deploy/staging": undefined }],
  ["ci/exists", "CI on changes", { [ci]: [[/ {2}pull_request:\n {2}push:\n {4}branches: \[main\]\n/, "  workflow_dispatch:\n"]] }],
  [
    "monitoring/metrics",
    "the count of errors",
    { "late_parcels/telemetry.py": [['"Requests by route and status", ["route", "status"]', '"Requests by route", ["route"]']] },
  ],
  [
    "monitoring/alerts",
    "a metric that alerts read",
    { "late_parcels/telemetry.py": [["late_parcels_request_seconds", "late_parcels_answer_seconds"]] },
  ],
  [
    "monitoring/alerts",
    "the receivers",
    {
      "monitoring/alertmanager.yml": [
        [/ {4}pagerduty_configs:[\s\S]*?(?= {2}- name: tickets)/, ""],
        [/ {4}webhook_configs:[\s\S]*/, ""],
      ],
    },
  ],
  [
    "monitoring/dashboard",
    "a metric that the dashboard shows",
    { "late_parcels/telemetry.py": [["late_parcels_predictions_total", "late_parcels_answers_total"]] },
  ],
  ["monitoring/runbook", "the runbook", { "docs/runbook.md": undefined }],
  ["monitoring/runbook", "who is on call", { [manifest]: [[/ {2}on_call: .*\n/, ""]] }],
  ["monitoring/quality", "the quality job", { "jobs/quality.py": undefined }],
  ["monitoring/cost", "the alert on cost", { "monitoring/alerts.yaml": [["LateParcelsCostHigh", "LateParcelsBusy"]] }],
  [
    "monitoring/anomaly-detection",
    "the alert against the past",
    { [manifest]: [[/ {2}anomalies: .*\n/, ""]], "monitoring/alerts.yaml": [[/stddev_over_time\(([^)]*)\)/, "avg_over_time($1)"]] },
  ],
  [
    "monitoring/logs",
    "structured logs",
    {
      "late_parcels/api.py": [[/structlog/g, "logging"]],
      "late_parcels/telemetry.py": [
        [/ {4}structlog.configure\([\s\S]*?\n {4}\)\n/, ""],
        ["import structlog\n", ""],
      ],
      "requirements.in": [[/structlog.*\n/, ""]],
      "requirements.txt": [[/structlog.*\n/, ""]],
    },
  ],
  ["monitoring/traces", "the traces", { "late_parcels/telemetry.py": [[/ {4}provider\.add_span_processor.*\n/, ""]] }],
  [
    "monitoring/feedback",
    "where feedback is kept",
    {
      "late_parcels/api.py": [
        [/ {4}if store.find\([\s\S]*?"Already said"\) from error\n/, '    log.info("feedback", useful=verdict.useful)\n'],
      ],
    },
  ],
  ["monitoring/numeric-health", "the bounds", { "late_parcels/api.py": undefined }],
  ["drift/data", "the drift job", { "jobs/drift.py": undefined }],
  [
    "drift/schedule",
    "the schedule of the drift job",
    {
      "deploy/base/jobs.yaml": [
        ["python, -m, jobs.drift", "python, -m, jobs.export"],
        ["late-parcels-drift", "late-parcels-export"],
        ["name: drift", "name: export"],
      ],
    },
  ],
  ["drift/reference", "the reference", { "drift/reference.csv": undefined }],
  ["drift/threshold", "a mark that can trip", { [manifest]: [['threshold: "> 0.25"', 'threshold: "> 100"']] }],
  [
    "drift/concept",
    "the comparison of scores",
    { "jobs/drift.py": [[/ks_2samp\(.*\).statistic/, "0"]], [manifest]: [["kind: prediction", "kind: data"]] },
  ],
  [
    "drift/action",
    "what happens on drift",
    { [manifest]: [[/action: \.github\/workflows\/retrain\.yml/g, "action: .github/workflows/gone.yml"]] },
  ],
  ["drift/staleness", "the schedule of training", { [manifest]: [["max_age: 30d", "max_age: 2d"]] }],
  ["governance/model-card", "the metrics of the model card", { "MODEL_CARD.md": [[/## Metrics[\s\S]*?(?=## Limits)/, ""]] }],
  ["governance/access", "who may reach what", { "docs/access.md": undefined }],
  ["governance/docs", "how it is set up and run", { "README.md": [[/## Set up[\s\S]*?(?=## How it fits)/, ""]] }],
  ["governance/licence", "the licence", { LICENSE: undefined, [manifest]: [[/ {2}licences: .*\n/, ""]] }],
  ["governance/limits-for-users", "the notice", { [manifest]: [["disclosure: late_parcels/api.py", "disclosure: docs/notice.md"]] }],
  [
    "governance/secrets",
    "the care with secrets",
    { ".env.example": [["API_KEYS=laptop:change-me", ["API_KEYS=laptop:change-me\nAWS_ACCESS_KEY_ID=AKIA", "QZ3M7VXN2LKPW4TJ"].join("")]] },
  ],
];

/** The example with a change, in memory. */
function changed(change: Change): FileSystem {
  const isGone = (path: string) =>
    Object.keys(change).some((key) => change[key] === undefined && (path === key || path.startsWith(`${key}/`)));
  return {
    async readDirectory(path) {
      const entries = await example.readDirectory(path);
      return entries.filter(({ name }) => !isGone(path ? `${path}/${name}` : name));
    },
    async readFile(path, maxBytes, known) {
      if (isGone(path)) return undefined;
      const file = await example.readFile(path, maxBytes, known);
      const replacements = change[path];
      if (!replacements || !file?.bytes) return file;
      let text = new TextDecoder().decode(file.bytes);
      for (const [from, to] of replacements) {
        const after = text.replace(from, to);
        assert.notEqual(after, text, `${path} has no ${from}`);
        text = after;
      }
      const bytes = new TextEncoder().encode(text);
      return { size: bytes.length, version: "changed", bytes };
    },
  };
}

async function reportOn(change: Change, day = date): Promise<Report> {
  const session = new Session(changed(change));
  await session.refresh();
  return session.report("", day);
}

describe("examples/late-parcels", () => {
  let whole: Report;
  before(async () => {
    whole = await reportOn({});
  });

  it("is fit for production", () => {
    assert(whole.score.exact >= 95, `${whole.score.exact}`);
    assert.equal(whole.project.traits.trains.value && whole.project.traits.serves.value, true);
    assert.deepEqual(
      whole.findings.filter(({ severity }) => severity !== "info").map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
    for (const { rule, kind, reason } of whole.outcomes.values())
      assert(!["hollow", "contradicted", "crashed"].includes(kind), `${rule} is ${kind}: ${reason}`);
  });

  it("stays so as time goes by", async () => {
    assert.equal((await reportOn({}, "2036-02-29")).score.exact, whole.score.exact);
  });

  for (const [rule, what, change] of removals)
    it(`${rule}: loses by ${what}`, async () => {
      const { outcomes, findings, score } = await reportOn(change);
      assert.equal(whole.outcomes.get(rule)?.kind, "met");
      assert.notEqual(outcomes.get(rule)?.kind, "met");
      assert(score.exact < whole.score.exact, `${score.exact}`);
      assert(
        findings.some((finding) => finding.rule === rule),
        `no finding of ${rule}: ${outcomes.get(rule)?.kind} ${outcomes.get(rule)?.reason ?? ""}`,
      );
    });
});
