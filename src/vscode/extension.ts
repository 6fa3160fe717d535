import type * as vscode from "vscode";
import { createApi, type RoadworthyApi } from "./api.js";
import { followNextSteps } from "./changes/next-steps.js";
import { createPreview } from "./changes/scaffold-preview.js";
import { setContextKeys } from "./context-keys.js";
import { offerCodeActions } from "./findings/code-actions.js";
import { showDiagnostics } from "./findings/diagnostics.js";
import { hoverWaivers } from "./findings/hover-waivers.js";
import { serveRulePages } from "./findings/rule-page.js";
import { offerLanguageModelTools } from "./language-model-tools.js";
import { createLog } from "./log.js";
import { completeManifests } from "./manifest/completion.js";
import { linkManifests } from "./manifest/document-links.js";
import { nameEntries } from "./manifest/entry-name-providers.js";
import { hoverManifests } from "./manifest/hover.js";
import { hintClaims } from "./manifest/inlay-hints.js";
import { outlineManifests } from "./manifest/outline.js";
import { offerMcpServers } from "./mcp-servers.js";
import { showPractices } from "./practices/practices-view.js";
import { testPractices } from "./practices/test-explorer.js";
import { followProjects } from "./projects/projects.js";
import { registerCommands } from "./register-commands.js";
import { createReportPanel } from "./report/report-panel.js";
import { lensManifests } from "./status/code-lens.js";
import { showLanguageStatus } from "./status/language-status.js";
import { badgeManifests } from "./status/manifest-badges.js";
import { showStatusBar } from "./status/status-bar.js";
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
  const reportPanel = createReportPanel(context.extensionUri, projects, nextSteps, context.workspaceState, log);
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
    hoverWaivers(projects),
    completeManifests(projects),
    linkManifests(projects),
    hintClaims(projects),
    lensManifests(projects),
    nameEntries(),
    outlineManifests(),
    badgeManifests(projects),
    showLanguageStatus(projects),
    testPractices(projects),
    offerMcpServers(extension),
    setContextKeys(projects),
    registerCommands({ extension, log, projects, nextSteps, practices, preview, reportPanel }),
  );
  return createApi(extension.packageJSON.version, projects, nextSteps, statusBar, practices);
}
