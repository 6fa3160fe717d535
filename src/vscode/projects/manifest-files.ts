import * as vscode from "vscode";
import { nameOf } from "../../workspace/path-parts.js";

/** The manifest's names; the engine has the same list, too heavy to load for this. */
const names = ["roadworthy.yaml", "roadworthy.yml"];

/** Selects manifests, in any file system. */
export const manifestSelector: vscode.DocumentSelector = { pattern: `**/{${names.join(",")}}` };

/** Whether a URI names a manifest. */
export function isManifest(uri: vscode.Uri): boolean {
  return names.includes(nameOf(uri.path));
}

/** Whether a folder holds a manifest, at its root or anywhere below it: a look, not a scan. */
export async function hasManifest(folder: vscode.Uri): Promise<boolean> {
  for (const name of names) {
    const found = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name)).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  const nested = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, `*/**/{${names.join(",")}}`), undefined, 1);
  return nested.length > 0;
}
