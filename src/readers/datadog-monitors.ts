import type { MonitoringFacts } from "../facts/monitoring-facts.js";
import { readJsonOrYaml } from "../text/json-or-yaml.js";
import type { Located } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { firstOfEach } from "./first-of-each.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

const mark = /\btype["']?[ \t]*:[ \t]*["']?(?:[\w-]{1,40} alert|service check|composite)\b/;
const monitorType = /^(?:[\w-]+ alert|service check|composite)$/;
/** `avg(last_5m):avg:system.cpu.user{env:prod}` reads `system.cpu.user`. */
const metric = /:([a-z][\w.]{0,200})[ \t]*\{/gi;
const handle = /(?<![\w.@])@(\w[\w.+-]{0,100}(?:@[\w.-]{1,100})?)/g;

/** Reads monitors of Datadog, in files of any name and as resources of its operator: what they watch, and whom their message calls. */
export const datadogMonitorsReader: Reader<"monitoring"> = {
  name: "datadog-monitors",
  kind: "monitoring",
  files: { extensions: ["json", "yml", "yaml"] },
  maxBytes: 1024 * 1024,
  read({ path, text }): MonitoringFacts | undefined {
    if (text === undefined || !text.includes("query") || !mark.test(text)) return undefined;
    const { documents, notes } = readJsonOrYaml(path, text);
    const monitors = documents.flatMap(monitorsIn);
    const [first] = monitors;
    if (!first) return undefined;
    return {
      role: "monitors",
      alerts: monitors.flatMap(alertOf),
      receivers: firstOfEach(monitors.flatMap(handlesOf)).map(({ value, span }) => ({ name: value, integrations: 1, span })),
      routes: [],
      scrapeJobs: [],
      signs: [formatSign("datadog-monitors", first)],
      notes,
    };
  },
};

/** One monitor, with or without what describes it, a list of them, or a map of them under any names. */
function monitorsIn(document: YamlNode): YamlNode[] {
  const lists = [document, document.get("definition"), document.get("monitors"), document.get("spec")].flatMap((node) => [
    node,
    ...node.items(),
  ]);
  const named = [document, document.get("monitors")].flatMap((node) => node.entries().map(({ value }) => value));
  return [...new Set([...lists, ...named])].filter(
    (node) => monitorType.test(node.get("type").text() ?? "") && node.has("query") && (node.has("message") || node.has("name")),
  );
}

function alertOf(monitor: YamlNode): MonitoringFacts["alerts"][number][] {
  const query = monitor.get("query").located();
  if (!query) return [];
  const name = monitor.get("name").located() ?? query;
  const metrics = new Set([...query.value.matchAll(metric)].flatMap((match) => match[1] ?? []));
  return [{ name: name.value, expression: query.value, metrics: [...metrics], span: name.span }];
}

function handlesOf(monitor: YamlNode): Located<string>[] {
  const message = monitor.get("message").mapped();
  if (!message) return [];
  return [...message.value.matchAll(handle)].map((match) => {
    const value = (match[1] ?? "").replace(/[.-]+$/, "");
    return { value, span: message.span(match.index, match.index + 1 + value.length) };
  });
}
