import * as vscode from "vscode";
import type { NextSteps } from "../changes/next-steps.js";
import { loadEngine } from "../load-engine.js";
import { inBackground, type Log } from "../log.js";
import { linkedCommands } from "../places/command-link.js";
import { activeProject } from "../projects/active-project.js";
import type { EditorProject } from "../projects/editor-project.js";
import { assessShown } from "../projects/pick-project.js";
import { nameOf } from "../projects/project-name.js";
import type { Projects } from "../projects/projects.js";

const viewType = "roadworthy.report";

/** The report in a panel: one, opened only when asked for, kept in step with the project it shows. */
export interface ReportPanel extends vscode.Disposable {
  show(project: EditorProject): void;
  /** The project that it shows; `undefined` while it is closed. */
  readonly shown: vscode.Uri | undefined;
  /** Checks the shown project again, listing its files anew. */
  refresh(): Promise<void>;
}

/** Ms between two pages: VS Code may never show a page that comes while the one before still loads. */
const restMs = 1000;
/** Ms that a page waits for the next steps, so that most reports come whole. */
const stepsWaitMs = 300;

/** Where the workspace's memory has the project that is shown: the page has no scripts, so it cannot remember it itself. */
const memoryKey = "report.project";

/** Prepares the panel, and brings back one that was open when the window was closed. */
export function createReportPanel(
  extensionUri: vscode.Uri,
  projects: Projects,
  nextSteps: NextSteps,
  memory: vscode.Memento,
  log: Log,
): ReportPanel {
  const media = vscode.Uri.joinPath(extensionUri, "media");
  const options = { enableCommandUris: linkedCommands, localResourceRoots: [media] };
  let panel: vscode.WebviewPanel | undefined;
  let shown: vscode.Uri | undefined;
  let restsUntil = 0;
  let afterRest: ReturnType<typeof setTimeout> | undefined;

  function update(): void {
    if (panel?.visible) inBackground(log, "Rendering the report", render);
  }
  const adopt = (adopted: vscode.WebviewPanel) => {
    panel = adopted;
    restsUntil = 0;
    panel.iconPath = vscode.Uri.joinPath(media, "icon.png");
    panel.webview.options = options;
    panel.onDidDispose(() => {
      panel = undefined;
    });
    panel.onDidChangeViewState(update);
  };
  const render = async () => {
    const project = shown ? projects.of(shown) : activeProject(projects);
    if (!panel || !project) return;
    const { webview } = panel;
    const { reportHtml } = await loadEngine();
    shown = project.uri;
    const rest = restsUntil - Date.now();
    if (rest > 0) {
      afterRest ??= setTimeout(() => {
        afterRest = undefined;
        update();
      }, rest);
      return;
    }
    panel.title = vscode.l10n.t("Readiness of {0}", nameOf(project));
    const stylesheet = webview.asWebviewUri(vscode.Uri.joinPath(media, "report.css")).toString();
    // Where the editor's language is not among ours, the texts are English.
    const language = { tag: vscode.l10n.bundle ? vscode.env.language : "en", l10n: vscode.l10n };
    const page = reportHtml(project, nextSteps.known(project) ?? [], { source: webview.cspSource, stylesheet, language });
    if (page === webview.html) return;
    restsUntil = Date.now() + restMs;
    webview.html = page;
  };
  const renderWithSteps = (project: EditorProject) =>
    inBackground(log, "Rendering the report", async () => {
      const steps = nextSteps.find(project);
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), stepsWaitMs));
      const isWhole = await Promise.race([steps.then(() => true), late]).finally(render);
      if (isWhole) return;
      await steps;
      await render();
    });

  /** Nothing else asks for the report of a project without a manifest. */
  const bringBack = async () => {
    const uri = shown ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const assessed = uri && (await projects.assess(uri));
    const project = shown ? assessed : (activeProject(projects) ?? assessed);
    shown ??= project?.uri;
    if (project) renderWithSteps(project);
  };

  const subscriptions = vscode.Disposable.from(
    projects.onDidChange(update),
    nextSteps.onDidChange(update),
    // A window may learn of its folders only after it has brought back the panel.
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (panel && !(shown && projects.of(shown))) inBackground(log, "Bringing back the report", bringBack);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(restored) {
        const remembered = memory.get<string>(memoryKey);
        shown = remembered === undefined ? undefined : vscode.Uri.parse(remembered);
        adopt(restored);
        await bringBack();
      },
    }),
  );
  return {
    get shown() {
      return panel && shown;
    },
    show(project) {
      shown = project.uri;
      if (panel) panel.reveal();
      else adopt(vscode.window.createWebviewPanel(viewType, vscode.l10n.t("Readiness"), vscode.ViewColumn.Active, options));
      renderWithSteps(project);
      inBackground(log, "Remembering the project", () => memory.update(memoryKey, project.uri.toString()));
    },
    async refresh() {
      if (shown) await assessShown(projects, shown, true);
    },
    dispose() {
      clearTimeout(afterRest);
      panel?.dispose();
      subscriptions.dispose();
    },
  };
}
