import * as vscode from "vscode";
import type { AgentHost, AgentProject } from "../agent-tools/agent-tool.js";
import { codeMarkdown } from "../text/markdown.js";
import { applyChanges } from "./changes/apply-edits.js";
import { pathExists } from "./changes/change-plan.js";
import type { NextSteps } from "./changes/next-steps.js";
import { type Engine, loadEngine } from "./load-engine.js";
import { currentTexts } from "./places/place-in-editor.js";
import { type EditorProject, uriOf } from "./projects/editor-project.js";
import { folderNameOf } from "./projects/project-name.js";
import type { Projects } from "./projects/projects.js";
import { relativePath } from "./projects/relative-path.js";

/** Offers the tools that `package.json` contributes to language models. Their answers are those of the command line's server. */
export function offerLanguageModelTools(
  { packageJSON }: vscode.Extension<unknown>,
  projects: Projects,
  nextSteps: NextSteps,
): vscode.Disposable {
  const contributed: readonly { readonly name: string }[] = packageJSON.contributes.languageModelTools;
  return vscode.Disposable.from(...contributed.map(({ name }) => vscode.lm.registerTool(name, toolOf(name, projects, nextSteps))));
}

function toolOf(name: string, projects: Projects, nextSteps: NextSteps): vscode.LanguageModelTool<unknown> {
  return {
    async prepareInvocation({ input }) {
      if (name !== "apply_readiness_scaffold") return { invocationMessage: invocationMessage(name) };
      const engine = await loadEngine();
      return confirmation(engine, input, hostOf(engine, projects, nextSteps));
    },
    async invoke({ input }, token) {
      const engine = await loadEngine();
      const answer = await engine.runAgentTool(name, input, hostOf(engine, projects, nextSteps));
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer)]);
    },
  };
}

function invocationMessage(name: string): string {
  switch (name) {
    case "get_readiness_report":
      return vscode.l10n.t("Reading the readiness report");
    case "explain_readiness_rule":
      return vscode.l10n.t("Reading what a rule asks for");
    default:
      return vscode.l10n.t("Working out what a scaffold would write");
  }
}

/**
 * What the user is asked before anything is written: every file, and that none is overwritten. Nothing is written yet. In a dialog VS Code shows
 * this as plain text, in which it leaves escapes, and whatever stands in a list, as they are: so names are code, and lines of one paragraph.
 */
async function confirmation(engine: Engine, input: unknown, host: AgentHost): Promise<vscode.PreparedToolInvocation> {
  const { plan, project } = await engine.planApplication(input, host);
  const { changes, scoreAfter, scoreBefore, title } = plan;
  const files = changes.map(({ before, path }) => {
    const state = before === undefined ? vscode.l10n.t("new") : vscode.l10n.t("changed");
    return `${codeMarkdown(project.report.project.relative(path))} (${state})`;
  });
  const name = project.report.project.manifest.value.project?.name || project.folderName;
  const heading = vscode.l10n.t("Into the project {0}; files that exist are never overwritten:", codeMarkdown(name));
  const score = vscode.l10n.t("score {0} → {1}", scoreBefore, scoreAfter);
  const text = files.length > 0 ? [heading, files.join("  \n"), score].join("\n\n") : vscode.l10n.t("There is nothing to add.");
  return {
    invocationMessage: vscode.l10n.t("Writing {0}", title),
    confirmationMessages: { title: vscode.l10n.t("Write {0}?", title), message: new vscode.MarkdownString(text) },
  };
}

function hostOf(engine: Engine, projects: Projects, nextSteps: NextSteps): AgentHost {
  const shown = new WeakMap<AgentProject, EditorProject>();
  return {
    async find(path) {
      const project = path === undefined ? await onlyProject(engine, projects) : await projects.assess(locateIn(engine, path));
      if (!project) throw engine.noWorkspace();
      const given: AgentProject = {
        report: project.report,
        snapshot: project.snapshot,
        folderName: folderNameOf(project),
        texts: (paths) => currentTexts(project, paths),
        exists: (one) => pathExists(uriOf(project, one)),
        actions: () => nextSteps.find(project),
      };
      shown.set(given, project);
      return given;
    },
    async write(given, changes) {
      const project = shown.get(given);
      if (!project) return [];
      await applyChanges(project, changes);
      await projects.assess(project.uri, { relist: true });
      return changes.map(({ path }) => path);
    },
  };
}

async function onlyProject(engine: Engine, projects: Projects): Promise<EditorProject | undefined> {
  await projects.settle();
  const { all } = projects;
  if (all.length > 1) throw engine.severalProjects(all.map(({ uri }) => uri.fsPath));
  if (all.length === 1) return all[0];
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) throw engine.severalProjects(folders.map(({ uri }) => uri.fsPath));
  return folders[0] && projects.assess(folders[0].uri);
}

/** Where a path that a model gave leads, inside of the workspace. @throws AgentError where it leads elsewhere. */
function locateIn(engine: Engine, path: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw engine.noWorkspace();
  for (const { uri } of folders) {
    const candidate = candidateIn(uri, path);
    if (relativePath(uri, candidate) !== undefined) return candidate;
  }
  throw engine.outsideWorkspace(
    path,
    folders.map(({ uri }) => uri.fsPath),
  );
}

/** `..` is resolved, so that what is compared is where the path really leads. */
function candidateIn(folder: vscode.Uri, path: string): vscode.Uri {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) return vscode.Uri.joinPath(vscode.Uri.parse(path), ".");
  const slashed = path.replace(/\\/g, "/").replace(/^([A-Za-z]):\//, (_, drive: string) => `/${drive.toLowerCase()}:/`);
  return slashed.startsWith("/") ? vscode.Uri.joinPath(folder.with({ path: slashed }), ".") : vscode.Uri.joinPath(folder, slashed);
}
