import * as vscode from "vscode";
import { type FileChange, toEdit } from "../../text/file-change.js";
import { firstBlank } from "../../text/first-blank.js";
import type { Place } from "../../text/span.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import { currentTexts, locate } from "./place-in-editor.js";

/** Opens a place of a project and selects it; in a notebook, its cell. */
export async function openPlace(project: EditorProject, place: Place): Promise<void> {
  const uri = uriOf(project, place.path);
  if (place.path.endsWith(".ipynb")) {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const index = place.cell?.index ?? 0;
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(index, index + 1)] });
    return;
  }
  const { range } = locate(project, place, await currentTexts(project, [place.path]));
  await vscode.window.showTextDocument(uri, { selection: range });
}

/** Opens the first changed file, new ones before others, at the first thing left to fill in. */
export async function openFirstBlank(project: EditorProject, changes: readonly FileChange[]): Promise<void> {
  const written = [...changes]
    .sort((a, b) => Number(a.before !== undefined) - Number(b.before !== undefined))
    .map((change) => ({ path: change.path, ...writtenText(change) }))
    .map(({ path, start, text }) => ({ path, start, blank: firstBlank(text) }));
  const first = written.find(({ blank }) => blank) ?? written[0];
  if (!first) return;
  const { start, end } = first.blank ?? { start: 0, end: 0 };
  await openPlace(project, { path: first.path, span: { start: first.start + start, end: first.start + end } });
}

function writtenText(change: FileChange): { readonly start: number; readonly text: string } {
  const edit = toEdit(change);
  return { start: edit.kind === "create" ? 0 : edit.span.start, text: edit.text };
}
