import * as vscode from "vscode";
import { toWorkspaceEdit } from "./apply-edits.js";
import { uriOf } from "./editor-project.js";
import { loadEngine } from "./load-engine.js";
import type { Projects } from "./projects.js";
import { waiveInManifest } from "./waivers.js";

/** Adds a waiver of one of the rules to the project's manifest and goes to its reason. */
export async function waiveRule(projects: Projects, projectUri: string, rules: readonly string[]): Promise<void> {
  const rule = await vscode.window.showQuickPick([...rules], { placeHolder: vscode.l10n.t("Waive which rule?") });
  const project = rule && (await projects.assess(vscode.Uri.parse(projectUri)));
  if (!project) return;
  await vscode.workspace.applyEdit(await toWorkspaceEdit(project, waiveInManifest(await loadEngine(), project, rule)));
  await openBlank(uriOf(project, project.report.project.manifest.path));
}

/** Shows a file with the last thing left to fill in selected. */
export async function openBlank(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const start = text.lastIndexOf("TODO: why");
  const end = start < 0 ? 0 : start + (/.*/.exec(text.slice(start))?.[0].replace(/["']$/, "").length ?? 0);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(document.positionAt(Math.max(0, start)), document.positionAt(end)),
  });
}
