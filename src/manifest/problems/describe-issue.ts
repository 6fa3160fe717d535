import { type Location, locate, valueSpan } from "../locate.js";
import { manifestVersion } from "../schema.js";
import type { ShapeIssue } from "../shape/shape-issue.js";
import type { YamlMap, YamlNode } from "../yaml/node.js";
import { error, type ManifestProblem, withinLine } from "./problem.js";
import { suggestValue } from "./suggest-value.js";
import { unknownKey } from "./unknown-key.js";

/** An issue as a located message that says what would be right; `undefined` for a required text that is still a placeholder. */
export function describeIssue(text: string, root: YamlMap, issue: ShapeIssue): ManifestProblem | undefined {
  const location = locate(root, issue.path);
  if (issue.kind === "unknown-key") return unknownKey(text, root, issue.path);
  if (issue.kind === "missing-key") return missingKey(text, issue, location);
  const suggestion = suggestValue(text, location.node, issue);
  const hint = suggestion && issue.values.length > 1 ? ` Did you mean \`${suggestion.text}\`?` : "";
  const isVersion = issue.path[0] === "version";
  const message = isVersion
    ? versionMessage(text, location)
    : `\`${subject(issue)}\` must be ${issue.expected}${given(location.node, issue)}${hint}`;
  const code = isVersion ? "version" : issue.kind;
  return { ...error(code, valueSpan(text, location), message), ...(suggestion && { suggestion }) };
}

function missingKey(text: string, { path }: ShapeIssue, { node, rest, key: written }: Location): ManifestProblem | undefined {
  const name = path.at(-1);
  const key = withinLine(text, written);
  if (rest.length === 0)
    return node.kind === "scalar" && node.value === null ? error("missing-key", key, `\`${name}\` has no value.`) : undefined;
  if (name !== "version")
    return error("missing-key", key, `Missing key \`${name}\`${path.length > 1 ? ` in \`${pathText(path.slice(0, -1))}\`` : ""}.`);
  const line = `version: ${manifestVersion}`;
  const at = text.lastIndexOf("\n", node.span.start - 1) + 1;
  return {
    ...error("missing-key", key, `Missing key \`version\`: a manifest starts with \`${line}\`.`),
    suggestion: { title: `Add \`${line}\``, span: { start: at, end: at }, text: line + (text.includes("\r\n") ? "\r\n" : "\n") },
  };
}

function versionMessage(text: string, location: Location): string {
  const { start, end } = valueSpan(text, location);
  return `This engine reads manifests with \`version: ${manifestVersion}\`; got \`${shorten(text.slice(start, end))}\`.`;
}

/** The key that an issue is about, with its index in a list: `kind[1]`. */
function subject({ path }: ShapeIssue): string {
  const lastKey = path.findLastIndex((step) => typeof step === "string");
  return pathText(path.slice(Math.max(0, lastKey)));
}

function pathText(path: ShapeIssue["path"]): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

function given(node: YamlNode, { kind }: ShapeIssue): string {
  return kind === "wrong-type" || node.kind !== "scalar" ? `, not ${kindOf(node)}.` : `; got \`${shorten(String(node.value))}\`.`;
}

function kindOf(node: YamlNode): string {
  if (node.kind !== "scalar") return `a ${node.kind}`;
  if (typeof node.value === "string") return "text";
  return typeof node.value === "number" ? `the number ${node.value}` : `\`${node.value}\``;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
