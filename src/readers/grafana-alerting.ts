import type { MonitoringFacts } from "../facts/monitoring-facts.js";
import { readJsonOrYaml } from "../text/json-or-yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { formatSign } from "./format-sign.js";
import { grafanaQuery } from "./monitoring/grafana-query.js";
import type { Reader } from "./reader.js";

/** Reads what Grafana's alerting is provisioned with: alert rules, contact points and notification policies, in files of any name. */
export const grafanaAlertingReader: Reader<"monitoring"> = {
  name: "grafana-alerting",
  kind: "monitoring",
  files: { extensions: ["yml", "yaml", "json"] },
  maxBytes: 1024 * 1024,
  read({ path, text }): MonitoringFacts | undefined {
    if (text === undefined || !isCandidate(text)) return undefined;
    const { root, notes } = readJsonOrYaml(path, text);
    const rules = root
      .get("groups")
      .items()
      .flatMap((group) => group.get("rules").items())
      .filter((rule) => rule.has("condition") && rule.has("data"));
    const receivers = root.get("contactPoints").items().flatMap(receiverOf);
    const routes = root.get("policies").items().flatMap(routesOf);
    if (rules.length + receivers.length + routes.length === 0) return undefined;
    return {
      role: rules.length > 0 ? "rules" : "alertmanager",
      alerts: rules.flatMap(alertOf),
      receivers,
      routes,
      scrapeJobs: [],
      signs: [formatSign("grafana", root)],
      notes,
    };
  },
};

function isCandidate(text: string): boolean {
  const isRules = text.includes("condition") && text.includes("groups") && text.includes("rules") && text.includes("data");
  return isRules || text.includes("contactPoints") || (text.includes("policies") && text.includes("receiver"));
}

function alertOf(rule: YamlNode): MonitoringFacts["alerts"][number][] {
  const name = rule.get("title").located() ?? rule.get("uid").located();
  if (!name) return [];
  const queries = rule
    .get("data")
    .items()
    .map((query) => grafanaQuery(query.get("model"), query.get("model").get("datasource")));
  const expression = queries.flatMap(({ text }) => (text === "" ? [] : [text])).join("\n");
  const metrics = [...new Set(queries.flatMap((query) => query.metrics))];
  return [{ name: name.value, expression, metrics, span: name.span }];
}

function receiverOf(point: YamlNode): MonitoringFacts["receivers"][number][] {
  const name = point.get("name").located();
  const integrations = point.get("receivers").items().filter(isFilled).length;
  return name ? [{ name: name.value, integrations, span: name.span }] : [];
}

/** Grafana comes with a contact point to `<example@email.com>`. */
function isFilled(receiver: YamlNode): boolean {
  return !/<example@email\.com>/.test(receiver.get("settings").get("addresses").text() ?? "");
}

function routesOf(route: YamlNode): MonitoringFacts["routes"] {
  const receiver = route.get("receiver").located();
  return [...(receiver ? [receiver] : []), ...route.get("routes").items().flatMap(routesOf)];
}
