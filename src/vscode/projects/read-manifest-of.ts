import type * as vscode from "vscode";
import { type EditorProject, uriOf } from "./editor-project.js";
import type { Projects } from "./projects.js";

/** The project whose manifest a document is, as long as its report is about the very text on screen: while a newer one waits, places would be wrong. */
export function readManifestOf(projects: Projects, document: vscode.TextDocument): EditorProject | undefined {
  const project = projects.of(document.uri);
  const manifest = project?.report.project.manifest;
  if (!project || !manifest?.exists || uriOf(project, manifest.path).toString() !== document.uri.toString()) return undefined;
  return manifest.text === document.getText() ? project : undefined;
}
