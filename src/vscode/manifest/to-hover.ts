import * as vscode from "vscode";
import { linkedCommands } from "../places/command-link.js";
import { placeLabels } from "../places/place-labels.js";
import type { EditorProject } from "../projects/editor-project.js";
import type { ManifestHover } from "./manifest-hover.js";

/** What is said of a place, as VS Code shows it there. */
export async function toHover(project: EditorProject, { places, parts }: ManifestHover, range: vscode.Range): Promise<vscode.Hover> {
  const label = await placeLabels(project, places, vscode.l10n);
  const markdown = new vscode.MarkdownString(parts(label).join("\n\n"), true);
  markdown.isTrusted = { enabledCommands: linkedCommands };
  return new vscode.Hover(markdown, range);
}
