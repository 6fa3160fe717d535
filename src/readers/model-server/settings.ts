import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";

/** The setting under a key, as the key with the span of the pair, where its value `holds`. */
export function setting(node: YamlNode, key: string, holds: (value: YamlNode) => boolean = isGiven): Located<string>[] {
  const value = node.get(key);
  return value.kind !== "absent" && holds(value) ? [{ value: key, span: node.pairSpan(key) }] : [];
}

/** Whether a value is a number above one: of a batch, of workers, of instances. */
export function isSeveral(value: YamlNode): boolean {
  return Number(value.text()) > 1;
}

function isGiven(value: YamlNode): boolean {
  return value.kind !== "null" && !/^(?:false|no|off)$/i.test(value.text() ?? "");
}
