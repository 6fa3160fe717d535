import type { MonitoringFacts } from "../facts/monitoring-facts.js";
import { readJson } from "../text/json.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { formatSign } from "./format-sign.js";
import { grafanaQuery } from "./monitoring/grafana-query.js";
import { mountedFiles } from "./monitoring/mounted-files.js";
import type { Reader } from "./reader.js";

/**
 * Reads Grafana dashboards, of any file name and where Kubernetes mounts them: the panels that show data, and the alerts of older versions.
 * Variables in queries are left out, and names of metrics that hold one.
 */
export const grafanaDashboardReader: Reader<"monitoring"> = {
  name: "grafana-dashboard",
  kind: "monitoring",
  files: { extensions: ["json", "yaml", "yml"] },
  maxBytes: 4 * 1024 * 1024,
  read({ path, text }): MonitoringFacts | undefined {
    if (text === undefined || !isCandidate(text)) return undefined;
    return path.toLowerCase().endsWith(".json") ? readFile(text) : readMounted(text);
  },
};

function readFile(text: string): MonitoringFacts | undefined {
  const { root, notes } = readJson(text);
  const dashboard = dashboardIn(root);
  return dashboard && factsOf(panelledIn(dashboard), dashboard, notes);
}

/** Dashboards that Kubernetes mounts as files: their panels stand at the keys of these. */
function readMounted(text: string): MonitoringFacts | undefined {
  const { documents, notes } = readYaml(text);
  const mounted = documents.flatMap(mountedFiles).flatMap(({ key, node, text: file }) => {
    const dashboard = isCandidate(file) ? dashboardIn(readJson(file).root) : undefined;
    return dashboard ? [{ node, facts: factsOf(panelledIn(dashboard), dashboard, []), span: key.span }] : [];
  });
  const [first] = mounted;
  if (!first) return undefined;
  return {
    ...first.facts,
    panels: mounted.flatMap(({ facts, span }) => (facts.panels ?? []).map((panel) => ({ ...panel, span }))),
    alerts: mounted.flatMap(({ facts, span }) => facts.alerts.map((alert) => ({ ...alert, span }))),
    signs: [formatSign("grafana", first.node)],
    notes,
  };
}

function isCandidate(text: string): boolean {
  return text.includes('"panels"') && text.includes('"schemaVersion"');
}

function dashboardIn(root: YamlNode): YamlNode | undefined {
  return [root, root.get("dashboard"), root.get("spec")].find((node) => node.has("schemaVersion") && isPanelled(node));
}

function panelledIn(dashboard: YamlNode): YamlNode[] {
  return panelsOf(dashboard).filter((panel) => panel.get("targets").items().length > 0 || panel.get("libraryPanel").kind === "map");
}

function factsOf(panels: readonly YamlNode[], dashboard: YamlNode, notes: MonitoringFacts["notes"]): MonitoringFacts {
  return {
    role: "dashboard",
    panels: panels.map(readPanel),
    alerts: panels.flatMap(readAlert),
    receivers: [],
    routes: [],
    scrapeJobs: [],
    signs: [formatSign("grafana", dashboard)],
    notes,
  };
}

function isPanelled(node: YamlNode): boolean {
  return node.get("panels").kind === "list" || node.get("rows").kind === "list";
}

/** The panels of a dashboard, and of its rows. */
function panelsOf(node: YamlNode): YamlNode[] {
  const panels = node
    .get("panels")
    .items()
    .flatMap((panel) => [panel, ...panelsOf(panel)]);
  return [...panels, ...node.get("rows").items().flatMap(panelsOf)];
}

function readPanel(panel: YamlNode): NonNullable<MonitoringFacts["panels"]>[number] {
  const title = panel.get("title").located() ?? panel.get("libraryPanel").get("name").located();
  const { metrics } = queriesOf(panel);
  return { title: title?.value ?? "", metrics, span: title?.span ?? { start: panel.span.start, end: panel.span.start } };
}

function readAlert(panel: YamlNode): MonitoringFacts["alerts"][number][] {
  const name = panel.get("alert").get("name").located();
  return name ? [{ name: name.value, ...queriesOf(panel), span: name.span }] : [];
}

function queriesOf(panel: YamlNode): { readonly expression: string; readonly metrics: string[] } {
  const queries = panel
    .get("targets")
    .items()
    .map((target) => grafanaQuery(target, panel.get("datasource")));
  return {
    expression: queries.map(({ text }) => text).join("\n"),
    metrics: [...new Set(queries.flatMap(({ metrics }) => metrics))],
  };
}
