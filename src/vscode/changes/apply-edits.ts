import * as vscode from "vscode";
import type { Edit } from "../../text/edit.js";
import { type FileChange, toEdit } from "../../text/file-change.js";
import { Source } from "../../text/source.js";
import { currentTexts, toRange } from "../places/place-in-editor.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";

/** Edits as VS Code applies them: all or none, one step to undo. Creating a file that exists makes the whole fail. */
export async function toWorkspaceEdit(project: EditorProject, edits: readonly Edit[]): Promise<vscode.WorkspaceEdit> {
  const texts = await currentTexts(
    project,
    edits.flatMap((edit) => (edit.kind === "replace" ? [edit.path] : [])),
  );
  const sources = new Map([...texts].map(([path, text]) => [path, new Source(text)]));
  const result = new vscode.WorkspaceEdit();
  for (const edit of edits) {
    const uri = uriOf(project, edit.path);
    const source = sources.get(edit.path);
    if (edit.kind === "create")
      result.createFile(uri, { contents: new TextEncoder().encode(edit.text), overwrite: false, ignoreIfExists: false });
    else if (source) result.replace(uri, toRange(source, edit.span), edit.text);
  }
  return result;
}

/** Makes changes, all or none, one step to undo. @throws where a file is no longer what it was when they were planned, or they cannot be applied. */
export async function applyChanges(project: EditorProject, changes: readonly FileChange[]): Promise<void> {
  const texts = await currentTexts(
    project,
    changes.flatMap(({ path, before }) => (before === undefined ? [] : [path])),
  );
  if (changes.some(({ path, before }) => before !== undefined && before !== texts.get(path))) {
    throw new Error(vscode.l10n.t("Nothing was changed: a file is no longer what it was when the preview was made."));
  }
  const edit = await toWorkspaceEdit(project, changes.map(toEdit));
  // As a refactoring, so that files which had nothing unsaved are saved again.
  if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) return;
  throw new Error(vscode.l10n.t("Nothing was changed: VS Code could not apply the edit. Has a file of that name appeared meanwhile?"));
}
