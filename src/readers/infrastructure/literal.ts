import type { YamlNode } from "../../text/yaml-node.js";
import { expressionTag } from "./brace-language.js";

/** Whether a value is written out: no expression of HCL or Bicep, no reference of CloudFormation, no expression of an ARM template. */
export function isLiteral(value: YamlNode): boolean {
  if (value.tag === expressionTag || /^!(?:Ref|GetAtt|ImportValue|FindInMap|If|Select)$/.test(value.tag ?? "")) return false;
  return !value.text()?.startsWith("[");
}

/** Whether a value says something other than no: a text that is not `false`, `null` or `0`, a list or map that is not empty. */
export function isOn(value: YamlNode): boolean {
  if (value.kind === "text") return !/^(?:false|null|none|0|)$/i.test(value.text() ?? "");
  return value.items().length > 0 || value.entries().length > 0;
}
