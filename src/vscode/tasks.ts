import * as vscode from "vscode";
import { pathExists } from "./changes/change-plan.js";

const type = "roadworthy";

/** A task as `tasks.json` writes it; `package.json` describes the fields. */
interface CheckDefinition extends vscode.TaskDefinition {
  readonly project?: string;
  readonly program?: string;
  readonly arguments?: readonly string[];
}

/** Offers "check", which runs the workspace's own command line, in folders that a program can be run in. VS Code asks for trust before it runs any. */
export function provideTasks(): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(type, {
    async provideTasks() {
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
      return Promise.all(folders.map((folder) => checkTask(folder, { type })));
    },
    resolveTask({ definition, scope }) {
      const isFolder = typeof scope === "object";
      return definition.type === type && isFolder ? checkTask(scope, definition as CheckDefinition) : undefined;
    },
  });
}

async function checkTask(folder: vscode.WorkspaceFolder, definition: CheckDefinition): Promise<vscode.Task> {
  const program = definition.program ?? (await installedProgram(folder));
  const words = ["check", ...(definition.project ? [definition.project] : []), "--format", "line", ...(definition.arguments ?? [])];
  const execution = new vscode.ShellExecution(program, words, { cwd: folder.uri.fsPath });
  const task = new vscode.Task(definition, folder, vscode.l10n.t("check"), "Roadworthy", execution, "$roadworthy");
  task.group = vscode.TaskGroup.Test;
  task.detail = vscode.l10n.t("Runs the command line on the whole folder; what it finds is listed among the problems");
  return task;
}

/** The command line that the workspace installed with npm, else the one on the path. */
async function installedProgram({ uri }: vscode.WorkspaceFolder): Promise<string> {
  const local = "node_modules/.bin/roadworthy";
  return (await pathExists(vscode.Uri.joinPath(uri, local))) ? local : "roadworthy";
}
