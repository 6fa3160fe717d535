import type { Dependency } from "../../facts/dependency-facts.js";

/** The place of a dependency in its file. */
export type DependencyPlace = Pick<Dependency, "scope" | "group">;

const developmentWords = new Set(
  (
    "dev devel develop development test tests testing pytest lint linter linters linting doc docs documentation typing types typecheck mypy " +
    "format formatting quality qa ci check checks commit coverage cov notebook notebooks jupyter debug profiling benchmark benchmarks"
  ).split(" "),
);

/** Whether a name of an extra, group, file or folder is about developing: `dev`, `test-gpu`, `requirements_lint`. */
export function isForDevelopment(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => developmentWords.has(word));
}

/** The place of what stands in an extra or group that a plain install leaves out. */
export function placeInGroup(group: string): DependencyPlace {
  return { scope: isForDevelopment(group) ? "dev" : "optional", group };
}
