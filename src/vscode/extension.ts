import type * as vscode from "vscode";
import { createApi, type RoadworthyApi } from "./api.js";
import { offerCodeActions } from "./code-actions.js";
import { lensManifests } from "./code-lens.js";
import { registerCommands } from "./commands.js";
import { completeManifests } from "./completion.js";
import { setContextKeys } from "./context-keys.js";
import { showDiagnostics } from "./diagnostics.js";
import { linkManifests } from "./document-links.js";
import { nameEntries } from "./entry-name-providers.js";
import { hoverManifests } from "./hover.js";
import { hintClaims } from "./inlay-hints.js";
import { offerLanguageModelTools } from "./language-model-tools.js";
import { showLanguageStatus } from "./language-status.js";
import { createLog } from "./log.js";
import { followNextSteps } from "./next-steps.js";
import { outlineManifests } from "./outline.js";
import { showPractices } from "./practices-view.js";
import { followProjects } from "./projects.js";
import { createReportPanel } from "./report-panel.js";
import { serveRulePages } from "./rule-page.js";
import { createPreview } from "./scaffold-preview.js";
import { showStatusBar } from "./status-bar.js";
import { provideTasks } from "./tasks.js";

/** Builds the parts and connects them. The engine comes in later, when there is something to check. */
export function activate(context: vscode.ExtensionContext): RoadworthyApi {
  const { extension } = context;
  const log = createLog();
  const projects = followProjects(log);
  const nextSteps = followNextSteps(projects, log);
  const preview = createPreview();
  const diagnostics = showDiagnostics(projects, log);
  const statusBar = showStatusBar(projects, nextSteps);
  const practices = showPractices(projects, context.workspaceState, log);
  const reportPanel = createReportPanel(context.extensionUri, projects, nextSteps, log);
  context.subscriptions.push(
    log,
    projects,
    nextSteps,
    preview,
    diagnostics,
    statusBar,
    practices,
    reportPanel,
    offerLanguageModelTools(extension, projects, nextSteps),
    provideTasks(),
    serveRulePages(context.extensionUri),
    offerCodeActions(projects, diagnostics),
    hoverManifests(projects),
    completeManifests(projects),
    linkManifests(projects),
    hintClaims(projects),
    lensManifests(projects),
    nameEntries(),
    outlineManifests(),
    showLanguageStatus(projects),
    setContextKeys(projects),
    registerCommands({ extension, log, projects, nextSteps, practices, preview, reportPanel }),
  );
  return createApi(extension.packageJSON.version, projects, nextSteps, statusBar, practices);
}
