import type { Sign } from "../facts/sign.js";
import type { YamlNode } from "../text/yaml-node.js";

/** The sign that a file is of a format, at its first key. */
export function formatSign(format: string, node: YamlNode): Sign {
  return { kind: "config", value: format, span: node.entries()[0]?.key.span ?? node.span };
}
