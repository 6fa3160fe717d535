import * as vscode from "vscode";
import type { Snapshot } from "../../project/snapshot.js";
import type { Report } from "../../report/report.js";

/** One ML project as the surfaces see it: its newest report, and how its paths are named and read in the editor. */
export interface EditorProject {
  readonly folder: vscode.WorkspaceFolder;
  /** The project's own folder. */
  readonly uri: vscode.Uri;
  readonly report: Report;
  /** What the report was made from. */
  readonly snapshot: Snapshot;
  /** The texts of files, unsaved ones as they are on screen; those that cannot be read are left out. */
  texts(paths: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}

/** Where a path that the report names lies. */
export function uriOf(project: EditorProject, path: string): vscode.Uri {
  return vscode.Uri.joinPath(project.folder.uri, path);
}
