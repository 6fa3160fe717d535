import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readJson } from "../text/json.js";
import type { YamlNode } from "../text/yaml-node.js";
import { azureResource } from "./infrastructure/azure-resource.js";
import { type Declaration, infrastructure, markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

const deepest = 8;

/**
 * Reads templates of Azure Resource Manager: their resources, nested ones and those of linked deployments too. Expressions (`[parameters('x')]`)
 * are not evaluated: a name that is one is none. The lower-cased type of each resource is a marker.
 */
export const armTemplateReader: Reader<"infrastructure"> = {
  name: "arm-template",
  kind: "infrastructure",
  files: { extensions: ["json", "jsonc"] },
  maxBytes: 1024 * 1024,
  read({ text }): InfrastructureFacts | undefined {
    if (text === undefined || !/schema\.management\.azure\.com\/[^"]*deploymentTemplate\.json/i.test(text)) return undefined;
    const { root, notes } = readJson(text);
    if (!root.has("resources")) return undefined;
    const marker = markerSign("arm-template", root.pairSpan("$schema"));
    return infrastructure("arm", resourcesIn(root.get("resources"), "", 0), notes, [marker]);
  },
};

/** A list, or a map by symbolic names. */
function resourcesIn(resources: YamlNode, outer: string, depth: number): Declaration[] {
  if (depth > deepest) return [];
  const named = resources.entries().map(({ key, value }) => ({ key, value }));
  const listed = resources.items().map((value) => ({ key: undefined, value }));
  return [...named, ...listed].flatMap(({ key, value }) => {
    const type = value.get("type").located();
    if (!type) return [];
    const kind = outer && !type.value.includes(".") ? `${outer}/${type.value}` : type.value;
    const written = key ?? value.get("name").located();
    const name = written && !written.value.startsWith("[") ? written : { value: "", span: type.span };
    return [
      azureResource({ value: kind, span: type.span }, name, value),
      ...resourcesIn(value.get("resources"), kind, depth + 1),
      ...resourcesIn(value.get("properties").get("template").get("resources"), "", depth + 1),
    ];
  });
}
