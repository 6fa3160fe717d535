import type { Project } from "../../project/project.js";
import { prefixOf } from "../../workspace/path-parts.js";
import { indexFrom } from "../../workspace/sorted-paths.js";

/** More than this in one list is not read. */
const mostPaths = 200;
const mostAlike = 50;

/** A file or folder of a project. */
export interface ProjectPath {
  /** Relative to the project; of a folder with a `/` at its end. */
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * The files and folders that may go on a path typed so far: what its folder holds; and of a path just begun, files anywhere that end like one
 * of the `examples`, which come first.
 */
export function pathsAt({ files, root }: Project, typed: string, examples: readonly string[]): readonly ProjectPath[] {
  const start = root === "" ? "" : `${root}/`;
  const folder = typed.startsWith("./") ? "./" : "";
  const inside = prefixOf(typed.slice(folder.length));
  const found = new Map<string, ProjectPath>();
  const add = (path: string) => {
    if (found.size < mostPaths) found.set(path, { path: folder + path, isFolder: path.endsWith("/") });
  };
  if (inside === "") for (const file of filesLike(files, start, endingsOf(examples))) add(file);
  for (let index = indexFrom(files, start + inside); files[index]?.startsWith(start + inside); index++) {
    const below = (files[index] ?? "").slice((start + inside).length);
    const slash = below.indexOf("/");
    add(inside + (slash === -1 ? below : below.slice(0, slash + 1)));
    if (found.size >= mostPaths) break;
  }
  return [...found.values()];
}

/** Whether a path, relative to the workspace, is a file of the project. */
export function isFileOf({ files }: Project, path: string): boolean {
  return files[indexFrom(files, path)] === path;
}

function* filesLike(files: readonly string[], start: string, endings: readonly string[]): Generator<string> {
  if (endings.length === 0) return;
  let count = 0;
  for (let index = indexFrom(files, start); files[index]?.startsWith(start) && count < mostAlike; index++) {
    const file = files[index] ?? "";
    if (!endings.some((ending) => file.endsWith(ending))) continue;
    count++;
    yield file.slice(start.length);
  }
}

function endingsOf(examples: readonly string[]): readonly string[] {
  return examples.flatMap((example) => /[^/](\.[a-z0-9]+)$/i.exec(example)?.[1] ?? []);
}
