import { folderOf, nameOf } from "../workspace/path-parts.js";
import { roleOf } from "../workspace/role.js";
import { discoverProjects } from "./discover-projects.js";
import type { Snapshot } from "./snapshot.js";

/** The base names a manifest may have, preferred first. */
export const manifestNames: readonly string[] = ["roadworthy.yaml", "roadworthy.yml"];

/** Whether a path names a manifest. */
export function isManifestPath(path: string): boolean {
  return manifestNames.includes(nameOf(path));
}

/**
 * The projects of a workspace: each folder that holds a manifest; where there is none, those that evidence shows (`discoverProjects`), else
 * the workspace itself. Manifests among tests and vendored code are other people's, or test data, and make no project.
 */
export function findProjectRoots({ files, facts }: Pick<Snapshot, "files" | "facts">): readonly string[] {
  const known = memo.get(facts);
  if (known) return known;
  const found = rootsWithManifest(files);
  const roots = found.length > 0 ? found : discoverProjects(files, facts).roots;
  memo.set(facts, roots);
  return roots;
}

/** By the facts of a snapshot, which are made anew with each. */
const memo = new WeakMap<Snapshot["facts"], readonly string[]>();

function rootsWithManifest(files: readonly string[]): readonly string[] {
  const roots = new Set<string>();
  for (const path of files) {
    if (!isManifestPath(path)) continue;
    const folder = folderOf(path);
    const role = roleOf(path);
    if (folder === "" || (role !== "test" && role !== "vendored")) roots.add(folder);
  }
  return [...roots].sort();
}

/** The innermost root that holds a path; `undefined` for a path outside all of them. */
export function projectRootOf(path: string, roots: readonly string[]): string | undefined {
  let best: string | undefined;
  for (const root of roots) {
    if ((root === "" || path.startsWith(`${root}/`)) && (best === undefined || root.length > best.length)) best = root;
  }
  return best;
}
