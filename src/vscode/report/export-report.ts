import * as vscode from "vscode";
import type { Format } from "../../formats/format.js";
import type { NextSteps } from "../changes/next-steps.js";
import { loadEngine } from "../load-engine.js";
import type { EditorProject } from "../projects/editor-project.js";
import { reportInputOf } from "./report-input-of.js";

/** Writes the report into a file of a format that the user picks, the same bytes as the command line's. */
export async function exportReport(project: EditorProject, nextSteps: NextSteps, version: string): Promise<void> {
  const { formats } = await loadEngine();
  const known: readonly Format[] = Object.values(formats);
  const items = known.flatMap((format) =>
    format.file ? [{ label: format.title, description: format.file, file: format.file, format }] : [],
  );
  const title = vscode.l10n.t("Export Report");
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("As what?") });
  if (!picked) return;
  const defaultUri = vscode.Uri.joinPath(project.uri, picked.file);
  const target = await vscode.window.showSaveDialog({ title, defaultUri });
  if (!target) return;
  const text = picked.format.render([await reportInputOf(project, nextSteps, version)], {});
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t("The report was written to {0}.", vscode.workspace.asRelativePath(target));
  if ((await vscode.window.showInformationMessage(message, open)) === open) await vscode.commands.executeCommand("vscode.open", target);
}

/** Puts the report into the clipboard, as Markdown: for a pull request, an issue or a message, in which it is readable as it is too. */
export async function copyReport(project: EditorProject, nextSteps: NextSteps, version: string): Promise<void> {
  const { formats } = await loadEngine();
  const { render } = formats.markdown;
  await vscode.env.clipboard.writeText(render([await reportInputOf(project, nextSteps, version)], {}));
  vscode.window.setStatusBarMessage(vscode.l10n.t("The report is in the clipboard, as Markdown"), 5_000);
}
