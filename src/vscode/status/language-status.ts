import * as vscode from "vscode";
import { isUnreadable, manifestErrors } from "../projects/manifest-errors.js";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { onSchemaFeaturesChange, ownsSchemaFeatures } from "../yaml-extension.js";

/** The state of the manifest in front, beside its language: whether it can be read, and whether a check is running. */
export function showLanguageStatus(projects: Projects): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("roadworthy.manifest", manifestSelector);
  item.name = vscode.l10n.t("Roadworthy");
  item.command = { command: "roadworthy.showLog", title: vscode.l10n.t("Show Log") };
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const project = document && projects.of(document.uri);
    item.busy = projects.isBusy;
    if (!project) {
      item.text = vscode.l10n.t("Not checked yet");
      item.severity = vscode.LanguageStatusSeverity.Information;
      return;
    }
    const { report } = project;
    const errors = manifestErrors(project);
    item.text = errors ?? vscode.l10n.t("Readiness {0} of 100", report.score.value);
    const isOurs = ownsSchemaFeatures("validate", document);
    item.detail = [
      ...(isUnreadable(project) ? [] : [vscode.l10n.t("stage {0}", report.project.stage)]),
      ...(isOurs ? [] : [vscode.l10n.t("its keys are checked by the YAML extension")]),
    ].join(", ");
    item.severity = errors ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  };
  update();
  return vscode.Disposable.from(
    item,
    projects.onDidChange(update),
    projects.onDidChangeBusy(update),
    onSchemaFeaturesChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
