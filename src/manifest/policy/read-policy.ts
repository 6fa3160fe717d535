import type { Span } from "../../text/span.js";
import { readYaml } from "../../text/yaml.js";
import type { YamlNode } from "../../text/yaml-node.js";
import type { Severity } from "../known-values.js";
import { type PolicyRuleValue, policyRuleSchema, policySchema } from "./policy-schema.js";

/** The one thing that a rule of a policy asks for. */
export type PolicyDemand = "fileExists" | "dependency" | "manifestValue" | "textAbsent" | "textPresent";

export const policyDemands: readonly PolicyDemand[] = ["fileExists", "dependency", "manifestValue", "textAbsent", "textPresent"];

/** A rule of a policy with what it asks for as a list. */
export interface PolicyRule extends Pick<PolicyRuleValue, "id" | "message" | "severity" | "link"> {
  readonly demand: PolicyDemand;
  /** Globs, packages, the manifest's key or texts: one of them is enough; of `textAbsent` none may occur. */
  readonly wanted: readonly string[];
  /** Globs; empty for all files. */
  readonly files: readonly string[];
  readonly span: Span;
}

/** A policy file that was read. What is wrong in it is left out, with a problem. */
export interface Policy {
  /** Relative to the workspace. */
  readonly path: string;
  readonly severity: Readonly<Record<string, Severity>>;
  readonly rules: readonly PolicyRule[];
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** Reads a policy file. Never throws. */
export function readPolicy(path: string, text: string | undefined): Policy {
  const { root, notes } = readYaml(text);
  const problems = notes.map(({ message, span }) => ({ message, span }));
  if (notes.length > 0) return { path, severity: {}, rules: [], problems };
  const { rules: written = [], ...rest } = (plain(root) ?? {}) as { rules?: unknown };
  const head = policySchema.safeParse(rest);
  if (!head.success)
    for (const { message, path: at } of head.error.issues) problems.push({ message: inWords(at, message), span: spanAt(root, at) });
  const { kind, span } = root.get("rules");
  if (kind !== "list" && kind !== "absent") problems.push({ message: "`rules` takes a list.", span });
  const rules: PolicyRule[] = [];
  for (const [index, node] of root.get("rules").items().entries()) {
    const found = policyRuleSchema.safeParse(Array.isArray(written) ? written[index] : undefined);
    if (!found.success) {
      for (const { message, path: at } of found.error.issues) problems.push({ message: inWords(at, message), span: spanAt(node, at) });
      continue;
    }
    const { id, message, severity, link, files } = found.data;
    const [demand, ...others] = policyDemands.filter((one) => found.data[one] !== undefined);
    if (demand === undefined || others.length > 0)
      problems.push({ message: `Rule \`${id}\` has to ask for exactly one of ${policyDemands.join(", ")}.`, span: firstLine(node) });
    else if (rules.some((rule) => rule.id === id))
      problems.push({ message: `There are two rules called \`${id}\`.`, span: firstLine(node) });
    else rules.push({ id, message, severity, link, demand, wanted: list(found.data[demand]), files: list(files), span: firstLine(node) });
  }
  return { path, severity: head.success ? (head.data.severity ?? {}) : {}, rules, problems };
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

function plain(node: YamlNode): unknown {
  if (node.kind === "map") return Object.fromEntries(node.entries().map(({ key, value }) => [key.value, plain(value)]));
  if (node.kind === "list") return node.items().map(plain);
  return node.kind === "text" ? node.text() : undefined;
}

function inWords(path: readonly PropertyKey[], message: string): string {
  return path.length > 0 ? `\`${path.map(String).join(".")}\`: ${message}` : message;
}

/** The key or value that a path of an issue leads to, as far as it exists. */
function spanAt(root: YamlNode, path: readonly PropertyKey[]): Span {
  let node = root;
  let span = firstLine(root);
  for (const step of path) {
    const next = typeof step === "number" ? node.items()[step] : node.get(String(step));
    if (!next || next.kind === "absent") break;
    const key = node.entries().find((entry) => entry.key.value === step)?.key.span;
    span = key ?? firstLine(next);
    node = next;
  }
  return span;
}

/** A node's first key or text: a whole map would underline a page. */
function firstLine(node: YamlNode): Span {
  const [first] = node.entries();
  return first?.key.span ?? (node.kind === "list" ? { start: node.span.start, end: node.span.start } : node.span);
}
