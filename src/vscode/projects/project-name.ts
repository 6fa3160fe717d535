import type { EditorProject } from "./editor-project.js";

/** The name of the project's folder. */
export function folderNameOf({ uri }: EditorProject): string {
  const path = uri.path.replace(/\/$/, "");
  return path.slice(path.lastIndexOf("/") + 1);
}

/** What a project is called: its declared name, else its folder's. */
export function nameOf(project: EditorProject): string {
  return project.report.project.manifest.value.project?.name || folderNameOf(project);
}
