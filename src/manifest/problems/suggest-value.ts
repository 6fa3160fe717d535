import * as z from "zod/mini";
import { schemaAt } from "../shape/schema-walk.js";
import type { ShapeIssue } from "../shape/shape-issue.js";
import type { YamlNode } from "../yaml/node.js";
import { closest } from "./closest.js";
import type { Suggestion } from "./problem.js";

const truths: Readonly<Record<string, string>> = { yes: "true", on: "true", true: "true", no: "false", off: "false", false: "false" };

/** A replacement for a value that does not fit: the word of the set that was meant, or the same value as another type. */
export function suggestValue(text: string, node: YamlNode, { path, values }: ShapeIssue): Suggestion | undefined {
  if (node.kind !== "scalar" || node.value === null || node.style === "block") return undefined;
  const change = (to: string): Suggestion => ({ title: `Change to \`${to}\``, span: node.span, text: to });
  const meant = closest(String(node.value), values);
  if (meant !== undefined) return change(meant);
  const schema = schemaAt(path);
  const fits = (value: unknown) => schema !== undefined && z.safeParse(schema, value).success;
  if (typeof node.value !== "string") {
    const quoted = text.slice(node.span.start, node.span.end);
    return fits(quoted) ? { title: "Put it in quotes", span: node.span, text: JSON.stringify(quoted) } : undefined;
  }
  const truth = truths[node.value.toLowerCase()];
  if (truth !== undefined && fits(truth === "true")) return change(truth);
  return node.value.trim() !== "" && fits(Number(node.value)) ? change(String(Number(node.value))) : undefined;
}
