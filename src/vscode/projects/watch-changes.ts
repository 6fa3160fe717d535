import * as vscode from "vscode";
import type { FolderSession } from "./folder-session.js";
import { isManifest } from "./manifest-files.js";
import { relativePath } from "./relative-path.js";

/** Ms that a listing is trusted to have been kept up to date by file events alone; checked when the window gets the focus. */
const trustMs = 60_000;

/** Tells the sessions of every change in the workspace: edits, saves, files that come and go, and what happened while the window was away. */
export function watchChanges(sessions: () => readonly FolderSession[]): vscode.Disposable {
  const each = (uri: vscode.Uri, tell: (session: FolderSession, path: string) => void) => {
    for (const session of sessions()) {
      const path = relativePath(session.folder.uri, uri);
      if (path !== undefined) tell(session, path);
    }
  };
  const textChanged = (uri: vscode.Uri) => each(uri, (session, path) => session.textChanged(path));
  const pathChanged = (uri: vscode.Uri) =>
    each(uri, (session, path) => {
      session.pathChanged(path);
      if (isManifest(uri)) session.watch();
    });

  // Without a base folder this only receives what VS Code watches anyway; no further watcher is started.
  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(textChanged),
    watcher.onDidCreate(pathChanged),
    watcher.onDidDelete(pathChanged),
    // Not every file system provider tells of changes, so what is done in this window is heard of from the window too.
    vscode.workspace.onDidCreateFiles(({ files }) => files.forEach(pathChanged)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(pathChanged)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        pathChanged(oldUri);
        pathChanged(newUri);
      }
    }),
    // A document may come with unsaved text, and may be told to be unsaved after its text was told to have changed: till then the disk is read.
    vscode.workspace.onDidOpenTextDocument(({ isDirty, uri }) => {
      if (isDirty) textChanged(uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 || document.isDirty) textChanged(document.uri);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => textChanged(uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => textChanged(uri)),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => textChanged(notebook.uri)),
    vscode.workspace.onDidSaveNotebookDocument(({ uri }) => textChanged(uri)),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => textChanged(uri)),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      for (const session of sessions()) if (Date.now() - session.listedAt > trustMs) session.relistSoon();
    }),
  );
}
