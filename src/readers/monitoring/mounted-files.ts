import type { MonitoringFacts } from "../../facts/monitoring-facts.js";
import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";

/** A file that a resource of Kubernetes holds as text: what is found in it stands at the key that names it. */
export interface MountedFile {
  readonly key: Located<string>;
  readonly node: YamlNode;
  readonly text: string;
}

/** The files that a ConfigMap, a Secret or a dashboard of the Grafana Operator holds as texts. */
export function mountedFiles(document: YamlNode): MountedFile[] {
  return placesOf(document).flatMap((place) =>
    place.entries().flatMap(({ key, value }) => {
      const text = value.text();
      return text?.includes("\n") ? [{ key, node: value, text }] : [];
    }),
  );
}

/** What was read of a mounted file, at the places that it has in the resource. */
export function mounted<Reading extends Partial<MonitoringFacts>>(
  { key, node }: MountedFile,
  reading: Reading,
): Reading & { node: YamlNode } {
  const { span } = key;
  return {
    ...reading,
    node,
    alerts: reading.alerts?.map((alert) => ({ ...alert, span })),
    receivers: reading.receivers?.map((receiver) => ({ ...receiver, span })),
    routes: reading.routes?.map((route) => ({ ...route, span })),
  };
}

function placesOf(document: YamlNode): YamlNode[] {
  switch (document.get("kind").text()) {
    case "ConfigMap":
      return [document.get("data")];
    case "Secret":
      return [document.get("stringData")];
    case "GrafanaDashboard":
      return [document.get("spec")];
    default:
      return [];
  }
}
