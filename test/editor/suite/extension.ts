import * as vscode from "vscode";

/** The extension under test; throws when the editor does not have it. */
export function roadworthy(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("roadworthy.roadworthy");
  if (extension === undefined) throw new Error("roadworthy.roadworthy is not in this editor");
  return extension;
}

/** The one folder of the workspace. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("no folder is open");
  return folder.uri;
}
