import * as vscode from "vscode";
import type { EditorProject } from "./editor-project.js";
import { nameOf } from "./project-name.js";
import type { Projects } from "./projects.js";
import { shownWork } from "./shown-work.js";

/** A URI as commands get it: from a menu, or as text from a link. */
export type UriArgument = vscode.Uri | string | undefined;

/**
 * The project that a command is about: the one it names, the one in front, the only one, or the one that the user picks; as it is now.
 * `undefined` when the user names none, or does not wait for it.
 */
export async function pickProject(projects: Projects, named?: UriArgument): Promise<EditorProject | undefined> {
  if (named) return assessShown(projects, typeof named === "string" ? vscode.Uri.parse(named) : named);
  const isSettled = await shownWork(checkingTitle(), async (waiting) => {
    await projects.settle(waiting);
    return true;
  });
  if (!isSettled) return undefined;
  const inFront = vscode.window.activeNotebookEditor?.notebook.uri ?? vscode.window.activeTextEditor?.document.uri;
  const { all } = projects;
  const project = inFront && projects.of(inFront);
  if (project) return project;
  if (all.length === 1) return all[0];
  if (all.length > 1) {
    const placeHolder = vscode.l10n.t("Which project?");
    const items = all.map((project) => ({ label: nameOf(project), description: vscode.workspace.asRelativePath(project.uri), project }));
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.project;
  }
  const folder = await pickFolder();
  return folder && assessShown(projects, folder.uri);
}

/** The project as it is now, while the user waits and can stop to. */
export function assessShown(projects: Projects, uri: vscode.Uri, relist = false): Promise<EditorProject | undefined> {
  return shownWork(checkingTitle(), (waiting) => projects.assess(uri, { relist, waiting }));
}

function checkingTitle(): string {
  return vscode.l10n.t("Checking the project");
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick();
  if (folders.length === 0) await offerToOpenFolder();
  return folders[0];
}

async function offerToOpenFolder(): Promise<void> {
  const open = vscode.l10n.t("Open Folder…");
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t("Roadworthy looks at a project's folder. None is open."), open);
  if (answer === open) await vscode.commands.executeCommand("workbench.action.files.openFolder");
}
