import * as vscode from "vscode";
import { loadEngine } from "../load-engine.js";
import { toHover } from "../manifest/to-hover.js";
import type { Projects } from "../projects/projects.js";

/** Says of a rule's id in a comment that waives it, in any file of a project, what the rule asks for. */
export function hoverWaivers(projects: Projects): vscode.Disposable {
  return vscode.languages.registerHoverProvider("*", {
    async provideHover(document, { line, character }, token) {
      const { text } = document.lineAt(line);
      // Asked for wherever the pointer rests: nothing is loaded for other lines.
      if (!text.includes("roadworthy:")) return undefined;
      const project = projects.of(fileOf(document));
      if (!project) return undefined;
      const { waiverHover } = await loadEngine();
      const found = waiverHover(project, text, character, vscode.l10n);
      if (!found || token.isCancellationRequested) return undefined;
      return toHover(project, found, new vscode.Range(line, found.span.start, line, found.span.end));
    },
  });
}

/** The file that a document is, or is a cell of. */
function fileOf(document: vscode.TextDocument): vscode.Uri {
  if (document.uri.scheme !== "vscode-notebook-cell") return document.uri;
  const notebook = vscode.workspace.notebookDocuments.find((one) => one.getCells().some((cell) => cell.document === document));
  return notebook?.uri ?? document.uri;
}
