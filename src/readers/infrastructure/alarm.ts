import type { InfrastructureResource } from "../../facts/infrastructure-facts.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { isOn } from "./literal.js";
import { plainKey } from "./plain-key.js";

/** Kinds of alarms, and the plain keys that say whom they notify; without such keys the service's own routing does. */
const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:aws_cloudwatch_(?:metric|composite)_alarm|aws::cloudwatch::(?:composite)?alarm|aws:cloudwatch.*alarm)$/, ["alarmactions"]],
  [/^(?:google_monitoring_alert_policy|gcp:monitoring.*alertpolicy)$/, ["notificationchannels"]],
  [/^azurerm_monitor_(?:metric_alert|activity_log_alert|scheduled_query_rules_alert(?:_v2)?|alert_prometheus_rule_group)$/, ["action"]],
  [/^azurerm_monitor_smart_detector_alert_rule$/, ["actiongroup"]],
  [/^microsoft\.(?:insights\/(?:metricalerts|scheduledqueryrules|activitylogalerts)|alertsmanagement\/.*)$/, ["actions", "actiongroups"]],
  [/^(?:grafana_rule_group|grafana_rule|newrelic_(?:nrql_)?alert_condition|sentry_(?:issue|metric)_alert|grafana_slo)$/, []],
];

/** The alarm that a resource of this kind is, spanning where it is named; `undefined` for resources of other kinds. */
export function alarmOf(kind: string, declaration: YamlNode, span: YamlNode["span"]): InfrastructureResource["alarm"] {
  const lower = kind.toLowerCase();
  // Datadog's messages name receivers: `@slack-ml-alerts`.
  if (lower === "datadog_monitor")
    return { span, notifies: /(?:^|\s)@[\w{$]/.test(declaration.get("message").text() ?? ""), ...aboutOf(declaration) };
  const receivers = kinds.find(([pattern]) => pattern.test(lower))?.[1];
  return receivers && { span, notifies: receivers.length === 0 || holds(declaration, receivers, 0), ...aboutOf(declaration) };
}

/** What clouds call the time that an answer takes. */
const latency = /latency|latencies|response_?time|(?:http|request)[\w.]*duration/i;
/** Functions that find what is unusual: CloudWatch's, Datadog's. */
const band = /\bANOMALY_DETECTION_BAND\b|\b(?:anomalies|outliers|forecast)\(/;
/** Plain keys that say what an alarm watches; whom it notifies and what it is called say less. */
const watched =
  /^(?:metricname|metric|expression|filter|query|criteria|conditions?.*|metricquery|metrics|metricstat|nrql|allof|properties)$/;

function aboutOf(declaration: YamlNode): { latency?: true; band?: true } {
  const texts = textsBelow(declaration, 0, false);
  return { ...(texts.some((one) => latency.test(one)) && { latency: true }), ...(texts.some((one) => band.test(one)) && { band: true }) };
}

function textsBelow(node: YamlNode, depth: number, isWatched: boolean): string[] {
  if (depth > 6) return [];
  const own = isWatched ? node.text() : undefined;
  const items = node.kind === "list" ? node.list().flatMap((item) => textsBelow(item, depth + 1, isWatched)) : [];
  const entries = node.entries().flatMap(({ key, value }) => textsBelow(value, depth + 1, isWatched || watched.test(plainKey(key.value))));
  return [...(own === undefined ? [] : [own]), ...items, ...entries];
}

function holds(node: YamlNode, keys: readonly string[], depth: number): boolean {
  return node
    .entries()
    .some(({ key, value }) => (keys.includes(plainKey(key.value)) ? isOn(value) : depth < 3 && holds(value, keys, depth + 1)));
}
