import type { Located } from "../../text/span.js";
import { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare, markerSign } from "./declaration.js";
import { targetOf } from "./target.js";

/** Below these keys other resources are declared. */
const nestedKeys = new Set(["resource", "resources", "template"]);

/**
 * A resource of Azure, of Bicep or of an ARM template. `type` is without its version; lower-cased it is a marker, as Azure does not tell cases
 * apart. `names` are those of the other resources of the file.
 */
export function azureResource(type: Located<string>, name: Located<string>, body: YamlNode, names: readonly string[] = []): Declaration {
  const own = withoutNested(body);
  const isScaler = /^microsoft\.insights\/autoscalesettings$/i.test(type.value);
  const target = isScaler ? targetOf(own, names) : undefined;
  const { resource, signs } = declare(type.value, name, own, { ...(isScaler && { scaling: name.span }), ...(target && { target }) });
  // A function app is a web site of a certain kind.
  const suffix = /functionapp/i.test(body.get("kind").text() ?? "") ? "/functionapp" : "";
  return { resource, signs: [markerSign(type.value.toLowerCase() + suffix, type.span), ...signs] };
}

function withoutNested(body: YamlNode): YamlNode {
  // A container app's own template is no template of resources.
  const isNested = (key: string, value: YamlNode) => nestedKeys.has(key) && (key !== "template" || value.has("resources"));
  const strip = (node: YamlNode, depth: number): YamlNode => {
    if (node.kind !== "map" || depth > 1) return node;
    const entries = node.entries().filter(({ key, value }) => !isNested(key.value, value));
    return new YamlNode({ kind: "map", entries: entries.map(({ key, value }) => ({ key, value: strip(value, depth + 1) })) }, node.span);
  };
  return strip(body, 0);
}
