import * as vscode from "vscode";
import type { ReportJson } from "../formats/report-schema.js";
import type { NextSteps } from "./changes/next-steps.js";
import { loadEngine } from "./load-engine.js";
import type { PracticesView, TreeNode } from "./practices/practices-view.js";
import { treeItem } from "./practices/tree-item.js";
import type { Projects } from "./projects/projects.js";
import { reportInputOf } from "./report/report-input-of.js";
import type { Status, StatusBar } from "./status/status-bar.js";

/** A node of the tree of practices as it is shown. */
export interface ShownPractice {
  /** The same for the same thing as long as it is there. */
  readonly id: string;
  readonly label: string;
  /** What stands beside the label: always in words what the icon says. */
  readonly description: string;
  readonly icon: string;
  /** What menus go by. */
  readonly context: string;
  readonly children: readonly ShownPractice[];
}

/** What `activate` gives to other extensions. Within a version, things are only added. */
export interface RoadworthyApi {
  readonly version: 1;
  /** The up-to-date report on the project that a file or folder belongs to, as `schemas/report.schema.json` describes it; `undefined` outside the workspace. */
  getReport(uri: vscode.Uri): Promise<ReportJson | undefined>;
  /** Some project has a newer report. */
  readonly onDidChangeReport: vscode.Event<void>;
  /** What the status bar shows; `undefined` while it shows nothing. */
  readonly status: Status | undefined;
  /** What the tree of practices shows with its present filter. */
  getPractices(): Promise<readonly ShownPractice[]>;
  /** The number of blocking gaps beside the view's icon; 0 where there is none. */
  readonly badge: number;
}

/** The public face of the parts. */
export function createApi(
  version: string,
  projects: Projects,
  nextSteps: NextSteps,
  statusBar: StatusBar,
  practices: PracticesView,
): RoadworthyApi {
  return {
    version: 1,
    async getReport(uri) {
      const project = await projects.assess(uri);
      if (!project) return undefined;
      const { toReportJson } = await loadEngine();
      return toReportJson(await reportInputOf(project, nextSteps, version));
    },
    onDidChangeReport: projects.onDidChange,
    get status() {
      return statusBar.status;
    },
    async getPractices() {
      return (await practices.nodes()).map(shown);
    },
    get badge() {
      return practices.badge;
    },
  };
}

function shown({ children, model, project }: TreeNode): ShownPractice {
  const { contextValue = "", description, iconPath, label } = treeItem(model, project);
  return {
    id: model.id,
    label: String(label),
    description: String(description ?? ""),
    icon: iconPath instanceof vscode.ThemeIcon ? iconPath.id : "",
    context: contextValue,
    children: children.map(shown),
  };
}
