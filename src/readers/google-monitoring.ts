import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readJsonOrYaml } from "../text/json-or-yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { declare, infrastructure, markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

const layouts = ["mosaicLayout", "gridLayout", "rowLayout", "columnLayout"];

/**
 * Reads alert policies and dashboards of Google Cloud Monitoring as its API and `gcloud monitoring` take them, whatever the file is called. They
 * have the kinds of Terraform's resources.
 */
export const googleMonitoringReader: Reader<"infrastructure"> = {
  name: "google-monitoring",
  kind: "infrastructure",
  files: { extensions: ["yaml", "yml", "json"] },
  maxBytes: 1024 * 1024,
  read({ path, text }): InfrastructureFacts | undefined {
    if (
      text === undefined ||
      !text.includes("displayName") ||
      !(/\bcondition[A-Z]/.test(text) || layouts.some((one) => text.includes(one)))
    )
      return undefined;
    const { root, notes } = readJsonOrYaml(path, text);
    const kind = kindOf(root);
    const name = root.get("displayName").located();
    if (!kind || !name) return undefined;
    const { resource, signs } = declare(kind, name, root);
    return infrastructure("google-monitoring", [{ resource, signs: [markerSign(kind, name.span), ...signs] }], notes);
  },
};

function kindOf(root: YamlNode): string | undefined {
  const conditions = root.get("conditions").items();
  if (conditions.some((one) => one.entries().some(({ key }) => /^condition[A-Z]/.test(key.value)))) return "google_monitoring_alert_policy";
  return layouts.some((one) => root.has(one)) ? "google_monitoring_dashboard" : undefined;
}
