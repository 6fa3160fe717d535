import type { MonitoringFacts } from "../facts/monitoring-facts.js";
import type { Sign } from "../facts/sign.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { uriSigns } from "./configuration-signs.js";
import { firstOfEach } from "./first-of-each.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/**
 * Reads configurations of the OpenTelemetry Collector, of any file name, also as a resource of its operator and as values of its Helm chart:
 * the exporters that its pipelines end in, as panels, and what its Prometheus receiver scrapes.
 */
export const otelCollectorReader: Reader<"monitoring"> = {
  name: "otel-collector",
  kind: "monitoring",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 500_000,
  read({ text }): MonitoringFacts | undefined {
    if (text === undefined || !["receivers", "exporters", "service", "pipelines"].every((key) => text.includes(`${key}:`)))
      return undefined;
    const { documents, notes } = readYaml(text);
    const places = documents.flatMap((document) => [document, document.get("config"), document.get("spec").get("config")]);
    const collector = places.find((node) => node.has("receivers") && node.has("exporters") && node.get("service").has("pipelines"));
    if (!collector) return undefined;
    const pipelines = collector.get("service").get("pipelines").entries();
    // A connector ends one pipeline and starts another.
    const ends = pipelines
      .flatMap(({ value }) => value.get("exporters").texts())
      .filter(({ value }) => !collector.get("connectors").has(value));
    return {
      role: "collector",
      panels: firstOfEach(ends).map(({ value, span }) => ({ title: value, metrics: [], span })),
      alerts: [],
      receivers: [],
      routes: [],
      scrapeJobs: scrapeJobs(collector.get("receivers")),
      signs: [formatSign("opentelemetry-collector", collector), ...addresses(collector.get("exporters"))],
      notes,
    };
  },
};

function scrapeJobs(receivers: YamlNode): MonitoringFacts["scrapeJobs"] {
  const configurations = receivers.entries().map(({ value }) => value.get("config").get("scrape_configs"));
  return configurations.flatMap((jobs) => jobs.items()).flatMap((job) => job.get("job_name").located() ?? []);
}

function addresses(exporters: YamlNode): Sign[] {
  return exporters.entries().flatMap(({ value }) =>
    value.entries().flatMap((setting) => {
      const address = setting.key.value.endsWith("endpoint") ? setting.value.mapped() : undefined;
      return address ? uriSigns(address) : [];
    }),
  );
}
