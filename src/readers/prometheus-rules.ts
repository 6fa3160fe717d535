import type { MonitoringFacts } from "../facts/monitoring-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { withoutDefinitions } from "./infrastructure/without-definitions.js";
import { mounted, mountedFiles } from "./monitoring/mounted-files.js";
import { promqlMetrics } from "./monitoring/promql-metrics.js";
import type { Reader } from "./reader.js";

/** Keys that stand in every file of one of the formats. A file without all of one set is not worth parsing. */
const keySets = [["groups", "rules", "expr"], ["scrape_configs"], ["receivers", "route"]];

/**
 * Reads Prometheus rule files, `prometheus.yml` and Alertmanager's configuration, also as resources of the Prometheus Operator and as values
 * of its Helm chart. They have no fixed names: the content decides.
 */
export const prometheusRulesReader: Reader<"monitoring"> = {
  name: "prometheus-rules",
  kind: "monitoring",
  files: { extensions: ["yml", "yaml", "rules"] },
  maxBytes: 512 * 1024,
  read({ text: written }): MonitoringFacts | undefined {
    const text = written && withoutDefinitions(written);
    if (text === undefined || !isCandidate(text)) return undefined;
    const { documents, notes } = readYaml(text);
    const readings = documents.flatMap((document) => [
      ...rulesOf(document),
      ...prometheusOf(document),
      ...alertmanagerOf(document),
      ...mountedReadings(document),
    ]);
    const [first] = readings;
    if (!first) return undefined;
    return {
      role: first.role,
      alerts: readings.flatMap((reading) => reading.alerts ?? []),
      receivers: readings.flatMap((reading) => reading.receivers ?? []),
      routes: readings.flatMap((reading) => reading.routes ?? []),
      scrapeJobs: readings.flatMap((reading) => reading.scrapeJobs ?? []),
      alertmanagers: readings.find((reading) => reading.alertmanagers)?.alertmanagers,
      signs: readings.map(({ role, node }) => ({
        kind: "config",
        value: role === "rules" ? "prometheus-rules" : role,
        span: keySpan(node),
      })),
      notes,
    };
  },
};

function isCandidate(text: string): boolean {
  return keySets.some((keys) => keys.every((key) => text.includes(`${key}:`) || text.includes(`${key}":`) || text.includes(`${key}':`)));
}

/** What one document says, as far as it is of one format. */
type Reading = Partial<MonitoringFacts> & Pick<MonitoringFacts, "role"> & { readonly node: YamlNode };

function rulesOf(document: YamlNode): Reading[] {
  const node = document.get("kind").text() === "PrometheusRule" ? document.get("spec") : document;
  const rules = [node, ...chartRules(document)].flatMap((place) =>
    place
      .get("groups")
      .items()
      .flatMap((group) => group.get("rules").items()),
  );
  const isRules = rules.some((rule) => rule.has("expr") && (rule.has("alert") || rule.has("record")));
  return isRules ? [{ role: "rules", node, alerts: rules.flatMap(alertOf) }] : [];
}

/** Rule files and configurations of Alertmanager that Kubernetes mounts: each alert and receiver stands at the key of its file. */
function mountedReadings(document: YamlNode): Reading[] {
  return mountedFiles(document).flatMap((file) => {
    if (!isCandidate(file.text)) return [];
    return readYaml(file.text)
      .documents.flatMap((inner) => [...rulesOf(inner), ...alertmanagerOf(inner)])
      .map((reading) => mounted(file, reading));
  });
}

/** Rule files among the values of the charts `prometheus` and `kube-prometheus-stack`. */
function chartRules(values: YamlNode): YamlNode[] {
  const maps = ["serverFiles", "additionalPrometheusRulesMap"].flatMap((key) =>
    values
      .get(key)
      .entries()
      .map(({ value }) => value),
  );
  return [...maps, ...values.get("additionalPrometheusRules").items()];
}

function alertOf(rule: YamlNode): MonitoringFacts["alerts"][number][] {
  const name = rule.get("alert").located();
  const expression = rule.get("expr").text() ?? "";
  return name ? [{ name: name.value, expression, metrics: promqlMetrics(expression), span: name.span }] : [];
}

function prometheusOf(document: YamlNode): Reading[] {
  if (!document.has("scrape_configs")) return [];
  const alertmanagers = document.get("alerting").get("alertmanagers");
  const scrapeJobs = document
    .get("scrape_configs")
    .items()
    .flatMap((job) => job.get("job_name").located() ?? []);
  return [
    {
      role: "prometheus",
      node: document,
      scrapeJobs,
      alertmanagers: alertmanagers.items().some(hasTargets) ? alertmanagers.span : undefined,
    },
  ];
}

/** A list of targets may be empty, or all comments; service discovery is taken to find some. */
function hasTargets(alertmanager: YamlNode): boolean {
  const isDiscovered = alertmanager.entries().some(({ key }) => key.value.endsWith("_sd_configs"));
  return (
    isDiscovered ||
    alertmanager
      .get("static_configs")
      .items()
      .some((config) => config.get("targets").list().length > 0)
  );
}

function alertmanagerOf(document: YamlNode): Reading[] {
  const places = [document, document.get("alertmanager").get("config")];
  if (document.get("kind").text() === "AlertmanagerConfig") places.push(document.get("spec"));
  return places.flatMap((node): Reading[] => {
    if (node.get("route").kind !== "map" || node.get("receivers").kind !== "list") return [];
    const receivers = node.get("receivers").items().flatMap(receiverOf);
    return [{ role: "alertmanager", node, receivers, routes: routesOf(node.get("route")) }];
  });
}

function receiverOf(receiver: YamlNode): MonitoringFacts["receivers"][number][] {
  const name = receiver.get("name").located();
  const configurations = receiver.entries().filter(({ key }) => /(?:_c|C)onfigs$/.test(key.value));
  const integrations = configurations.reduce((sum, { value }) => sum + value.items().length, 0);
  return name ? [{ name: name.value, integrations, span: name.span }] : [];
}

function routesOf(route: YamlNode): MonitoringFacts["routes"] {
  const receiver = route.get("receiver").located();
  return [...(receiver ? [receiver] : []), ...route.get("routes").items().flatMap(routesOf)];
}

function keySpan(node: YamlNode) {
  return node.entries()[0]?.key.span ?? node.span;
}
