import * as vscode from "vscode";
import type { RoadworthyApi } from "../../../src/vscode/api.js";
import { roadworthy, workspaceFolder } from "./extension.js";
import { waitFor } from "./wait-for.js";

/** A file of the workspace's first folder. */
export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), path);
}

/** What the extension gives to others. */
export async function api(): Promise<RoadworthyApi> {
  return (await roadworthy().activate()) as RoadworthyApi;
}

/** The problems that the extension shows in a document. */
export function problems(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Roadworthy");
}

/** The id of the rule that a problem is about. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === "object" ? String(code.value) : "";
}

/** The problem of a rule, once it is shown; of several the first. */
export function problemOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return waitFor(`${rule} in ${uri.path}`, () => problems(uri).find((problem) => ruleOf(problem) === rule));
}

/** Waits until a rule has no problem in a document. */
export async function problemGone(uri: vscode.Uri, rule: string): Promise<void> {
  await waitFor(`no ${rule} in ${uri.path}`, () => !problems(uri).some((problem) => ruleOf(problem) === rule));
}

/** Replaces a text in a document without saving it. */
export async function edit(uri: vscode.Uri, from: string, to: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const start = document.getText().indexOf(from);
  if (start < 0) throw new Error(`${from} is not in ${uri.path}`);
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)), to);
  await vscode.workspace.applyEdit(change);
}

/** Gives up what was not saved. */
export async function revert(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand("workbench.action.files.revert");
}

/** The same for every document, so that the next test finds what is on disk. */
export async function revertAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) if (document.isDirty) await revert(document.uri);
}

/** The code actions for a range, with the first ones' edits worked out. */
export function codeActions(uri: vscode.Uri, range: vscode.Range, kind = vscode.CodeActionKind.QuickFix): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind.value, 100);
}

/** The text of a document as it is on screen. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** Whether a file or folder exists. */
export function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Puts a file on disk, as another program would. */
export function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
