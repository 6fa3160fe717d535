import { parse, TomlError } from "smol-toml";
import { Source } from "../../text/source.js";
import type { LocatedYaml } from "../../text/yaml.js";
import { YamlNode } from "../../text/yaml-node.js";
import { childPath, type TomlLocation, tomlLocations } from "./toml-locations.js";

/**
 * Reads TOML as the same kind of tree as YAML, so that readers walk both alike; spans leave quotes out. Scalars other than strings are text
 * as written. Never throws: broken TOML gives an absent root and one note at the fault.
 */
export function readToml(text: string): Pick<LocatedYaml, "root" | "notes"> {
  let root: unknown;
  try {
    root = parse(text, { integersAsBigInt: "asNeeded" });
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split("\n", 1) : [];
    const span = error instanceof TomlError ? new Source(text).lineSpan(error.line - 1) : { start: 0, end: 0 };
    return { root: new YamlNode({ kind: "absent" }, { start: 0, end: 0 }), notes: [{ message: `Not valid TOML: ${reason}.`, span }] };
  }
  return { root: node(text, root, tomlLocations(text), "", { start: 0, end: 0 }), notes: [] };
}

/** A place that was not found (a quoted key with escapes) is that of its nearest ancestor. */
function node(
  source: string,
  value: unknown,
  locations: ReadonlyMap<string, TomlLocation>,
  path: string,
  outer: TomlLocation["value"],
): YamlNode {
  const span = locations.get(path)?.value ?? outer;
  const child = (key: string | number, below: unknown) => node(source, below, locations, childPath(path, key), span);
  if (Array.isArray(value)) return new YamlNode({ kind: "list", items: value.map((item, index) => child(index, item)) }, span);
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    const entries = Object.entries(value).map(([key, below]) => {
      const keySpan = locations.get(childPath(path, key))?.key ?? span;
      return { key: { value: key, span: keySpan }, value: child(key, below) };
    });
    return new YamlNode({ kind: "map", entries }, span);
  }
  const written = typeof value === "string" || !locations.has(path) ? String(value) : source.slice(span.start, span.end);
  return new YamlNode({ kind: "text", scalar: { source, body: span, value: written, style: "double" } }, span);
}
