import * as vscode from "vscode";
import type { Projects } from "./projects.js";

/** Keeps what `when` clauses ask for in step. */
export function setContextKeys(projects: Projects): vscode.Disposable {
  const update = () => {
    const { all } = projects;
    vscode.commands.executeCommand("setContext", "roadworthy.hasManifest", all.length > 0);
  };
  return projects.onDidChange(update);
}
