import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { Session } from "../engine/session.js";
import { isManifestPath } from "../project/project-roots.js";
import { NoSuchPath, UsageError } from "./exit-code.js";
import { nodeFileSystem } from "./node-file-system.js";
import type { Output } from "./output.js";
import { Progress } from "./progress.js";

/** A folder that was read. */
export interface OpenedWorkspace {
  readonly folder: string;
  readonly session: Session;
}

/** Reads the workspace at a path: a folder, or a manifest in one. @throws UsageError when it is neither. */
export async function openWorkspace(path: string, output: Output): Promise<OpenedWorkspace> {
  const absolute = resolve(path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat) throw new NoSuchPath(path);
  if (!stat.isDirectory() && !isManifestPath(basename(absolute))) throw new UsageError(`${path}: not a folder, and not a roadworthy.yaml.`);
  const folder = stat.isDirectory() ? absolute : dirname(absolute);
  const session = new Session(nodeFileSystem(folder));
  const progress = new Progress(output);
  await session.refresh({ onProgress: (done, total) => progress.show(`Reading ${done}/${total} files`) });
  progress.end();
  return { folder, session };
}

/** The only project of a workspace, or the one at its top. @throws UsageError where it is unclear which is meant. */
export function onlyRoot(roots: readonly string[]): string {
  if (roots.length > 1 && !roots.includes(""))
    throw new UsageError(`There are ${roots.length} projects here; name one:\n${roots.map((one) => `  ${one}`).join("\n")}`);
  return roots[0] ?? "";
}
