import * as vscode from "vscode";
import type { Place } from "../text/span.js";
import { addMissing, addScaffold } from "./changes/add-scaffolds.js";
import type { ChangeParts } from "./changes/change-project.js";
import { createManifest } from "./changes/create-manifest.js";
import { makeProductionReady } from "./changes/make-production-ready.js";
import type { NextSteps } from "./changes/next-steps.js";
import { applyFix, fixNext } from "./changes/take-step.js";
import { copyDiagnosticInfo } from "./findings/diagnostic-info.js";
import { explainRule } from "./findings/explain-rule.js";
import { openBlank, waiveRule, waiveSome } from "./findings/waive-rule.js";
import type { Log } from "./log.js";
import { openPlace } from "./places/open-place.js";
import { explainNode, fixNode, waiveNode } from "./practices/practice-commands.js";
import type { PracticesView, TreeNode } from "./practices/practices-view.js";
import { uriOf } from "./projects/editor-project.js";
import { assessShown, pickProject, type UriArgument } from "./projects/pick-project.js";
import { nameOf } from "./projects/project-name.js";
import { copyReport, exportReport } from "./report/export-report.js";
import type { ReportPanel } from "./report/report-panel.js";

/** What commands work with. */
export interface CommandParts extends ChangeParts {
  readonly extension: vscode.Extension<unknown>;
  readonly log: Log;
  readonly nextSteps: NextSteps;
  readonly practices: PracticesView;
  readonly reportPanel: ReportPanel;
}

/** Runs a command; one that adds a scaffold is called by it. Throws what is to be told to the user, who asked. */
export async function runCommand(parts: CommandParts, id: string, args: readonly never[]): Promise<void> {
  const run = commandsOf(parts)[id];
  if (run) await run(...args);
  else await addScaffold(parts, id.slice("roadworthy.add.".length), ...args);
}

function commandsOf(parts: CommandParts): Readonly<Record<string, (...args: never[]) => unknown>> {
  const { extension, nextSteps, practices, projects, reportPanel } = parts;
  return {
    "roadworthy.createManifest": (uri: UriArgument) => createManifest(parts, uri),
    "roadworthy.addMissing": (uri: UriArgument) => addMissing(parts, uri),
    "roadworthy.makeProductionReady": (uri: UriArgument) => makeProductionReady(parts, uri),
    "roadworthy.fixNext": (uri: UriArgument) => fixNext(parts, nextSteps, uri),
    "roadworthy.checkProject": () => checkProject(parts),
    "roadworthy.showReport": async (uri: UriArgument) => {
      const project = await pickProject(projects, uri);
      if (project) reportPanel.show(project);
    },
    "roadworthy.refreshReport": () => reportPanel.refresh(),
    "roadworthy.explainRule": (...rules: string[]) =>
      explainRule(
        projects,
        rules.filter((rule) => typeof rule === "string"),
      ),
    "roadworthy.showPractices": async (uri: UriArgument) => {
      const project = await pickProject(projects, uri);
      if (project) await practices.reveal(project);
    },
    "roadworthy.showGaps": () => practices.setFilter("gaps"),
    "roadworthy.showFixable": () => practices.setFilter("fixable"),
    "roadworthy.showAllPractices": () => practices.setFilter("all"),
    "roadworthy.fixPractice": (node?: TreeNode) => fixNode(parts, node ?? practices.selected),
    "roadworthy.explainPractice": (node?: TreeNode) => explainNode(parts, node ?? practices.selected),
    "roadworthy.waivePractice": (node?: TreeNode) => waiveNode(parts, node ?? practices.selected),
    "roadworthy.waive": () => waiveSome(projects),
    "roadworthy.openManifest": async (uri: UriArgument) => {
      const project = await pickProject(projects, uri);
      if (project?.report.project.manifest.exists)
        await vscode.window.showTextDocument(uriOf(project, project.report.project.manifest.path));
    },
    "roadworthy.exportReport": async (uri: UriArgument) => {
      const project = await pickProject(projects, uri ?? reportPanel.shown);
      if (project) await exportReport(project, nextSteps, extension.packageJSON.version);
    },
    "roadworthy.copyReport": async (uri: UriArgument) => {
      const project = await pickProject(projects, uri ?? reportPanel.shown);
      if (project) await copyReport(project, nextSteps, extension.packageJSON.version);
    },
    "roadworthy.copyDiagnosticInfo": () => copyDiagnosticInfo(extension, projects),
    "roadworthy.openPlace": async (uri: string, place: Place) => {
      const project = await projects.assess(vscode.Uri.parse(uri));
      if (project) await openPlace(project, place);
    },
    "roadworthy.openBlank": (uri: string) => openBlank(vscode.Uri.parse(uri)),
    "roadworthy.applyFix": (uri: string, rule: string, title: string) => applyFix(parts, uri, rule, title),
    "roadworthy.waiveRule": (uri: string, ...rules: string[]) => waiveRule(projects, uri, rules),
  };
}

async function checkProject({ projects, reportPanel }: CommandParts): Promise<void> {
  const asked = await pickProject(projects);
  const project = asked && (await assessShown(projects, asked.uri, true));
  if (!project) return;
  const { findings, score, unreadable } = project.report;
  if (unreadable?.extent === "all") {
    const open = vscode.l10n.t("Open Manifest");
    const text = vscode.l10n.t("The manifest of {0} cannot be read, so there is no score.", nameOf(project));
    if ((await vscode.window.showWarningMessage(text, open)) === open) await openPlace(project, unreadable.at);
    return;
  }
  const show = vscode.l10n.t("Show Report");
  const readiness = vscode.l10n.t("Readiness {0} of 100 ({1}), {2} findings.", score.value, vscode.l10n.t(score.level), findings.length);
  const text = unreadable ? `${readiness} ${vscode.l10n.t("It cannot be relied on: parts of the manifest cannot be read.")}` : readiness;
  if ((await vscode.window.showInformationMessage(text, show)) === show) reportPanel.show(project);
}
