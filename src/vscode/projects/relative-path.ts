import type * as vscode from "vscode";

/** The path of `uri` relative to `folder`, with `/`; `undefined` when it lies outside. */
export function relativePath(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return undefined;
  const prefix = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  if (uri.path.startsWith(prefix)) return uri.path.slice(prefix.length);
  return uri.path === folder.path ? "" : undefined;
}
