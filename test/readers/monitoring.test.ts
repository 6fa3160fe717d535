import assert from "node:assert/strict";
import { datadogMonitorsReader } from "../../src/readers/datadog-monitors.js";
import { grafanaAlertingReader } from "../../src/readers/grafana-alerting.js";
import { grafanaDashboardReader } from "../../src/readers/grafana-dashboard.js";
import { otelCollectorReader } from "../../src/readers/otel-collector.js";
import { prometheusRulesReader } from "../../src/readers/prometheus-rules.js";
import type { Reader } from "../../src/readers/reader.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

function leavesAlone(reader: Reader, path: string, texts: readonly string[]): void {
  it("leaves other files alone", () => {
    for (const text of texts) assert.equal(reader.read({ path, text, bytes: text.length }), undefined, text);
  });
}

/** A resource of Kubernetes that holds files as texts. */
function mount(kind: string, key: string, files: readonly (readonly [string, string])[]): string {
  const held = files.map(([name, text]) => `  ${name}: |\n${text.replace(/^/gm, "    ")}\n`);
  return `apiVersion: v1\nkind: ${kind}\nmetadata: { name: grafana }\n${key}:\n${held.join("")}`;
}

const dashboard = `{
  "annotations": { "list": [{ "name": "Annotations & Alerts", "type": "dashboard" }] },
  "panels": [
    { "collapsed": false, "id": 18, "title": "Model Metrics", "type": "row", "panels": [
      {
        "datasource": { "type": "prometheus", "uid": "P1" },
        "targets": [
          { "expr": "histogram_quantile(0.99, sum(rate(request_latency_seconds_bucket{job=\\"$job\\"}[$__rate_interval])) by (le))", "refId": "A" },
          { "expr": "model_\${version}_score + $other", "refId": "B" }
        ],
        "title": "Latency \\u2014 p99",
        "type": "timeseries"
      }
    ] },
    { "id": 10, "options": { "content": "# Help" }, "title": "", "type": "text" },
    { "datasource": "Loki", "targets": [{ "expr": "{app=\\"api\\"} |= \\"error\\" | json | level=\\"error\\"" }], "title": "Errors" },
    { "targets": [{ "rawSql": "SELECT time, drift FROM metrics", "format": "time_series" }], "title": "Drift" },
    { "libraryPanel": { "name": "Cost", "uid": "x" }, "id": 3 },
    {
      "title": "Predictions",
      "targets": [{ "expr": "sum(predictions_total)" }, { "expr": "predictions_total offset 1d" }],
      "alert": { "name": "No predictions", "conditions": [] }
    }
  ],
  "schemaVersion": 36,
  "title": "Model"
}
`;

describe("grafana-dashboard reader", () => {
  const path = "dashboards/model.json";
  const read = reading(grafanaDashboardReader, path);

  it("reads panels that show data, in rows too", () => {
    const facts = read(dashboard);
    assert.equal(facts.role, "dashboard");
    assert.deepEqual(
      facts.panels?.map(({ title, metrics }) => [title, metrics]),
      [
        ["Latency — p99", ["request_latency_seconds_bucket"]],
        ["Errors", []],
        ["Drift", []],
        ["Cost", []],
        ["Predictions", ["predictions_total"]],
      ],
    );
    assert.equal(cut(dashboard, facts.panels?.[0]?.span), "Latency \\u2014 p99");
    assert.deepEqual(signValues(facts, "config"), ["grafana"]);
  });

  it("reads alerts of a panel", () => {
    assert.deepEqual(
      read(dashboard).alerts.map(({ name, metrics, expression }) => [name, metrics, expression]),
      [["No predictions", ["predictions_total"], "sum(predictions_total)\npredictions_total offset 1d"]],
    );
  });

  it("reads dashboards as the API and Kubernetes wrap them, and as Grafana 4 wrote them", () => {
    for (const text of [`{"dashboard": ${dashboard}, "overwrite": true}`, `{"kind": "Dashboard", "spec": ${dashboard}}`]) {
      assert.equal(read(text).panels?.length, 5);
    }
    const old = '{"rows": [{"panels": [{"title": "Up", "targets": [{"expr": "up"}]}]}], "schemaVersion": 14}';
    assert.deepEqual(
      read(old).panels?.map(({ metrics }) => metrics),
      [["up"]],
    );
  });

  it("reads dashboards where Kubernetes mounts them, at the keys of their files", () => {
    const mounted = mount("ConfigMap", "data", [
      ["model.json", dashboard],
      ["notes.txt", '"panels" and "schemaVersion"\n'],
    ]);
    const facts = reading(grafanaDashboardReader, "k8s/dashboards.yaml")(mounted);
    assert.deepEqual([facts.role, facts.panels?.length, facts.alerts.length], ["dashboard", 5, 1]);
    assert.equal(cut(mounted, facts.panels?.[0]?.span), "model.json");
  });

  leavesAlone(grafanaDashboardReader, "k8s/dashboards.yaml", [
    mount("Deployment", "data", [["model.json", dashboard]]),
    mount("ConfigMap", "data", [["model.json", '{"panels": 3, "schemaVersion": "1"}\n']]),
  ]);
  leavesAlone(grafanaDashboardReader, path, ["{}", '{"panels": 3, "schemaVersion": "1"}', '{"note": "\\"panels\\" \\"schemaVersion\\""}', "["]);
  itTakesAnything(grafanaDashboardReader, path, [dashboard]);
});

const alerting = `apiVersion: 1
groups:
  - orgId: 1
    name: model
    folder: ML
    interval: 1m
    rules:
      - uid: drift
        title: Drift is high
        condition: C
        data:
          - refId: A
            datasourceUid: prometheus
            model:
              expr: max(model_drift_score) by (model)
          - refId: C
            datasourceUid: __expr__
            model: { type: threshold, expression: A }
        labels: { severity: page }
`;

const contacts = `apiVersion: 1
contactPoints:
  - orgId: 1
    name: team
    receivers:
      - uid: a
        type: slack
        settings: { url: $SLACK_WEBHOOK }
  - name: grafana-default-email
    receivers:
      - uid: b
        type: email
        settings:
          addresses: <example@email.com>
policies:
  - receiver: team
    routes:
      - receiver: pager
`;

describe("grafana-alerting reader", () => {
  const read = reading(grafanaAlertingReader, "grafana/provisioning/alerting/rules.yml");

  it("reads alert rules", () => {
    const facts = read(alerting);
    assert.equal(facts.role, "rules");
    assert.deepEqual(
      facts.alerts.map(({ name, metrics, expression, span }) => [name, metrics, expression, cut(alerting, span)]),
      [["Drift is high", ["model_drift_score"], "max(model_drift_score) by (model)", "Drift is high"]],
    );
  });

  it("reads contact points and policies", () => {
    const facts = read(contacts);
    assert.equal(facts.role, "alertmanager");
    assert.deepEqual(
      facts.receivers.map(({ name, integrations }) => [name, integrations]),
      [
        ["team", 1],
        ["grafana-default-email", 0],
      ],
    );
    assert.deepEqual(
      facts.routes.map(({ value }) => value),
      ["team", "pager"],
    );
  });

  it("reads what Kubernetes mounts, at the keys of its files", () => {
    const mounted = `${mount("ConfigMap", "data", [["rules.yaml", alerting]])}---\n${mount("Secret", "stringData", [["contacts.yaml", contacts]])}`;
    const facts = read(mounted);
    assert.equal(facts.role, "rules");
    assert.deepEqual(
      facts.alerts.map(({ name, span }) => [name, cut(mounted, span)]),
      [["Drift is high", "rules.yaml"]],
    );
    assert.deepEqual(
      facts.receivers.map(({ name, integrations, span }) => [name, integrations, cut(mounted, span)]),
      [
        ["team", 1, "contacts.yaml"],
        ["grafana-default-email", 0, "contacts.yaml"],
      ],
    );
  });

  leavesAlone(grafanaAlertingReader, "x.yaml", [
    mount("Deployment", "data", [["rules.yaml", alerting]]),
    "groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n",
    "policies:\n  - name: retain\n    receiver: null\n",
    "groups:\n  - rules: [{ condition: x }]\ndata: 1\n",
  ]);
  itTakesAnything(grafanaAlertingReader, "x.yaml", [alerting, contacts]);
});

const collector = `receivers:
  otlp:
    protocols: { grpc: {}, http: {} }
  prometheus:
    config:
      scrape_configs:
        - job_name: model-api
          static_configs: [{ targets: ["api:8000"] }]
processors: { batch: {} }
connectors: { spanmetrics: {} }
exporters:
  otlphttp/honeycomb:
    endpoint: https://api.honeycomb.io
  prometheus:
    endpoint: "0.0.0.0:8889"
  debug: {}
service:
  pipelines:
    traces:
      receivers: [otlp]
      exporters: [otlphttp/honeycomb, spanmetrics]
    metrics:
      receivers: [otlp, prometheus]
      exporters: [prometheus, otlphttp/honeycomb]
`;

describe("otel-collector reader", () => {
  const read = reading(otelCollectorReader, "deploy/collector.yaml");

  it("reads where pipelines end, and what is scraped", () => {
    const facts = read(collector);
    assert.equal(facts.role, "collector");
    assert.deepEqual(
      facts.panels?.map(({ title, span }) => [title, cut(collector, span)]),
      [
        ["otlphttp/honeycomb", "otlphttp/honeycomb"],
        ["prometheus", "prometheus"],
      ],
    );
    assert.deepEqual(
      facts.scrapeJobs.map(({ value }) => value),
      ["model-api"],
    );
    assert.deepEqual(signValues(facts, "config"), ["opentelemetry-collector"]);
    assert.deepEqual(signValues(facts, "uri"), ["https://api.honeycomb.io"]);
  });

  it("reads resources of the operator", () => {
    const resource = `apiVersion: v1\nkind: Namespace\n---\nkind: OpenTelemetryCollector\nspec:\n  config:\n${collector.replace(/^/gm, "    ")}`;
    assert.equal(read(resource).panels?.length, 2);
  });

  leavesAlone(otelCollectorReader, "x.yaml", ["receivers: {}\nexporters: {}\nservice: x\npipelines: y\n", "service:\n  web: {}\n", ""]);
  itTakesAnything(otelCollectorReader, "x.yaml", [collector]);
});

const monitors = `[
  {
    "name": "Prediction latency is high on {{host.name}}",
    "type": "query alert",
    "query": "avg(last_5m):avg:churn.predict.latency{env:prod} by {host} > 0.5",
    "message": "{{#is_alert}} Look at the runbook. @slack-ml-alerts @pagerduty-ML {{/is_alert}}\\nAsk ann@example.org, or @ann@example.org.",
    "tags": ["team:ml"],
    "options": { "thresholds": { "critical": 0.5 } }
  },
  {
    "name": "Drift",
    "type": "metric alert",
    "query": "max(last_1d):max:churn.drift{*} - hour_before(max:churn.drift{*}) > 1",
    "message": "Nobody is called. @slack-ml-alerts"
  }
]
`;

const operatorMonitor = `apiVersion: datadoghq.com/v1alpha1
kind: DatadogMonitor
metadata: { name: drift }
spec:
  query: "avg(last_10m):avg:system.disk.in_use{*} by {host} > 0.9"
  type: "metric alert"
  name: "Disk is full"
  message: "We are running out of disk space!"
`;

describe("datadog-monitors reader", () => {
  const read = reading(datadogMonitorsReader, "monitoring/datadog.json");

  it("reads monitors and whom they call", () => {
    const facts = read(monitors);
    assert.equal(facts.role, "monitors");
    assert.deepEqual(
      facts.alerts.map(({ name, metrics }) => [name, metrics]),
      [
        ["Prediction latency is high on {{host.name}}", ["churn.predict.latency"]],
        ["Drift", ["churn.drift"]],
      ],
    );
    assert.deepEqual(
      facts.receivers.map(({ name, integrations, span }) => [name, integrations, cut(monitors, span)]),
      [
        ["slack-ml-alerts", 1, "@slack-ml-alerts"],
        ["pagerduty-ML", 1, "@pagerduty-ML"],
        ["ann@example.org", 1, "@ann@example.org"],
      ],
    );
    assert.deepEqual(signValues(facts, "config"), ["datadog-monitors"]);
  });

  it("reads resources of the operator, and monitors by name", () => {
    const facts = read(operatorMonitor, "k8s/monitor.yaml");
    assert.deepEqual([facts.alerts[0]?.metrics, facts.receivers], [["system.disk.in_use"], []]);
    const described = `{"version": 2, "title": "Drift", "definition": {"name": "Drift", "type": "query alert", "query": "avg(last_5m):avg:a.b{*} > 1", "message": ""}}`;
    assert.deepEqual(read(described).alerts[0]?.metrics, ["a.b"]);
    const byName = "disk:\n  type: metric alert\n  query: avg(last_5m):avg:a.b{*} > 1\n  message: x\n";
    assert.equal(read(byName, "monitors.yaml").alerts[0]?.name, "avg(last_5m):avg:a.b{*} > 1");
  });

  leavesAlone(datadogMonitorsReader, "x.json", ['{"type": "object", "query": {}}', '{"type": "metric alert"}', '{"query": "type: metric alert"}']);
  itTakesAnything(datadogMonitorsReader, "x.json", [monitors]);
  itTakesAnything(datadogMonitorsReader, "x.yaml", [operatorMonitor]);
});

describe("prometheus-rules reader, in files of any name", () => {
  const read = reading(prometheusRulesReader, "deploy/values.yaml");

  it("reads values of the Helm charts", () => {
    const chart = `serverFiles:
  alerting_rules.yml:
    groups:
      - name: a
        rules: [{ alert: Down, expr: up == 0 }]
alertmanager:
  config:
    route: { receiver: team }
    receivers:
      - name: team
        slack_configs: [{ channel: "#ml" }]
`;
    assert.deepEqual(
      read(chart).alerts.map(({ name }) => name),
      ["Down"],
    );
    assert.deepEqual(
      read(chart).receivers.map(({ name, integrations }) => [name, integrations]),
      [["team", 1]],
    );
    const stack = "additionalPrometheusRulesMap:\n  ml:\n    groups:\n      - name: a\n        rules:\n          - alert: Drift\n            expr: drift > 1\n";
    assert.equal(read(stack).alerts[0]?.name, "Drift");
  });

  it("reads an AlertmanagerConfig", () => {
    const text = `kind: AlertmanagerConfig
spec:
  route: { receiver: team }
  receivers:
    - name: team
      pagerdutyConfigs: [{ routingKey: { name: pd, key: k } }]
`;
    assert.deepEqual(
      read(text).receivers.map(({ integrations }) => integrations),
      [1],
    );
  });

  it("selects any YAML", () => {
    assert.equal(readerSelector([prometheusRulesReader])("ops/slo.yml").length, 1);
  });
});
