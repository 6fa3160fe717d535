import { ownFacts } from "../../practices/own-facts.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import type { Span } from "../../text/span.js";
import { absentFile, claimAt, claimsAt } from "../parts/claim.js";
import { lostMetric } from "../parts/exported-metrics.js";
import { type LoadTest, loadTestsOf, runsLoadTest } from "../parts/load-tests.js";
import type { Gap, Rule } from "../rule.js";

const percentiles = { latency_p50: 50, latency_p95: 95, latency_p99: 99 } as const;
/** Options by which a load test fails on a figure. */
const limitOption = /--(?:check-|fail|threshold|slo|goodput|max-(?:[\w-]+-)?(?:p\d\d|latency))|\bp\(\d+\)\s*</;

export const latencySlo: Rule = {
  title: "A latency and throughput target is held by a load test",
  why: {
    source: "A3; MLTS Monitor 6",
    text: "Serving models to millions of users is a matter of architecture and latency; regressions in serving latency and throughput have to be noticed.",
  },
  applies: "serves",
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`serving[].slo` has a latency or a throughput, or a document says how long a share of the answers may take.",
    present:
      "A load test (k6, Locust, JMeter, Gatling, Artillery, an own script, a test that asserts how long answers take …), an alert or alarm on latency, or a limit on it that code holds figures against.",
    wired: "CI runs the load test, and a limit can fail it.",
  },
  hollow: "The load test has no limit that could fail it, still has to be filled in, or its failure is swallowed.",
  contradicted: "The declared load test does not exist, or its limit is looser than the declared latency.",
  manifest: ["serving"],
  fixes: [
    { kind: "scaffold", title: "Add a load test that can fail", scaffold: "load-test" },
    {
      kind: "manifest",
      title: "Declare the target",
      path: ["serving", 0, "slo"],
      value: { latency_p95: "TODO: 1500ms", throughput: "TODO: 20 rps" },
    },
  ],
  limits: "Limits are read of k6 and Locust; those of other load tests, and targets in a vendor's console, are taken on trust.",
  *looks(project) {
    yield targetsInCode(project.python);
    yield loadTestsOf(project);
  },
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const found = loadTestsOf(project);
    const tests = found.filter(({ blank }) => !blank);
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const slo = ["serving", index, "slo"] as const;
      const target = [...Object.keys(percentiles), "throughput"].flatMap((key) => claimAt(project, [...slo, key]) ?? [])[0];
      if (target) evidence.push({ level: "claimed", what: `a target of \`${target.value}\``, at: target.at });
      for (const claim of claimsAt(project, [...slo, "load_test"])) {
        if (!claim.exists) gaps.push(absentFile(claim));
        else evidence.push({ level: claim.form === "path" ? "present" : "claimed", what: `load test \`${claim.value}\``, at: claim.at });
      }
      gaps.push(...looserLimits(project, index, tests));
    }
    evidence.push(
      ...tests.map(({ tool, at }) => ({ level: "present" as const, what: `${tool}: \`${project.relative(at.path)}\``, at })),
      ...latencyAlerts(project),
      ...latencyAlarms(project),
      ...targetsInCode(project.python),
      ...targetsInDocuments(project),
    );
    if (gaps.length > 0) return { evidence, gaps };
    const [unfilled] = found;
    if (unfilled?.blank && tests.length === 0 && evidence.length === 0) {
      const message = `\`${project.relative(unfilled.at.path)}\` does not say yet what to ask the service, so it tests nothing. Fill in its request.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: unfilled.blank }] };
    }
    const runs = ciCommandsThat(project, (text) => runsLoadTest(text, tests));
    const run = runs.find(({ swallowed }) => !swallowed);
    const [swallowed] = runs;
    const [test] = tests;
    const isOpen = tests.length > 0 && tests.every(({ marks }) => marks?.length === 0) && !runs.some(({ text }) => limitOption.test(text));
    if (run && !isOpen) return { evidence: [...evidence, { level: "wired", what: `CI runs \`${run.text}\``, at: run.at }], gaps };
    if (test && isOpen)
      gaps.push({
        kind: "hollow",
        message: `\`${project.relative(test.at.path)}\` has no limit, so it passes however slow the service is. ${limitHint(test)}`,
        at: test.at,
      });
    else if (swallowed?.swallowed)
      gaps.push({
        kind: "hollow",
        message: `The load test cannot fail CI: \`${swallowed.swallowed.by}\` swallows its failure.`,
        at: swallowed.at,
        related: [{ message: "Swallowed here.", at: swallowed.swallowed.at }],
      });
    else if (test)
      gaps.push({
        kind: "weak",
        message: `No CI job runs the load test \`${project.relative(test.at.path)}\`, so nobody notices when the service gets slower.`,
        at: test.at,
      });
    else if (evidence.length > 0)
      gaps.push({
        kind: "weak",
        message:
          "A latency or throughput target is set, but no load test shows that it is kept. Add one with that limit, and run it in CI.",
        at: evidence[0]?.at,
      });
    else
      gaps.push({
        kind: "missing",
        message:
          "No latency or throughput target, and no load test: nobody knows how many requests the service bears. Declare `slo`, and test it.",
      });
    return { evidence, gaps };
  },
};

function limitHint({ tool }: LoadTest): string {
  if (tool === "k6") return "Set `thresholds`.";
  return tool === "Locust" ? "Fail slow answers, or set `process_exit_code`." : "Fail when a share of the answers takes too long.";
}

/** Limits of load tests that let through what the manifest promises not to. */
function looserLimits(project: Project, index: number, tests: readonly LoadTest[]): Gap[] {
  const slo = project.manifest.value.serving?.[index]?.slo;
  return Object.entries(percentiles).flatMap(([key, percentile]) => {
    const promised = slo?.[key as keyof typeof percentiles];
    const claim = claimAt(project, ["serving", index, "slo", key]);
    if (!promised || !claim || promised.milliseconds <= 0) return [];
    const limits = tests.flatMap(({ marks = [] }) => marks).filter(({ latency }) => latency?.percentile === percentile);
    // Of several limits the strictest holds.
    const [strictest] = limits.sort((a, b) => (a.latency?.milliseconds ?? 0) - (b.latency?.milliseconds ?? 0));
    if (!strictest?.latency || strictest.latency.milliseconds <= promised.milliseconds) return [];
    const message = `The load test passes at \`${strictest.text}\`, but \`${key}\` promises ${promised.text}. Test what is promised.`;
    return [{ kind: "contradicted" as const, message, at: strictest.at, related: [{ message: "The promise.", at: claim.at }] }];
  });
}

function latencyAlerts(project: Project): readonly Evidence[] {
  return project.facts("monitoring").flatMap(({ path, facts }) =>
    facts.alerts
      .filter(({ metrics }) => lostMetric(project, metrics) === undefined)
      .filter(({ name, expression }) => /latency|slow|duration|response.?time/i.test(name) || /histogram_quantile/.test(expression))
      .map(({ name, span }) => ({ level: "present" as const, what: `alert \`${name}\``, at: { path, span } })),
  );
}

/** Documents that say how long a share of the answers may take. */
function targetsInDocuments(project: Project): readonly Evidence[] {
  return project
    .facts("document")
    .filter(({ role }) => role !== "vendored" && role !== "example" && role !== "test")
    .flatMap(({ path, facts: { latencyTarget: span } }): Evidence[] =>
      span ? [{ level: "claimed", what: `a target in \`${project.relative(path)}\``, at: { path, span } }] : [],
    )
    .slice(0, 1);
}

/** How limits on how long answers may take are called. A timeout gives up, and holds nothing against anything. */
const latencyTarget =
  /(?:^|_)slos?_(?:\w+_)?(?:p\d\d|latency|response_time|ms|seconds)(?:_|$)|(?:^|_)(?:p(?:50|9[059])|latency|response_time)_(?:\w+_)?(?:slo|target|budget|limit|threshold|max)(?:_|$)|(?:^|_)(?:max|target)_(?:\w+_)?(?:p(?:50|9[059])|latency|response_time)(?:_|$)/i;

type Limit = { readonly name: string; readonly span: Span };
const none: readonly Limit[] = [];

/** A number that is kept under the name of a limit on latency. */
function limit(name: string, span: Span): readonly Limit[] {
  return latencyTarget.test(name) ? [{ name, span }] : none;
}

/** Limits on latency that code keeps as numbers, the first of each module: `SLO_P95_MS = 2500`, `{"max_latency_ms": 3000}`. */
const targetsInCode = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ role, facts, place }) => {
    if (role === "test" || role === "docs" || role === "example" || role === "vendored") return [];
    const [target] = facts.assignments.flatMap(({ targets, value }): readonly Limit[] => {
      if (value.kind === "number") return targets.map(lastPart).flatMap((name) => limit(name, value.span));
      if (value.kind !== "dict") return none;
      return value.entries.flatMap(({ key, value: { kind, span } }) =>
        key.kind === "string" && kind === "number" ? limit(key.value, span) : none,
      );
    });
    return target ? [{ level: "present", what: `a limit \`${target.name}\``, at: place(target.span) }] : [];
  }),
);

/** Alarms of infrastructure code that are about how long answers take, by what they watch or are called. */
function latencyAlarms(project: Project): readonly Evidence[] {
  return ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources
      .filter(({ name, alarm }) => alarm && (alarm.latency || /latency|response_?time/i.test(name)))
      .map(({ kind, name, span }): Evidence => ({ level: "present", what: `alarm \`${name || kind}\``, at: { path, span } })),
  );
}
