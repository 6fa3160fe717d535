import type { InfrastructureFacts, InfrastructureResource } from "../facts/infrastructure-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { findTool } from "../tools/index.js";
import type { Tool } from "../tools/tool.js";
import { chartSigns } from "./infrastructure/chart-signs.js";
import { type Declaration, declare, infrastructure, markerSign } from "./infrastructure/declaration.js";
import { isHelmTemplate } from "./infrastructure/helm-template.js";
import { isKubernetesText, kubernetesDeclaration, kubernetesResources } from "./infrastructure/kubernetes-documents.js";
import { withoutActions } from "./infrastructure/template-actions.js";
import { withoutDefinitions } from "./infrastructure/without-definitions.js";
import type { Reader } from "./reader.js";

const chart = /(?:^|\/)chart\.ya?ml$/i;
const values = /(?:^|\/)(?:(?:[^/]*[.-])?values(?:[.-][^/]*)?|charts?\/(?:[^/]+\/)*(?:env|envs|environments|values)\/[^/]+)\.ya?ml$/i;
/** Keys that values of nearly all charts have; they have no format of their own. */
const valueKeys =
  /^(?:image|replicaCount|replicas|resources|autoscaling|keda|hpa|livenessProbe|readinessProbe|ingress|service|envVars|nodeSelector|tolerations|serviceAccount):/m;

/**
 * Reads Helm charts file by file: `Chart.yaml` is one resource of kind `Chart`, a file of values one of kind `Values`, and templates are
 * the resources they would become. What a template takes from the values is told of the values alone, and an autoscaler that they switch
 * on is none in the template.
 */
export const helmReader: Reader<"infrastructure"> = {
  name: "helm",
  kind: "infrastructure",
  files: { names: ["chart.yaml", "chart.yml"], patterns: [values, /(?:^|\/)templates\/[^\n]*\.ya?ml$/] },
  maxBytes: 512 * 1024,
  read({ path, text }): InfrastructureFacts | undefined {
    if (text === undefined) return undefined;
    if (chart.test(path)) return readChart(text);
    if (isHelmTemplate(path, text)) return readTemplate(text);
    return values.test(path) && valueKeys.test(text) && !/^kind:/m.test(text) ? readValues(path, text) : undefined;
  },
};

function readChart(text: string): InfrastructureFacts | undefined {
  const { root, notes } = readYaml(text);
  const name = root.get("name").located();
  if (!name || !(root.has("apiVersion") || root.has("version"))) return undefined;
  const dependencies = root
    .get("dependencies")
    .items()
    .flatMap((dependency) => chartSigns(dependency.get("name").located()));
  const { resource, ...rest } = declare("Chart", name, root);
  const isPublished = root.has("icon") || root.has("sources") || isOthers(findTool(name.value));
  const declared: Declaration = { ...rest, resource: isPublished ? { ...resource, published: true } : resource };
  return infrastructure("helm", [declared], notes, [markerSign("helm", name.span), ...dependencies]);
}

/** Whether a tool is only used: what serves models is given one's own. */
function isOthers(tool: Tool | undefined): boolean {
  return tool !== undefined && !tool.capabilities.some((one) => one === "model-server" || one === "llm-runtime");
}

function readValues(path: string, text: string): InfrastructureFacts | undefined {
  const { root, notes } = readYaml(withoutActions(text));
  if (root.kind !== "map") return undefined;
  const folder = path.split("/").at(-2) ?? "";
  const span = root.entries()[0]?.key.span ?? root.span;
  return infrastructure("helm", [declare("Values", { value: folder, span }, root)], notes);
}

function readTemplate(text: string): InfrastructureFacts | undefined {
  if (!isKubernetesText(text)) return undefined;
  // Broken YAML is what filling in may mend, so nothing is noted.
  const { documents } = readYaml(withoutActions(withoutDefinitions(text)));
  const isSwitched = /\{\{-?\s*if\b[^{}\n]{0,200}\.(?:enabled|create)\b/i.test(text);
  const declarations = kubernetesResources(documents).map((resource) => withoutSwitched(kubernetesDeclaration(resource), isSwitched));
  const span = kindSpan(documents);
  return infrastructure("helm", declarations, [], span ? [markerSign("helm", span)] : []);
}

function withoutSwitched(declaration: Declaration, isSwitched: boolean): Declaration {
  const { resource } = declaration;
  if (!isSwitched || !/^(?:HorizontalPodAutoscaler|ScaledObject)$/.test(resource.kind)) return declaration;
  const still: InfrastructureResource = { ...resource, scaling: undefined };
  return { ...declaration, resource: still };
}

function kindSpan(documents: readonly YamlNode[]) {
  return documents.find((document) => document.has("kind"))?.get("kind").span;
}
