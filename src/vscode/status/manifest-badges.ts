import * as vscode from "vscode";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import { isUnreadable, manifestErrors } from "../projects/manifest-errors.js";
import { isManifest } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { onSettingsChange, setting } from "../settings.js";
import { statusLabel } from "./status-tooltip.js";

/** Marks manifests, wherever files are listed, with the score of their project, where the user wants that. No other file, and no colour. */
export function badgeManifests(projects: Projects): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  return vscode.Disposable.from(
    changed,
    projects.onDidChange(() => changed.fire(projects.all.map(manifestOf))),
    onSettingsChange("manifest.badge", () => changed.fire(undefined)),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        if (!isManifest(uri) || !setting("manifest.badge", uri)) return undefined;
        const project = projects.all.find((one) => manifestOf(one).toString() === uri.toString());
        return project && new vscode.FileDecoration(badge(project), statusLabel(project));
      },
    }),
  );
}

function manifestOf(project: EditorProject): vscode.Uri {
  return uriOf(project, project.report.project.manifest.path);
}

/** Two characters at most are shown. */
function badge(project: EditorProject): string {
  const { score } = project.report;
  if (isUnreadable(project) || manifestErrors(project)) return "!";
  return score.value === 100 ? "✓" : String(score.value);
}
