import * as vscode from "vscode";
import { Source } from "../../text/source.js";
import type { Place, Span } from "../../text/span.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";

/** The texts of some files as the engine saw them, or would see them now. */
export interface TextsByPath {
  get(path: string): string | undefined;
}

/** The range of a span in a text. */
export function toRange(source: Source, { start, end }: Span): vscode.Range {
  const from = source.positionAt(start);
  const to = source.positionAt(end);
  return new vscode.Range(from.line, from.character, to.line, to.character);
}

/** The range of a span in the text on screen. */
export function rangeIn(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/**
 * Where a place is seen in the editor: in a notebook that is open, in its cell; in one that is not, at its start.
 * Line counts are kept between calls with the same `sources`.
 */
export function locate(
  project: EditorProject,
  place: Place,
  texts: TextsByPath,
  sources: Map<string, Source> = new Map(),
): vscode.Location {
  const uri = uriOf(project, place.path);
  if (place.cell) return inCell(uri, place.cell.index, place.cell.span);
  let source = sources.get(place.path);
  if (!source) {
    source = new Source(texts.get(place.path) ?? "");
    sources.set(place.path, source);
  }
  return new vscode.Location(uri, toRange(source, place.span));
}

function inCell(uri: vscode.Uri, index: number, span: Span): vscode.Location {
  const notebook = vscode.workspace.notebookDocuments.find((one) => one.uri.toString() === uri.toString());
  if (!notebook || index >= notebook.cellCount) return new vscode.Location(uri, new vscode.Position(0, 0));
  const { document } = notebook.cellAt(index);
  return new vscode.Location(document.uri, toRange(new Source(document.getText()), span));
}

/** The current texts of some paths of a project: of open documents what is on screen, of others what is saved. */
export async function currentTexts(project: EditorProject, paths: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const texts = new Map<string, string>();
  const closed: string[] = [];
  for (const path of new Set(paths)) {
    const document = open.get(uriOf(project, path).toString());
    if (document) texts.set(path, document.getText());
    else closed.push(path);
  }
  for (const [path, text] of await project.texts(closed)) texts.set(path, text);
  return texts;
}
