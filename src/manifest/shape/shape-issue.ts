import type * as z from "zod/mini";
import type { YamlMap, YamlNode } from "../yaml/node.js";
import type { Path } from "./schema-walk.js";
import type { KeptItems } from "./visible-data.js";

/** One thing that does not fit the shape, at the path in the document that it is about. */
export interface ShapeIssue {
  readonly kind: "unknown-key" | "missing-key" | "wrong-type" | "bad-value";
  readonly path: Path;
  /** What would be right, as a noun phrase; empty for keys. */
  readonly expected: string;
  /** The words of a closed set; else empty. */
  readonly values: readonly string[];
}

/**
 * What the schema found wrong with `data`, seen from the document that the data was read from: one issue per key,
 * and for a union those of the one option that was meant.
 */
export function shapeIssues(issues: readonly z.core.$ZodIssue[], data: unknown, root: YamlMap, kept: KeptItems): ShapeIssue[] {
  return issues.flatMap((issue) => flatten(issue, [], data)).map((issue) => ({ ...issue, path: documentPath(root, issue.path, kept) }));
}

function flatten(issue: z.core.$ZodIssue, base: Path, data: unknown): ShapeIssue[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ kind: "unknown-key", path: [...path, key], expected: "", values: [] }));
  }
  const given = dataAt(data, path);
  const values = issue.code === "invalid_value" ? issue.values.map(String) : [];
  const isOtherType = issue.code === "invalid_type" || issue.code === "invalid_union" || typeof given === "object";
  const kind = given === undefined ? "missing-key" : isOtherType ? "wrong-type" : "bad-value";
  const whole: ShapeIssue = { kind, path, expected: issue.message, values };
  if (issue.code !== "invalid_union") return [whole];
  const options = issue.errors.map((option) => option.flatMap((inner) => flatten(inner, path, data)));
  const isAboutWhole = (found: ShapeIssue) =>
    found.kind !== "bad-value" && found.kind !== "unknown-key" && found.path.length === path.length;
  return options.find((option) => option.length > 0 && !option.some(isAboutWhole)) ?? [whole];
}

function dataAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined),
    data,
  );
}

/** A path of visible data as one of the document: indices as written, and no key where a short form has none. */
function documentPath(root: YamlMap, path: Path, kept: KeptItems): Path {
  const result: (string | number)[] = [];
  let node: YamlNode | undefined = root;
  for (const step of path) {
    if (node?.kind === "list" && typeof step === "number") {
      const index: number = kept.get(node)?.[step] ?? step;
      result.push(index);
      node = node.items[index];
    } else if (node?.kind === "map") {
      result.push(step);
      node = node.entries.get(String(step))?.value;
    } else break;
  }
  return result;
}
