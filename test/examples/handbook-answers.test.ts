import assert from "node:assert/strict";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import type { Report } from "../../src/report/report.js";
import type { FileSystem } from "../../src/workspace/file-system.js";
import { checkout } from "../upkeep/derived-files.js";

const folder = `${checkout}examples/handbook-answers`;

/** What becomes of files: `undefined` when they are taken away, by the start of their path. */
type Changes = Readonly<Record<string, undefined | ((text: string) => string)>>;

const without = (text: string | RegExp) => (file: string) => file.replace(text, "");
const replaced = (text: string | RegExp, other: string) => (file: string) => file.replace(text, other);
const all =
  (...changes: readonly ((text: string) => string)[]) =>
  (file: string) =>
    changes.reduce((text, change) => change(text), file);
const manifest = (...changes: readonly ((text: string) => string)[]): Changes => ({ "roadworthy.yaml": all(...changes) });
/** A line of the manifest, or an entry with all that is below it. */
const entry = (key: string) => without(new RegExp(`^( *)${key}:.*\\n(?:\\1 .*\\n)*`, "m"));

/** Each: the rule that is no longer met, what is taken away, and how. */
const removals: readonly (readonly [rule: string, what: string, changes: Changes])[] = [
  ["use-case/problem", "the problem", manifest(entry("problem"))],
  ["use-case/success-metric", "the success metric", manifest(entry("success_metric"))],
  ["use-case/human-oversight", "who can stop an answer", manifest(entry("human_oversight"))],
  ["use-case/baseline", "the baseline", { ...manifest(entry("baseline")), "evals/baseline.py": undefined, "evals/results": undefined }],
  ["use-case/baseline", "the baseline's result", { "evals/results/baseline.json": undefined }],
  ["use-case/decision-records", "the decisions", { "docs/decisions.md": undefined }],
  ["team/owner", "the owners", { ...manifest(entry("owners")), ".github/CODEOWNERS": undefined }],
  ["team/owner", "owners of the code", { ".github/CODEOWNERS": () => "/old/ @staff-tools\n" }],
  ["team/domain-expert", "the people office", manifest(entry("domain_experts"))],
  ["team/roles", "the roles", manifest(entry("roles"))],
  ["data/pii-classified", "what is personal", manifest(without("      pii: sensitive # health is not asked for, but people write it\n"))],
  ["data/source-origin", "an origin", manifest(without(/ {6}origin: written and reviewed.*\n/))],
  ["data/source-owner", "a source's owner", manifest(without(/ {6}owner: "@staff-tools"\n(?= {6}origin: built)/))],
  ["data/lawful-basis", "the lawful basis", manifest(entry("lawful_basis"))],
  ["data/lawful-basis", "the code that erases", { "jobs/erase.py": undefined }],
  ["data/third-party-sharing", "who receives questions", manifest(entry("shared_with"))],
  ["data/third-party-sharing", "the redaction", { "app/redact.py": undefined }],
  ["data/sources-declared", "a source", manifest(replaced(/system: langfuse\n.*\n/, "system: snowflake\n"))],
  ["data/known-bias", "the known bias", { ...manifest(entry("known_bias")), "MODEL_CARD.md": without(/## Limits and known bias[\s\S]*/) }],
  ["data/contract", "the contract of traces", manifest(without("      contract: app/trace.py\n"))],
  ["data/quality-checks", "the checks of pages", { ...manifest(entry("checks")) }],
  ["data/quality-checks", "the code that checks pages", { "tests/test_handbook.py": undefined }],
  ["data/dictionary", "the data dictionary", { "docs/data.md": undefined }],
  ["data/business-rules", "the business rules", { "docs/data.md": without(/## Business rules[\s\S]*/) }],
  [
    "data/orchestrated",
    "what runs the pipeline",
    {
      ...manifest(entry("pipelines"), replaced("  kind: rag\n", "  kind: [rag, data-pipeline]\n")),
      "deploy/base/cronjobs.yaml": undefined,
      ".github/workflows/canary.yml": undefined,
      ".github/workflows/ci.yml": without(/.*jobs\.reindex.*\n/),
    },
  ],
  ["data/transforms-tested", "the tests of the pipeline", { "tests/test_handbook.py": undefined }],
  [
    "data/transforms-tested",
    "what the tests assert",
    { "tests/test_handbook.py": (text) => text.replace(/assert|pytest\.raises/g, "print") },
  ],
  ["repro/pipeline-test", "the test of the whole pipeline", { "tests/test_reindex.py": undefined }],
  ["ci/data-checks", "the tests of data in CI", { ".github/workflows/ci.yml": without("      - run: python -m pytest -q\n") }],
  ["data/freshness", "age limits", { ...manifest(without(/ {6}freshness:.*\n/g)) }],
  [
    "repro/dependencies",
    "the requirements",
    { "requirements.in": undefined, "requirements.txt": undefined, "requirements-dev.txt": undefined },
  ],
  ["repro/locked", "one pin", { "requirements.txt": replaced("openai==2.2.0", "openai") }],
  ["repro/python-version", "the same Python everywhere", { Dockerfile: replaced("python:3.12.11", "python:3.11.9") }],
  ["repro/entry-points", "what the commands run", { Makefile: without(/^serve:\n\t.*\n/m) }],
  ["repro/tests", "the tests", { tests: undefined }],
  ["eval/ci-gate", "the gate in CI", { ".github/workflows/ci.yml": without(/ {2}# The gate[\s\S]*?(?=\n {2}image:)/) }],
  [
    "eval/ci-gate",
    "a failure that counts",
    { ".github/workflows/ci.yml": (text) => text.replace(/(run: (?:python -m evals|npx promptfoo|python -m jobs).*)/g, "$1 || true") },
  ],
  ["eval/dataset", "the cases", { "evals/cases.csv": undefined }],
  [
    "eval/fairness",
    "the gap between groups",
    {
      ...manifest(without(/ {2}- name: same-for-all-staff\n(?: {4}.*\n)+/)),
      "evals/thresholds.json": without(/.*equal_opportunity_gap.*\n/),
      "evals/results/baseline.json": without(/,\n.*equal_opportunity_gap.*/),
      "tests/test_evals.py": undefined,
      "evals/retrieval.py": all(without(/ {8}"equal_opportunity_gap".*\n/), (text) => text.replaceAll("recall_by_group", "shares")),
    },
  ],
  [
    "eval/groundedness",
    "groundedness",
    {
      ...manifest(without(/ {6}- \{ name: groundedness.*\n/)),
      "evals/promptfooconfig.yaml": without(/.*grounded\.py.*\n/),
      "evals/grounded.py": undefined,
      "tests/test_evals.py": undefined,
      "evals/judge.py": undefined,
      "evals/gate.py": without(/.*"groundedness".*\n/),
      "jobs/online_eval.py": undefined,
    },
  ],
  ["eval/judge-calibrated", "people's verdicts", { "evals/judge-labels.csv": undefined }],
  ["eval/judge-calibrated", "the truth about agreement", manifest(replaced("agreement: 0.92", "agreement: 0.99"))],
  ["eval/judge-independent", "a judge of another maker", { ...manifest(replaced("claude-sonnet-4-5-20250929", "gpt-5.2-2025-12-11")) }],
  [
    "eval/online-parity",
    "what production watches",
    {
      ...manifest(entry("quality")),
      "jobs/online_eval.py": undefined,
      // A vote is a figure of quality too.
      "app/feedback.py": without(/ {4}get_client\(\)\.create_score\([\s\S]*?\n {4}\)\n/),
      "deploy/base/cronjobs.yaml": without(/---\napiVersion[\s\S]*?online-eval[\s\S]*?(?=---)/),
    },
  ],
  [
    "eval/retrieval",
    "the eval of retrieval",
    {
      ...manifest(without(/ {2}- name: retrieval\n(?: {4}.*\n)+/)),
      "evals/retrieval.py": undefined,
      "tests/test_evals.py": undefined,
      "evals/baseline.py": undefined,
      "evals/results/baseline.json": undefined,
    },
  ],
  [
    "eval/safety-cases",
    "attacks",
    {
      ...manifest(without(/ {2}- name: attacks\n(?: {4}.*\n)+/)),
      "evals/prompt-injection.yaml": undefined,
      "evals/harmful-requests.yaml": undefined,
      "evals/promptfooconfig.yaml": without(/.*(?:injection|harmful).*\n/g),
      "evals/gate.py": without(/.*attack_success.*\n/),
      "tests/test_evals.py": undefined,
    },
  ],
  [
    "eval/safety-cases",
    "harmful requests",
    {
      ...manifest(without(/ {2}- name: attacks\n(?: {4}.*\n)+/)),
      "evals/harmful-requests.yaml": undefined,
      "evals/gate.py": without(/.*attack_success.*\n/),
      "tests/test_evals.py": undefined,
    },
  ],
  ["eval/slices", "a column", manifest(replaced("slices: [topic]", "slices: [country]"))],
  ["eval/threshold", "a mark that can fail", manifest(replaced('groundedness, threshold: ">= 0.95"', 'groundedness, threshold: ">= 0"'))],
  [
    "llm/model-pinned",
    "the model's date",
    {
      ...manifest(replaced("version: gpt-5.2-2025-12-11", "version: gpt-5.2")),
      "app/settings.py": (text) => text.replaceAll(/-202[56]-\d\d-\d\d/g, ""),
    },
  ],
  ["llm/timeout", "the timeout", { ...manifest(entry("timeout")), "app/model.py": without("timeout=10, ") }],
  ["llm/retry", "retries", { ...manifest(entry("retries")), "app/model.py": replaced("max_retries=1", "max_retries=0") }],
  ["llm/token-cap", "the cap", { ...manifest(entry("max_output_tokens")), "app/model.py": without(/ +max_completion_tokens=500,\n/) }],
  [
    "llm/fallback",
    "the second model",
    {
      ...manifest(entry("fallback")),
      "app/model.py": all(
        replaced("(ANSWER_MODEL, FALLBACK_MODEL)", "(ANSWER_MODEL,)"),
        without("FALLBACK_MODEL, "),
        // Nothing is left to do about a failure, so it is not caught either.
        replaced("            MODEL_ERRORS.labels(model).inc()\n", "            raise\n"),
      ),
      "app/answer.py": replaced(/(except Unavailable:\n +).*\n/, "$1raise\n"),
      "app/settings.py": (text) => text.replaceAll("FALLBACK_MODEL", "SMALL_MODEL"),
    },
  ],
  [
    "llm/caching",
    "the cache",
    {
      ...manifest(entry("cache")),
      "requirements.in": without(/cachetools.*\n/),
      "requirements.txt": without(/cachetools.*\n/),
      "app/answer.py": all(
        without("from cachetools import TTLCache\n"),
        replaced("TTLCache = TTLCache(maxsize=2_000, ttl=24 * 3600)", "dict = {}"),
      ),
      "app/retrieve.py": all(without("from cachetools import TTLCache, cached\n"), without("@cached(TTLCache(maxsize=1, ttl=600))\n")),
    },
  ],
  [
    "llm/input-guardrail",
    "the check of questions",
    {
      ...manifest(entry("input"), entry("redaction")),
      "app/guard.py": replaced("def check_input", "def look_at"),
      "app/answer.py": all(replaced(/check_input/g, "look_at"), without(" or is_harmful(question)")),
      "app/model.py": without(/\n\ndef is_harmful[\s\S]*/),
    },
  ],
  [
    "llm/output-guardrail",
    "the check of answers",
    {
      ...manifest(entry("output")),
      "app/guard.py": without(/\n\ndef check_output[\s\S]*/),
      "app/answer.py": without(/ {4}if check_output.*\n.*\n/),
    },
  ],
  ["llm/prompts-versioned", "the prompts", { prompts: undefined }],
  [
    "llm/roles-separated",
    "the user's own role",
    { "app/model.py": all(replaced('"content": PROMPT', '"content": f"{PROMPT} {question}"'), without(/.*Question: \{question\}.*\n/)) },
  ],
  [
    "llm/structured-output",
    "the schema",
    {
      ...manifest(entry("structured_output")),
      "app/model.py": all(
        without(/ +response_format=Draft,\n/),
        replaced("completions.parse", "completions.create"),
        replaced(
          / {4}parsed = [\s\S]*?sources=\[\]\)/,
          "    reply = json.loads(completion.choices[0].message.content)\n    return Draft.model_construct(found=reply['found'], answer=reply['answer'], sources=reply['sources'])",
        ),
        replaced("from collections.abc", "import json\nfrom collections.abc"),
      ),
    },
  ],
  [
    "llm/cost-budget",
    "the budget and the alert on it",
    {
      ...manifest(entry("budget"), entry("cost")),
      "monitoring/alerts.yml": without(/ {2}- name: cost[\s\S]*/),
      "app/model.py": all(without(/ {4}count\(model.*\n/), without(/\n\ndef count[\s\S]*?(?=\n\n\ndef)/)),
    },
  ],
  ["rag/index-refresh", "the job that refreshes", { "jobs/reindex.py": undefined }],
  ["rag/index-refresh", "the index's version", manifest(replaced('version: "handbook-YYYYMMDD-HHMM, in each trace", ', ""))],
  ["rag/store", "the store", { ...manifest(replaced("  store: qdrant\n", "  store: pinecone\n")) }],
  [
    "serving/auth",
    "the login",
    {
      ...manifest(entry("auth")),
      "app/security.py": undefined,
      "app/main.py": all(
        without("from app.security import Reader, caller, current_reader\n"),
        without(", reader: Annotated[Reader, Depends(current_reader)]"),
      ),
      "app/feedback.py": all(
        without("from app.security import Reader, current_reader\n"),
        without(", reader: Annotated[Reader, Depends(current_reader)]"),
      ),
      deploy: undefined,
    },
  ],
  [
    "serving/autoscaling",
    "the autoscaler",
    { ...manifest(entry("scaling")), "deploy/base/service.yaml": without(/apiVersion: autoscaling[\s\S]*?---\n/) },
  ],
  [
    "serving/canary",
    "the steps of the canary",
    { ...manifest(entry("rollout")), "deploy/base/service.yaml": without(/ {6}steps:[\s\S]*?(?= {2}template:)/) },
  ],
  ["serving/container", "the image", { Dockerfile: undefined }],
  ["serving/container", "what the image starts", { "app/main.py": undefined }],
  ["serving/container-nonroot", "the user", { Dockerfile: without("USER 10001\n") }],
  ["serving/container-pinned", "the image's tag", { Dockerfile: replaced("python:3.12.11-slim-bookworm", "python:latest") }],
  ["serving/container-lean", "what is kept out", { ".dockerignore": undefined, Dockerfile: replaced("COPY app app", "COPY . .") }],
  ["serving/debuggable", "how an answer is asked again", { "jobs/replay.py": undefined }],
  ["serving/health", "the health route", { "app/main.py": without(/@app\.get\("\/healthz"\)\n.*\n.*\n.*\n/) }],
  ["serving/iac", "the deployment", { deploy: undefined }],
  ["serving/latency-slo", "a limit that fails", { "tests/load/ask.js": without(/ {2}thresholds:.*\n/) }],
  ["serving/latency-slo", "the load test in CI", { ".github/workflows/ci.yml": without(/ {6}- run: k6 run.*\n {8}env:\n.*\n.*\n/) }],
  [
    "serving/resources",
    "the limits",
    {
      ...manifest(entry("limits")),
      "deploy/base/service.yaml": without(/ +limits:.*\n/),
      "deploy/base/cronjobs.yaml": (text) => text.replace(/ +limits:.*\n/g, ""),
    },
  ],
  ["serving/rollback", "the steps back", { "docs/runbook.md": without(/## Rollback[\s\S]*?(?=## HandbookErrors)/) }],
  ["ci/exists", "CI", { ".github/workflows": undefined }],
  ["ci/tests", "the tests in CI", { ".github/workflows/ci.yml": without("      - run: python -m pytest -q\n") }],
  ["ci/static-checks", "the linter in CI", { ".github/workflows/ci.yml": (text) => text.replace(/ {6}- run: ruff.*\n/g, "") }],
  ["ci/secret-scan", "the scan for secrets", { ".github/workflows/ci.yml": without(/.*gitleaks.*\n/) }],
  [
    "ci/image",
    "the build of the image",
    { ".github/workflows/ci.yml": without(/ {6}- uses: docker\/build-push-action[\s\S]*?(?=\n {2}staging:)/) },
  ],
  ["ci/dependency-updates", "the updates", { ".github/dependabot.yml": undefined }],
  [
    "ci/deploy-gated",
    "what production waits for",
    {
      ".github/workflows/ci.yml": all(
        without("    needs: [checks, evals, image, staging]\n"),
        without("    needs: [checks, evals, image]\n"),
      ),
    },
  ],
  [
    "ci/environments",
    "an environment",
    {
      ...manifest(entry("environments")),
      "deploy/staging": undefined,
      ".github/workflows/ci.yml": without(/ {2}staging:\n[\s\S]*?(?= {2}production:)/),
    },
  ],
  [
    "monitoring/metrics",
    "the route of the metrics",
    { "app/main.py": all(without('app.mount("/metrics", make_asgi_app())\n'), without("from prometheus_client import make_asgi_app\n")) },
  ],
  ["monitoring/alerts", "the receivers", { "monitoring/alertmanager.yml": undefined }],
  ["monitoring/alerts", "a metric that alerts read", { "app/metrics.py": replaced("handbook_answers_total", "handbook_replies_total") }],
  [
    "monitoring/anomaly-detection",
    "the alert on unusual traffic",
    {
      ...manifest(entry("anomalies")),
      "monitoring/alerts.yml": without(/ {6}- alert: HandbookUnusualTraffic[\s\S]*?(?= {2}- name: quality)/),
    },
  ],
  ["monitoring/cost", "the alert on spend", { "monitoring/alerts.yml": without(/ {2}- name: cost[\s\S]*/) }],
  ["monitoring/dashboard", "the dashboard", { "monitoring/dashboard.json": undefined }],
  [
    "monitoring/feedback",
    "who reads votes",
    {
      ...manifest(entry("feedback")),
      "app/feedback.py": undefined,
      "jobs/review_feedback.py": undefined,
      "app/main.py": all(
        without("app.include_router(feedback.router)\n"),
        replaced("from app import feedback, logs", "from app import logs"),
      ),
      "app/metrics.py": without(/^FEEDBACK.*\n/m),
      "monitoring/alerts.yml": without(/ {6}- alert: HandbookDownVotes[\s\S]*?(?= {6}- alert)/),
    },
  ],
  [
    "monitoring/logs",
    "structured logs",
    {
      ...manifest(entry("logs")),
      "app/logs.py": () => "import logging\n\nlog = logging.getLogger()\n\n\ndef configure() -> None:\n    logging.basicConfig()\n",
      "requirements.in": without(/structlog.*\n/),
      "requirements.txt": without(/structlog.*\n/),
    },
  ],
  ["monitoring/quality", "the job that judges answers", { "jobs/online_eval.py": undefined }],
  ["monitoring/runbook", "the runbook", { "docs/runbook.md": undefined }],
  ["monitoring/traces", "the tracing", manifest(replaced("traces: { system: langfuse", "traces: { system: jaeger"))],
  ["drift/provider", "the canary", { ".github/workflows/canary.yml": undefined }],
  ["drift/provider", "the canary's schedule", { ".github/workflows/canary.yml": without(/ {2}schedule:.*\n/) }],
  ["governance/access", "who may reach what", { "docs/access.md": undefined }],
  ["governance/docs", "how to run it", { "README.md": () => "# handbook-answers\n" }],
  ["governance/licence", "the licence", { ...manifest(entry("licences")), LICENSE: undefined }],
  ["governance/limits-for-users", "the notice", { "app/notice.py": undefined }],
  ["governance/model-card", "the model card", { "MODEL_CARD.md": undefined }],
  ["governance/risk-assessment", "the risk assessment", { "docs/risk.md": undefined }],
  ["governance/risk-assessment", "the review", manifest(replaced("next_review: 2099-10-05", "next_review: 2026-10-31"))],
  ["governance/secrets", "the secret store", { "app/settings.py": (text) => `${text}\nAWS_ACCESS_KEY_ID = "AKIAQZ3M7VXN2LKPW4TJ"\n` }],
];

describe("examples/handbook-answers", () => {
  const files = changeable(nodeFileSystem(folder));
  const session = new Session(files);
  let whole: Report;

  async function reportWith(changes: Changes): Promise<Report> {
    files.change(changes);
    await session.refresh();
    return session.report("", "2026-11-01");
  }

  before(async () => {
    whole = await reportWith({});
  });

  it("is fit for production", () => {
    assert(whole.score.value >= 95, `${whole.score.value}`);
    assert.deepEqual(
      whole.findings.filter(({ severity }) => severity === "error" || severity === "warning").map(({ message }) => message),
      [],
    );
    assert.deepEqual(
      [...whole.outcomes].filter(([, { kind }]) => kind === "hollow" || kind === "contradicted"),
      [],
    );
  });

  it("keeps its score as time passes", async () => {
    await reportWith({});
    assert.equal(session.report("", "2030-01-01").score.exact, whole.score.exact);
  });

  describe("loses points, and says for what, without", () => {
    for (const [rule, what, changes] of removals) {
      it(`${what} (${rule})`, async () => {
        const report = await reportWith(changes);
        assert.deepEqual(files.unused(), [], "each change changes something");
        assert.equal(whole.outcomes.get(rule)?.kind, "met");
        const { kind, evidence } = report.outcomes.get(rule) ?? {};
        assert.notEqual(kind, "met", evidence?.map((one) => one.what).join("; "));
        assert(report.score.exact < whole.score.exact, `${report.score.exact}`);
        assert(
          report.findings.some((finding) => finding.rule === rule),
          `a finding of ${rule}`,
        );
      });
    }
  });
});

/** The files of a folder, but for changes in memory. */
function changeable(inner: FileSystem): FileSystem & { change(changes: Changes): void; unused(): readonly string[] } {
  let changes: Changes = {};
  let unused = new Set<string>();
  let round = 0;
  const changeOf = (path: string) => Object.keys(changes).find((start) => path === start || path.startsWith(`${start}/`));
  const isGone = (path: string) => {
    const start = changeOf(path);
    if (start === undefined || changes[start]) return false;
    unused.delete(start);
    return true;
  };
  return {
    change(wanted) {
      changes = wanted;
      unused = new Set(Object.keys(wanted));
      round += 1;
    },
    unused: () => [...unused],
    async readDirectory(path) {
      if (isGone(path.replace(/\/$/, ""))) throw new Error("It is gone.");
      const entries = await inner.readDirectory(path);
      return entries.filter(({ name }) => !isGone(path === "" ? name : `${path}/${name}`));
    },
    async readFile(path, maxBytes, known) {
      if (isGone(path)) return undefined;
      const start = changeOf(path);
      const edit = start === undefined ? undefined : changes[start];
      if (start === undefined || !edit) return inner.readFile(path, maxBytes, known);
      const file = await inner.readFile(path, maxBytes);
      if (!file?.bytes) return file;
      const before = new TextDecoder().decode(file.bytes);
      const after = edit(before);
      if (after !== before) unused.delete(start);
      const bytes = new TextEncoder().encode(after);
      return { size: bytes.length, version: `changed ${round}`, bytes };
    },
  };
}
