import * as vscode from "vscode";

/** Where a text starts in a document, one character in; or where it ends. */
export async function positionOf(uri: vscode.Uri, text: string, after = false): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(uri);
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${text} is not in ${uri.path}`);
  return document.positionAt(start + (after ? text.length : 1));
}

/** What the extension says about a text that is pointed at. */
export async function hoverText(uri: vscode.Uri, text: string): Promise<string> {
  const hovers: vscode.Hover[] = await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, await positionOf(uri, text));
  const contents = hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === "string" ? content : content.value)));
  return contents.filter((content) => content.includes("command:roadworthy") || content.includes("\\.")).join("\n");
}

/** What completes behind a text, words of the document left out. */
export async function completions(uri: vscode.Uri, after: string): Promise<readonly vscode.CompletionItem[]> {
  const position = await positionOf(uri, after, true);
  const list: vscode.CompletionList = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, position);
  return list.items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text && kind !== undefined)
    .sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
}

export function labelOf(item: vscode.CompletionItem | undefined): string {
  return typeof item?.label === "string" ? item.label : (item?.label.label ?? "");
}

/** What taking an item writes; `$0` is where the cursor goes. */
export function insertTextOf(item: vscode.CompletionItem | undefined): string {
  return typeof item?.insertText === "string" ? item.insertText : (item?.insertText?.value ?? "");
}
