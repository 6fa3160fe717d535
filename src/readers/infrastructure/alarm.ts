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
  if (lower === "datadog_monitor") return { span, notifies: /(?:^|\s)@[\w{$]/.test(declaration.get("message").text() ?? "") };
  const receivers = kinds.find(([pattern]) => pattern.test(lower))?.[1];
  return receivers && { span, notifies: receivers.length === 0 || holds(declaration, receivers, 0) };
}

function holds(node: YamlNode, keys: readonly string[], depth: number): boolean {
  return node
    .entries()
    .some(({ key, value }) => (keys.includes(plainKey(key.value)) ? isOn(value) : depth < 3 && holds(value, keys, depth + 1)));
}
