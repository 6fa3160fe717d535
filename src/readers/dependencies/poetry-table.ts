import type { YamlNode } from "../../text/yaml-node.js";
import { normalisePackage } from "../../tools/normalise-package.js";
import type { Gathered } from "./dependency-reader.js";
import { type DependencyPlace, isForDevelopment, placeInGroup } from "./group-scope.js";
import { gatherTable } from "./table-dependency.js";

/**
 * Adds what `[tool.poetry]` asks for. Groups are installed by a plain `poetry install` unless they are optional. A package that
 * `[project]` already asks for is only given a source here, so it is not added again.
 */
export function gatherPoetry(into: Gathered, poetry: YamlNode): void {
  const declared = new Set(["python", ...into.dependencies.filter(({ scope }) => scope === "runtime").map(({ name }) => name)]);
  const extras = poetry.get("extras").entries();
  const extraOf = new Map(
    extras.flatMap(({ key, value }) => value.texts().map((item) => [normalisePackage(item.value), key.value] as const)),
  );
  const main: Gathered = { ...into, dependencies: [] };
  gatherTable(main, poetry.get("dependencies"), (name) => ({ scope: "runtime", group: extraOf.get(name) }));
  into.dependencies.push(...main.dependencies.filter(({ name }) => !declared.has(name)));

  gatherTable(into, poetry.get("dev-dependencies"), () => ({ scope: "dev", group: "dev" }));
  for (const { key, value: table } of poetry.get("group").entries()) {
    const isLeftOut = isForDevelopment(key.value) || table.get("optional").isTrue();
    const place: DependencyPlace = isLeftOut ? placeInGroup(key.value) : { scope: "runtime", group: key.value };
    gatherTable(into, table.get("dependencies"), () => place);
  }
}
