import assert from "node:assert/strict";
import fc from "fast-check";
import { promqlMetrics } from "../../src/readers/monitoring/promql-metrics.js";
import { prometheusRulesReader } from "../../src/readers/prometheus-rules.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const path = "monitoring/alerts.yml";

const rules = `groups:
  - name: api
    rules:
      - record: job:http_errors:rate5m
        expr: sum by (job) (rate(http_requests_total{status=~"5.."}[5m]))
      - alert: HighErrorRate
        expr: |
          job:http_errors:rate5m / on (job) group_left (team)
            sum(rate(http_requests_total[5m])) by (job) > 0.05
        for: 10m
        labels: { severity: page }
      - alert: "Model drifting"
        expr: model_drift_score{model="churn"} > bool 0.2 and absent(up)
`;

const operator = `apiVersion: v1
kind: ConfigMap
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: x }
spec:
  groups:
    - name: a
      rules:
        - { alert: Down, expr: up == 0 }
`;

const prometheus = `global: { scrape_interval: 15s }
rule_files: [alerts.yml]
alerting:
  alertmanagers:
    - static_configs:
        - targets: ["alertmanager:9093"]
scrape_configs:
  - job_name: api
    static_configs: [{ targets: ["api:8080"] }]
  - job_name: 'node'
`;

const alertmanager = `route:
  receiver: team
  routes:
    - matchers: [severity="page"]
      receiver: pager
      routes:
        - receiver: nobody
receivers:
  - name: team
    slack_configs: [{ channel: "#ml" }]
    email_configs: [{ to: a@example.org }, { to: b@example.org }]
  - name: pager
    pagerduty_configs: [{ routing_key: x }]
  - name: nobody
`;

const read = reading(prometheusRulesReader, path);

describe("prometheus-rules reader", () => {
  it("reads alert rules and the metrics they watch", () => {
    const facts = read(rules);
    assert.equal(facts.role, "rules");
    assert.deepEqual(
      facts.alerts.map(({ name, metrics, span }) => [name, cut(rules, span), metrics]),
      [
        ["HighErrorRate", "HighErrorRate", ["job:http_errors:rate5m", "http_requests_total"]],
        ["Model drifting", "Model drifting", ["model_drift_score", "up"]],
      ],
    );
    assert.equal(facts.alerts[1]?.expression, 'model_drift_score{model="churn"} > bool 0.2 and absent(up)');
    assert.deepEqual(
      facts.signs.map(({ kind, value, span }) => [kind, value, cut(rules, span)]),
      [["config", "prometheus-rules", "groups"]],
    );
  });

  it("reads PrometheusRule resources, in any document of the file", () => {
    assert.deepEqual(
      read(operator).alerts.map(({ name, metrics }) => [name, metrics]),
      [["Down", ["up"]]],
    );
    assert.equal(cut(operator, read(operator).signs[0]?.span), "groups");
  });

  it("reads prometheus.yml", () => {
    const facts = read(prometheus);
    assert.equal(facts.role, "prometheus");
    assert.deepEqual(
      facts.scrapeJobs.map(({ value, span }) => [value, cut(prometheus, span)]),
      [
        ["api", "api"],
        ["node", "node"],
      ],
    );
    assert.match(cut(prometheus, facts.alertmanagers) ?? "", /^- static_configs:.*\["alertmanager:9093"\]$/s);
    const withoutTargets = prometheus.replace('["alertmanager:9093"]', "\n          # - alertmanager:9093");
    assert.equal(read(withoutTargets).alertmanagers, undefined);
    assert(read(withoutTargets.replace("static_configs:", "dns_sd_configs:")).alertmanagers);
    assert.equal(facts.signs[0]?.value, "prometheus");
  });

  it("reads Alertmanager's receivers and routes", () => {
    const facts = read(alertmanager);
    assert.equal(facts.role, "alertmanager");
    assert.deepEqual(
      facts.receivers.map(({ name, integrations, span }) => [name, integrations, cut(alertmanager, span)]),
      [
        ["team", 3, "team"],
        ["pager", 1, "pager"],
        ["nobody", 0, "nobody"],
      ],
    );
    assert.deepEqual(
      facts.routes.map(({ value, span }) => [value, cut(alertmanager, span)]),
      [
        ["team", "team"],
        ["pager", "pager"],
        ["nobody", "nobody"],
      ],
    );
    assert.equal(facts.signs[0]?.value, "alertmanager");
  });

  it("leaves files of other formats alone", () => {
    for (const text of [
      "",
      "a: 1\n",
      "groups:\n  - name: x\n    rules:\n      - uid: grafana\n        title: t\n",
      "receivers:\n  otlp: {}\n",
      "rules:\n  - apiGroups: ['']\n",
      "groups: [\n",
    ]) {
      assert.equal(prometheusRulesReader.read({ path, text, bytes: text.length }), undefined, text);
    }
    assert.equal(prometheusRulesReader.read({ path, text: undefined, bytes: 9_000_000 }), undefined);
  });

  it("reads a broken file as far as it goes", () => {
    const facts = read(`${rules}      - alert: Next\n        expr: "up\n`);
    assert.deepEqual(
      facts.alerts.slice(0, 2).map(({ name }) => name),
      ["HighErrorRate", "Model drifting"],
    );
    assert.equal(facts.notes.length, 1);
  });

  itTakesAnything(prometheusRulesReader, path, [rules, operator, prometheus, alertmanager]);
});

describe("promqlMetrics", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["up", ["up"]],
    ["sum(rate(http_requests_total[5m])) by (job, le)", ["http_requests_total"]],
    ["histogram_quantile(0.99, sum by (le) (rate(latency_seconds_bucket[10m] offset 1h)))", ["latency_seconds_bucket"]],
    ['{__name__="up", job="x"} or {__name__=~"node_.*"}', ["up"]],
    ['{"http.requests", code="500"}', ["http.requests"]],
    ["a / ignoring(x) group_left(y) b", ["a", "b"]],
    ["count without (instance) (a) > 1e5", ["a"]],
    ["a # b\n+ c", ["a", "c"]],
    ['label_replace(a, "b", "$1", "c", "(.*)")', ["a"]],
    ["vector(1) > inf", []],
    ["count > 0", ["count"]],
    ["rate(x[5m:1m]) unless on(job) y @ end()", ["x", "y"]],
  ];
  for (const [expression, metrics] of cases) it(expression, () => assert.deepEqual(promqlMetrics(expression), metrics));

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab_:(){}[]\"'`#=~, \n15by".split("")) }), (text) => {
        for (const metric of promqlMetrics(text)) assert(text.includes(metric));
      }),
    );
  });

  it("comes to an end on hostile expressions", () => {
    for (const piece of ["{", "by(", '"', "a{", "sum by ", "`", "\\"]) assert(promqlMetrics(piece.repeat(50_000)).length <= 2);
  });
});
