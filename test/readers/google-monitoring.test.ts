import assert from "node:assert/strict";
import { googleMonitoringReader } from "../../src/readers/google-monitoring.js";
import { itTakesAnything, reading, signValues } from "./reading.js";

const read = reading(googleMonitoringReader, "alerts.yaml");

const policy = `displayName: Churn API
combiner: OR
conditions:
  - displayName: Slow answers
    conditionThreshold:
      filter: metric.type="run.googleapis.com/request_latencies"
      comparison: COMPARISON_GT
      thresholdValue: 3000
      duration: 300s
notificationChannels:
  - projects/acme/notificationChannels/1
`;
const dashboard = JSON.stringify({
  displayName: "Churn API",
  mosaicLayout: { columns: 12, tiles: [{ width: 6, widget: { title: "Requests", xyChart: {} } }] },
});

function unread(text: string) {
  return googleMonitoringReader.read({ path: "alerts.yaml", text, bytes: text.length });
}

describe("googleMonitoringReader", () => {
  it("reads an alert policy, whom it tells and that it is about latency", () => {
    const facts = read(policy);
    assert.deepEqual(
      facts.resources.map(({ kind, name, alarm }) => [kind, name, alarm?.notifies, alarm?.latency]),
      [["google_monitoring_alert_policy", "Churn API", true, true]],
    );
    assert.ok(signValues(facts, "config").includes("google_monitoring_alert_policy"));
  });

  it("reads a dashboard", () =>
    assert.deepEqual(
      read(dashboard).resources.map(({ kind, name }) => [kind, name]),
      [["google_monitoring_dashboard", "Churn API"]],
    ));

  it("leaves other files alone", () => {
    assert.equal(unread("displayName: x\nconditions: none\nconditionOf: 3\n"), undefined);
    assert.equal(unread("displayName: x\nsteps: []\n"), undefined);
  });

  itTakesAnything(googleMonitoringReader, "alerts.yaml", [policy, dashboard]);
});
