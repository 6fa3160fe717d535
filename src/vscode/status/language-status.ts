import * as vscode from "vscode";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";

/** The state of the manifest in front, beside its language: whether it can be read, and whether a check is running. */
export function showLanguageStatus(projects: Projects): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("roadworthy.manifest", manifestSelector);
  item.name = vscode.l10n.t("Roadworthy");
  item.command = { command: "roadworthy.showLog", title: vscode.l10n.t("Show Log") };
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const report = document && projects.of(document.uri)?.report;
    item.busy = projects.isBusy;
    if (!report) {
      item.text = vscode.l10n.t("Not checked yet");
      item.severity = vscode.LanguageStatusSeverity.Information;
      return;
    }
    const errors = report.project.manifest.problems.filter(({ severity }) => severity === "error").length;
    item.text = errors > 0 ? errorCount(errors) : vscode.l10n.t("Readiness {0} of 100", report.score.value);
    item.detail = vscode.l10n.t("stage {0}", report.project.stage);
    item.severity = errors > 0 ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  };
  update();
  return vscode.Disposable.from(
    item,
    projects.onDidChange(update),
    projects.onDidChangeBusy(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function errorCount(errors: number): string {
  return errors === 1 ? vscode.l10n.t("1 error in the manifest") : vscode.l10n.t("{0} errors in the manifest", errors);
}
