import * as vscode from "vscode";
import { loadEngine } from "../load-engine.js";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { ownsSchemaFeatures } from "../yaml-extension.js";
import type { CompletionKind, ManifestCompletion } from "./manifest-completions.js";

const kinds: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  section: vscode.CompletionItemKind.Module,
  key: vscode.CompletionItemKind.Property,
  item: vscode.CompletionItemKind.Snippet,
  value: vscode.CompletionItemKind.EnumMember,
  tool: vscode.CompletionItemKind.Value,
  rule: vscode.CompletionItemKind.Constant,
  name: vscode.CompletionItemKind.Reference,
  person: vscode.CompletionItemKind.User,
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
  part: vscode.CompletionItemKind.Field,
};

/** Completes manifests. */
export function completeManifests(projects: Projects): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    manifestSelector,
    {
      async provideCompletionItems(document, position, token) {
        const { manifestCompletions } = await loadEngine();
        if (token.isCancellationRequested) return undefined;
        const report = projects.of(document.uri)?.report;
        const schema = ownsSchemaFeatures("completion", document);
        const found = manifestCompletions(document.getText(), document.offsetAt(position), report, { schema, l10n: vscode.l10n });
        if (!found) return undefined;
        const start = document.positionAt(found.wordStart);
        const range = {
          inserting: new vscode.Range(start, position),
          replacing: new vscode.Range(start, document.positionAt(found.wordEnd)),
        };
        return found.items.map((item, index) => toItem(item, index, range));
      },
    },
    ...[" ", "/", "#", '"', "'", "[", "@"],
  );
}

function toItem(found: ManifestCompletion, index: number, range: { inserting: vscode.Range; replacing: vscode.Range }) {
  const { kind, label, description, documentation, before, after, goesOn } = found;
  const item = new vscode.CompletionItem({ label, ...(description && { description }) }, kinds[kind]);
  item.range = range;
  // Keeps the order.
  item.sortText = String(index).padStart(5, "0");
  item.filterText = label;
  if (documentation) item.documentation = new vscode.MarkdownString(documentation);
  const snippet = new vscode.SnippetString().appendText(before).appendTabstop(0).appendText(after);
  item.insertText = after === "" && !before.includes("\n") ? before : snippet;
  // A text such as `evals/golden.jsonl` is typed on, not finished by a slash or a dot.
  item.commitCharacters = [];
  if (goesOn) item.command = { command: "editor.action.triggerSuggest", title: "" };
  return item;
}
