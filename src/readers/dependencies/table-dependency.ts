import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { normalisePackage } from "../../tools/normalise-package.js";
import type { Gathered } from "./dependency-reader.js";
import { isCommit, isFixedReference } from "./direct-reference.js";
import type { DependencyPlace } from "./group-scope.js";
import { isExactSpecifier } from "./pep508.js";
import { resolveFrom } from "./relative-path.js";

/**
 * Adds each entry of a table of packages, as Poetry and Pipenv write them: `name = "^1.2"` or `name = { version = "^1.2", extras = ["x"] }`.
 * A list of such tables (one per platform) adds one dependency each.
 */
export function gatherTable(into: Gathered, packages: YamlNode, placeOf: (name: string) => DependencyPlace): void {
  for (const { key, value } of packages.entries()) {
    for (const table of value.kind === "list" ? value.items() : [value])
      gatherEntry(into, key, table, placeOf(normalisePackage(key.value)));
  }
}

function gatherEntry(into: Gathered, key: Located<string>, table: YamlNode, place: DependencyPlace): void {
  const version = table.text() ?? table.get("version").text();
  const source = sourceOf(table);
  into.includes.push(...localFolder(into, table));
  into.dependencies.push({
    name: normalisePackage(key.value),
    specifier: source?.address ?? (version === "*" ? undefined : version),
    exact: source?.isFixed ?? (version !== undefined && (isExactSpecifier(version) || /^v?\d[^\s,*|]*$/.test(version))),
    hashed: false,
    ...place,
    scope: place.scope === "runtime" && table.get("optional").isTrue() ? "optional" : place.scope,
    extras: table
      .get("extras")
      .texts()
      .map(({ value }) => normalisePackage(value)),
    span: key.span,
  });
}

/** Where a package comes from when not from an index: what Poetry, Pipenv and uv write in a table. */
export function sourceOf(table: YamlNode): { readonly address: string; readonly isFixed: boolean } | undefined {
  const first = (...keys: readonly string[]) => keys.map((key) => table.get(key).text()).find((text) => text !== undefined);
  const git = first("git");
  if (git !== undefined) {
    const revision = first("rev", "ref", "tag", "branch");
    return { address: revision === undefined ? `git+${git}` : `git+${git}@${revision}`, isFixed: isCommit(revision ?? "") };
  }
  if (table.get("workspace").isTrue()) return { address: "workspace", isFixed: true };
  const address = first("url", "path", "file");
  return address === undefined ? undefined : { address, isFixed: isFixedReference(address) };
}

/** The folder of this repository that a table takes a package from. */
export function localFolder(into: Gathered, table: YamlNode): Located<string>[] {
  const path = table.get("path").located();
  return path ? [{ value: resolveFrom(into.path, path.value), span: path.span }] : [];
}
