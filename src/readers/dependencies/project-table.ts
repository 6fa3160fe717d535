import type { YamlNode } from "../../text/yaml-node.js";
import { normalisePackage } from "../../tools/normalise-package.js";
import type { Gathered } from "./dependency-reader.js";
import { type DependencyPlace, isForDevelopment, placeInGroup } from "./group-scope.js";
import { resolveFrom } from "./relative-path.js";
import { gatherRequirement } from "./requirement-line.js";

/** Adds the requirements of a list; items that are no strings are passed over. */
export function gatherRequirements(into: Gathered, list: YamlNode, place: DependencyPlace): void {
  for (const line of list.texts()) gatherRequirement(into, line, place);
}

/** Adds each list of a table of groups: `{ test = ["pytest"] }`. */
export function gatherGroups(into: Gathered, groups: YamlNode, placeOf: (group: string) => DependencyPlace): void {
  for (const { key, value } of groups.entries()) gatherRequirements(into, value, placeOf(key.value));
}

/** Adds what PEP 621's `[project]` and PEP 735's `[dependency-groups]` ask for, and the files that setuptools reads dependencies from. */
export function gatherProject(into: Gathered, root: YamlNode): void {
  const project = root.get("project");
  gatherRequirements(into, project.get("dependencies"), { scope: "runtime" });
  gatherGroups(into, project.get("optional-dependencies"), placeInGroup);

  const groups = root.get("dependency-groups");
  const development = developmentGroups(groups);
  gatherGroups(into, groups, (group) => (development.has(normalisePackage(group)) ? { scope: "dev", group } : placeInGroup(group)));

  const dynamic = root.get("tool").get("setuptools").get("dynamic");
  const extras = dynamic.get("optional-dependencies").entries();
  for (const source of [dynamic.get("dependencies"), ...extras.map(({ value }) => value)]) {
    for (const { value, span } of source.get("file").texts()) into.includes.push({ value: resolveFrom(into.path, value), span });
  }
}

/** Whether the build computes the dependencies in a way that the file does not show. */
export function hasHiddenDependencies(root: YamlNode): boolean {
  const tool = root.get("tool");
  const isShown = tool.get("setuptools").get("dynamic").has("dependencies") || tool.get("poetry").has("dependencies");
  const dynamic = root.get("project").get("dynamic").texts();
  return !isShown && dynamic.some(({ value }) => value === "dependencies");
}

/** Groups that are for developing by their name, or because such a group includes them. */
function developmentGroups(groups: YamlNode): ReadonlySet<string> {
  const includes = (list: YamlNode) => list.items().flatMap((item) => item.get("include-group").texts());
  const included = new Map(groups.entries().map(({ key, value }) => [normalisePackage(key.value), includes(value)]));
  const found = new Set<string>();
  const pending = [...included.keys()].filter(isForDevelopment);
  for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
    if (found.has(group)) continue;
    found.add(group);
    pending.push(...(included.get(group) ?? []).map(({ value }) => normalisePackage(value)));
  }
  return found;
}
