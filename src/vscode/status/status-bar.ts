import * as vscode from "vscode";
import type { NextSteps } from "../changes/next-steps.js";
import { activeProject } from "../projects/active-project.js";
import { isUnreadable, manifestErrors } from "../projects/manifest-errors.js";
import type { Projects } from "../projects/projects.js";
import { onSettingsChange, setting } from "../settings.js";
import { statusLabel, statusTooltip } from "./status-tooltip.js";

/** What the item shows, for those who cannot see it. */
export interface Status {
  readonly text: string;
  readonly tooltip: string;
  readonly label: string;
}

export interface StatusBar extends vscode.Disposable {
  /** `undefined` while the item is hidden. */
  readonly status: Status | undefined;
}

/** One item with the score of the project in front; hidden where no manifest is. */
export function showStatusBar(projects: Projects, nextSteps: NextSteps): StatusBar {
  const item = vscode.window.createStatusBarItem("roadworthy.score", vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t("Roadworthy Readiness Score");
  let shown: vscode.Uri | undefined;
  let status: Status | undefined;

  const update = () => {
    const project = setting("statusBar.visible") ? activeProject(projects, shown) : undefined;
    shown = project?.uri;
    status = undefined;
    if (!project) return item.hide();
    const isBroken = isUnreadable(project) || manifestErrors(project) !== undefined;
    const text = isUnreadable(project) ? vscode.l10n.t("no score") : String(project.report.score.value);
    const tooltip = statusTooltip(project, nextSteps.known(project) ?? []);
    const label = statusLabel(project);
    item.text = `$(${isBroken ? "warning" : "checklist"}) ${text}`;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label };
    item.backgroundColor = isBroken ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    item.command = { title: vscode.l10n.t("Show Practices"), command: "roadworthy.showPractices", arguments: [project.uri.toString()] };
    item.show();
    status = { text: item.text, tooltip: tooltip.value, label };
  };
  update();

  const subscriptions = vscode.Disposable.from(
    item,
    projects.onDidChange(update),
    nextSteps.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeActiveNotebookEditor(update),
    onSettingsChange("statusBar", update),
  );
  return {
    get status() {
      return status;
    },
    dispose: () => subscriptions.dispose(),
  };
}
