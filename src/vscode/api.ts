import type * as vscode from "vscode";
import type { ReportJson } from "../formats/report-schema.js";
import { loadEngine } from "./load-engine.js";
import type { NextSteps } from "./next-steps.js";
import { currentTexts } from "./place-in-editor.js";
import { folderNameOf } from "./project-name.js";
import type { Projects } from "./projects.js";
import type { Status, StatusBar } from "./status-bar.js";

/** What `activate` gives to other extensions. Within a version, things are only added. */
export interface RoadworthyApi {
  readonly version: 1;
  /** The up-to-date report on the project that a file or folder belongs to, as `schemas/report.schema.json` describes it; `undefined` outside the workspace. */
  getReport(uri: vscode.Uri): Promise<ReportJson | undefined>;
  /** Some project has a newer report. */
  readonly onDidChangeReport: vscode.Event<void>;
  /** What the status bar shows; `undefined` while it shows nothing. */
  readonly status: Status | undefined;
}

/** The public face of the parts. */
export function createApi(version: string, projects: Projects, nextSteps: NextSteps, statusBar: StatusBar): RoadworthyApi {
  return {
    version: 1,
    async getReport(uri) {
      const project = await projects.assess(uri);
      if (!project) return undefined;
      const { pathsIn, toReportJson } = await loadEngine();
      const { report, snapshot } = project;
      const actions = await nextSteps.find(project);
      return toReportJson({
        report,
        actions,
        texts: await currentTexts(project, pathsIn(report)),
        notes: snapshot.notes,
        version,
        folderName: folderNameOf(project),
      });
    },
    onDidChangeReport: projects.onDidChange,
    get status() {
      return statusBar.status;
    },
  };
}
