import type { Dependency, DependencyFacts } from "../../facts/dependency-facts.js";
import { normalisePackage } from "../../tools/normalise-package.js";
import { satisfies } from "./version-range.js";

/** How a lock differs from its manifest. */
export interface LockComparison {
  readonly inStep: boolean;
  /** What the manifest asks for and the lock does not hold. */
  readonly missing: readonly Dependency[];
  /** What the lock holds in versions that the manifest does not let in; `locked` is one of them. */
  readonly outside: readonly { readonly dependency: Dependency; readonly locked: string }[];
}

/**
 * Compares what a manifest asks for, optional dependencies apart, with what a lock holds, by name and version. A lock may hold a package
 * in several versions, for several platforms: one that fits is enough. Specifiers that say nothing of a version always fit. npm's
 * references to folders are passed over, because not every lock lists them.
 */
export function lockInStep(manifest: DependencyFacts, lock: DependencyFacts): LockComparison {
  const nameOf = ({ name }: Dependency) => (manifest.ecosystem === "npm" ? name : normalisePackage(name));
  const versions = new Map<string, string[]>();
  for (const locked of lock.dependencies) {
    const known = versions.get(nameOf(locked)) ?? [];
    if (locked.specifier !== undefined) known.push(locked.specifier.replace(/^==/, ""));
    versions.set(nameOf(locked), known);
  }
  // The project at the top of a workspace is one of the packages that its members can ask for.
  if (lock.projectName && lock.ecosystem === "pypi") {
    const name = normalisePackage(lock.projectName.value);
    versions.set(name, versions.get(name) ?? []);
  }
  const missing: Dependency[] = [];
  const outside: { dependency: Dependency; locked: string }[] = [];
  for (const dependency of manifest.dependencies) {
    if (dependency.scope === "optional" || isLocal(dependency)) continue;
    const locked = versions.get(nameOf(dependency));
    if (!locked) missing.push(dependency);
    else if (locked[0] !== undefined && !locked.some((version) => satisfies(version, dependency.specifier ?? ""))) {
      outside.push({ dependency, locked: locked[0] });
    }
  }
  return { inStep: missing.length === 0 && outside.length === 0, missing, outside };
}

function isLocal({ specifier = "" }: Dependency): boolean {
  return /^(?:workspace|link|file|portal):/.test(specifier);
}
