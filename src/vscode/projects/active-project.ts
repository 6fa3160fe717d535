import * as vscode from "vscode";
import type { EditorProject } from "./editor-project.js";
import type { Projects } from "./projects.js";

/** The project of the file in front; else of `last`; else the first. Only projects with a manifest. */
export function activeProject(projects: Projects, last?: vscode.Uri): EditorProject | undefined {
  const { all } = projects;
  const inFront = vscode.window.activeNotebookEditor?.notebook.uri ?? vscode.window.activeTextEditor?.document.uri;
  const project = inFront && projects.of(inFront);
  if (project && all.includes(project)) return project;
  return all.find(({ uri }) => uri.toString() === last?.toString()) ?? all[0];
}
