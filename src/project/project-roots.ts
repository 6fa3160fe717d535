import { folderOf, nameOf } from "../workspace/path-parts.js";
import { roleOf } from "../workspace/role.js";
import { type Discovered, discoverProjects } from "./discover-projects.js";
import { oncePer } from "./once-per.js";
import type { Snapshot } from "./snapshot.js";

/** The base names a manifest may have, preferred first. */
export const manifestNames: readonly string[] = ["roadworthy.yaml", "roadworthy.yml"];

/** Whether a path names a manifest. */
export function isManifestPath(path: string): boolean {
  // Asked of every file, and nearly always in vain.
  return (path.endsWith(".yaml") || path.endsWith(".yml")) && manifestNames.includes(nameOf(path));
}

/**
 * The projects of a workspace: each folder that holds a manifest; where there is none, those that evidence shows (`discoverProjects`), else
 * the workspace itself. Manifests among tests and vendored code are other people's, or test data, and make no project.
 */
export const findProjects = oncePer(
  // Made anew with each snapshot.
  ({ facts }: Pick<Snapshot, "files" | "facts">) => facts,
  ({ files, facts }): Discovered => {
    const roots = rootsWithManifest(files);
    return roots.length > 0 ? { roots } : discoverProjects(files, facts);
  },
);

/** The folders of the projects of a workspace, sorted. */
export function findProjectRoots(snapshot: Pick<Snapshot, "files" | "facts">): readonly string[] {
  return findProjects(snapshot).roots;
}

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
