import * as vscode from "vscode";
import type { FileChange } from "../../text/file-change.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import { isUnreadable } from "../projects/manifest-errors.js";
import { applyChanges } from "./apply-edits.js";
import type { ChangePlan } from "./change-plan.js";

const scheme = "roadworthy-preview";

/** Shows planned changes before they are made. */
export interface Preview extends vscode.Disposable {
  /** Shows all files in one multi-file diff, asks, and applies what was chosen. Gives the files changed; none when cancelled. */
  offer(title: string, project: EditorProject, plan: ChangePlan): Promise<readonly FileChange[]>;
}

/** Serves the texts of previews for as long as they are asked about. */
export function createPreview(): Preview {
  const texts = new Map<string, string>();
  let count = 0;
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });

  return {
    async offer(title, project, plan) {
      const id = String(++count);
      const resources = plan.changes.map((change) => {
        const uri = uriOf(project, change.path);
        const modified = uri.with({ scheme, authority: "", query: id });
        texts.set(modified.toString(), change.after);
        return { modified, diff: [uri, change.before === undefined ? undefined : uri, modified] };
      });
      try {
        await vscode.commands.executeCommand(
          "vscode.changes",
          title,
          resources.map(({ diff }) => diff),
        );
        const chosen = await ask(title, project, plan);
        await closeTab(title);
        if (chosen.length > 0) await applyChanges(project, chosen);
        return chosen;
      } finally {
        for (const { modified } of resources) texts.delete(modified.toString());
      }
    },
    dispose: () => registration.dispose(),
  };
}

async function ask(title: string, project: EditorProject, plan: ChangePlan): Promise<readonly FileChange[]> {
  const apply = {
    label: `$(check) ${vscode.l10n.t("Apply")}`,
    description: [fileCount(plan.changes), ...(isUnreadable(project) ? [] : gainOf(project, plan))].join(", "),
  };
  const choose = { label: `$(list-selection) ${vscode.l10n.t("Choose Files…")}` };
  const cancel = { label: `$(close) ${vscode.l10n.t("Cancel")}` };
  const placeHolder = vscode.l10n.t("Nothing is written yet. Existing files are never overwritten.");
  const items = plan.changes.length > 1 ? [apply, choose, cancel] : [apply, cancel];
  const answer = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (answer === apply) return plan.changes;
  if (answer !== choose) return [];
  const files = plan.changes.map((change) => ({
    label: project.report.project.relative(change.path),
    description: change.before === undefined ? vscode.l10n.t("new") : vscode.l10n.t("changed"),
    picked: true,
    change,
  }));
  const picked = await vscode.window.showQuickPick(files, { title, canPickMany: true, ignoreFocusOut: true });
  return picked?.map(({ change }) => change) ?? [];
}

function gainOf({ report }: EditorProject, { scoreAfter }: ChangePlan): readonly string[] {
  const { value } = report.score;
  const points = scoreAfter - value;
  return [...(points > 0 ? [`+${points}`] : []), vscode.l10n.t("score {0} → {1}", value, scoreAfter)];
}

function fileCount(changes: readonly FileChange[]): string {
  return changes.length === 1 ? vscode.l10n.t("1 file") : vscode.l10n.t("{0} files", changes.length);
}

/** The API of tabs knows multi-file diffs by their label only. */
async function closeTab(title: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  const preview = tabs.filter(({ label, input }) => label.startsWith(title) && !(input instanceof vscode.TabInputText));
  if (preview.length > 0) await vscode.window.tabGroups.close(preview);
}
