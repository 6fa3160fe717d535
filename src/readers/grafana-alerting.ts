import type { MonitoringFacts } from "../facts/monitoring-facts.js";
import { readJson } from "../text/json.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { formatSign } from "./format-sign.js";
import { withoutDefinitions } from "./infrastructure/without-definitions.js";
import { grafanaQuery } from "./monitoring/grafana-query.js";
import { mounted, mountedFiles } from "./monitoring/mounted-files.js";
import type { Reader } from "./reader.js";

/** Reads what Grafana's alerting is provisioned with: alert rules, contact points and notification policies, in files of any name, and where Kubernetes mounts them. */
export const grafanaAlertingReader: Reader<"monitoring"> = {
  name: "grafana-alerting",
  kind: "monitoring",
  files: { extensions: ["yml", "yaml", "json"] },
  maxBytes: 1024 * 1024,
  read({ path, text: written }): MonitoringFacts | undefined {
    const text = written && withoutDefinitions(written);
    if (text === undefined || !isCandidate(text)) return undefined;
    const { documents, notes } = documentsOf(path, text);
    const readings = documents.flatMap((document) => [...readingOf(document), ...mountedReadings(document)]);
    const [first] = readings;
    if (!first) return undefined;
    return {
      role: readings.some(({ role }) => role === "rules") ? "rules" : "alertmanager",
      alerts: readings.flatMap(({ alerts }) => alerts),
      receivers: readings.flatMap(({ receivers }) => receivers),
      routes: readings.flatMap(({ routes }) => routes),
      scrapeJobs: [],
      signs: [formatSign("grafana", first.node)],
      notes,
    };
  },
};

function documentsOf(path: string, text: string): { readonly documents: readonly YamlNode[]; readonly notes: MonitoringFacts["notes"] } {
  if (path.toLowerCase().endsWith(".json")) {
    const { root, notes } = readJson(text);
    return { documents: [root], notes };
  }
  return readYaml(text);
}

/** What one file of provisioning says. */
type Reading = Pick<MonitoringFacts, "role" | "alerts" | "receivers" | "routes"> & { readonly node: YamlNode };

function readingOf(root: YamlNode): Reading[] {
  const rules = root
    .get("groups")
    .items()
    .flatMap((group) => group.get("rules").items())
    .filter((rule) => rule.has("condition") && rule.has("data"));
  const receivers = root.get("contactPoints").items().flatMap(receiverOf);
  const routes = root.get("policies").items().flatMap(routesOf);
  if (rules.length + receivers.length + routes.length === 0) return [];
  return [{ node: root, role: rules.length > 0 ? "rules" : "alertmanager", alerts: rules.flatMap(alertOf), receivers, routes }];
}

/** Files of provisioning that Kubernetes mounts: what they say stands at their keys. */
function mountedReadings(document: YamlNode): Reading[] {
  return mountedFiles(document).flatMap((file) => {
    if (!isCandidate(file.text)) return [];
    return readYaml(file.text)
      .documents.flatMap(readingOf)
      .map((reading) => mounted(file, reading));
  });
}

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
