import * as vscode from "vscode";
import type { DirectoryEntry, FileContent, FileSystem } from "../../workspace/file-system.js";
import { notebookText } from "./notebook-text.js";

/** A workspace folder as the engine reads it: unsaved documents and notebooks first, then what any file system provider of VS Code holds. */
export function workspaceFileSystem(folder: vscode.Uri): FileSystem {
  return {
    async readDirectory(path) {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, path));
      return entries.flatMap(([name, type]) => {
        const kind = kindOf(type);
        return kind ? [{ name, kind }] : [];
      });
    },
    async readFile(path, maxBytes, known) {
      const uri = vscode.Uri.joinPath(folder, path);
      return unsavedContent(uri) ?? savedContent(uri, maxBytes, known);
    },
    at(other) {
      // An absolute path stays in the same file system, on the same computer.
      const isAbsolute = /^(?:[a-z]:)?\//i.test(other);
      const uri = isAbsolute ? folder.with({ path: other.replace(/^(?!\/)/, "/") }) : vscode.Uri.joinPath(folder, other);
      return uri.path === folder.path ? undefined : workspaceFileSystem(uri);
    },
  };
}

function kindOf(type: vscode.FileType): DirectoryEntry["kind"] | undefined {
  if (type & vscode.FileType.SymbolicLink) return "link";
  if (type & vscode.FileType.Directory) return "directory";
  return type & vscode.FileType.File ? "file" : undefined;
}

function unsavedContent(uri: vscode.Uri): FileContent | undefined {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.isDirty && one.uri.toString() === key);
  if (document) return bufferContent(document.getText(), document.version);
  const notebook = vscode.workspace.notebookDocuments.find((one) => one.isDirty && one.uri.toString() === key);
  return notebook && bufferContent(notebookText(notebook), notebook.version);
}

/** `size` is in UTF-16 units, close enough to bytes for the bounds it is held against. */
function bufferContent(text: string, version: number): FileContent {
  return { text, size: text.length, version: `unsaved:${version}` };
}

async function savedContent(uri: vscode.Uri, maxBytes: number, known: string | undefined): Promise<FileContent | undefined> {
  let stat: vscode.FileStat;
  try {
    stat = await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
  if (!(stat.type & vscode.FileType.File)) return undefined;
  const version = [stat.mtime, stat.size].join(":");
  const content = { size: stat.size, version, modified: stat.mtime };
  if (version === known || stat.size > maxBytes) return content;
  return { ...content, bytes: await vscode.workspace.fs.readFile(uri) };
}

/** A path through a file (`a.txt/b`) is as absent as any other. */
function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && (error.code === "FileNotFound" || error.code === "FileNotADirectory");
}
