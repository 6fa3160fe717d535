import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import type { Edit } from "../text/edit.js";

/** A file to write, at a path relative to the project. */
export function newFile(project: Pick<Project, "root">, path: string, text: string): Edit {
  return { kind: "create", path: inWorkspace(project, path), text };
}
