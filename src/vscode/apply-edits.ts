import * as vscode from "vscode";
import type { Edit } from "../text/edit.js";
import { Source } from "../text/source.js";
import { type EditorProject, uriOf } from "./editor-project.js";
import { currentTexts, toRange } from "./place-in-editor.js";

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
