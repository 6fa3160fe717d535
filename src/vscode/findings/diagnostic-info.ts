import * as vscode from "vscode";
import type { Projects } from "../projects/projects.js";
import { allSettings } from "../settings.js";

/** Puts into the clipboard what a report of a fault needs: versions, sizes and settings; no path, no name and no text of the workspace. */
export async function copyDiagnosticInfo({ packageJSON }: vscode.Extension<unknown>, projects: Projects): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const info = {
    roadworthy: packageJSON.version,
    vscode: vscode.version,
    host: vscode.env.appHost,
    ui: vscode.env.uiKind === vscode.UIKind.Web ? "web" : "desktop",
    remote: vscode.env.remoteName ?? null,
    language: vscode.env.language,
    trusted: vscode.workspace.isTrusted,
    folders: folders.map(({ uri }) => uri.scheme),
    busy: projects.isBusy,
    projects: projects.all.map(({ report, snapshot }) => ({
      files: snapshot.files.length,
      facts: snapshot.facts.size,
      notes: snapshot.notes.length,
      stage: report.project.stage,
      score: report.unreadable ? null : report.score.value,
      findings: report.findings.length,
      manifestProblems: report.project.manifest.problems.map(({ code }) => code),
      failedRules: [...report.outcomes.values()].filter(({ kind }) => kind === "crashed").map(({ rule }) => rule),
    })),
    settings: allSettings(packageJSON),
  };
  await vscode.env.clipboard.writeText(`${JSON.stringify(info, undefined, 2)}\n`);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Diagnostic information is in the clipboard"), 5_000);
}
