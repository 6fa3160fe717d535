import * as vscode from "vscode";
import { uriOf } from "../projects/editor-project.js";
import { isUnreadable } from "../projects/manifest-errors.js";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { onSettingsChange, setting } from "../settings.js";
import { gapCount, gapsOf } from "./status-tooltip.js";

/** What a lens says, once it is shown. */
class ScoreLens extends vscode.CodeLens {
  constructor(
    readonly manifest: vscode.Uri,
    readonly shows: "score" | "add",
  ) {
    super(new vscode.Range(0, 0, 0, 0));
  }
}

/** Above the first line of a manifest: the score and its gaps, which open the report, and the step that adds what is missing. */
export function lensManifests(projects: Projects): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses({ uri }) {
      const project = projects.of(uri);
      if (!project || isUnreadable(project) || !setting("manifest.codeLens", uri)) return undefined;
      if (uriOf(project, project.report.project.manifest.path).toString() !== uri.toString()) return undefined;
      const hasGaps = gapsOf(project) > 0;
      return [new ScoreLens(uri, "score"), ...(hasGaps ? [new ScoreLens(uri, "add")] : [])];
    },
    resolveCodeLens(lens) {
      const project = lens instanceof ScoreLens ? projects.of(lens.manifest) : undefined;
      if (!project || !(lens instanceof ScoreLens)) return lens;
      const { score } = project.report;
      const readiness = vscode.l10n.t("Readiness {0} of 100 ({1})", score.value, vscode.l10n.t(score.level));
      const target = [project.uri.toString()];
      lens.command =
        lens.shows === "score"
          ? { title: `${readiness}, ${gapCount(project)}`, command: "roadworthy.showReport", arguments: target }
          : { title: vscode.l10n.t("Add Missing…"), command: "roadworthy.addMissing", arguments: target };
      return lens;
    },
  };
  return vscode.Disposable.from(
    changed,
    projects.onDidChange(() => changed.fire()),
    onSettingsChange("manifest.codeLens", () => changed.fire()),
    vscode.languages.registerCodeLensProvider(manifestSelector, provider),
  );
}
