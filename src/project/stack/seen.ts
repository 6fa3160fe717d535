import type { Place } from "../../text/span.js";
import { pathIn } from "../../workspace/path-parts.js";
import { isListed } from "../../workspace/sorted-paths.js";
import type { Project } from "../project.js";

/** A value and the place that shows it; without a place it is a default, or follows from which files there are. */
export interface Seen<Value> {
  readonly value: Value;
  readonly at?: Place;
}

/** A Python file that can be run. */
export interface Entry {
  /** Relative to the project. */
  readonly file: string;
  /** The folder that has to be on the import path for it, relative to the project; `""` for the project itself. */
  readonly importRoot: string;
  /** The words that run it from the project's folder. */
  readonly words: readonly string[];
  /** The same as a shell command line. */
  readonly command: string;
}

/** A workspace path as seen from the project; `undefined` for a file outside of it. */
export function fromProject(project: Pick<Project, "root">, path: string): string | undefined {
  if (project.root === "") return path;
  return path.startsWith(`${project.root}/`) ? path.slice(project.root.length + 1) : undefined;
}

/** The workspace path of a path relative to the project. Takes it literally, where `project.resolve` ends it at a `#`. */
export function inWorkspace(project: Pick<Project, "root">, path: string): string {
  return pathIn(project.root, path);
}

/** Whether a path relative to the project is a file or a folder of it. */
export function isThere(project: Pick<Project, "root" | "files">, path: string): boolean {
  return path !== "" && isListed(project.files, inWorkspace(project, path));
}

/** Number of folders above a file. */
export function depthOf(path: string): number {
  return path.split("/").length - 1;
}
