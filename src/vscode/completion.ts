import * as vscode from "vscode";
import type { DetectedTool } from "../project/project.js";
import type { ManifestPath } from "../rules/rule.js";
import { loadEngine } from "./load-engine.js";
import type { FieldDocs } from "./manifest-docs.js";
import { manifestSelector } from "./manifest-files.js";
import type { Projects } from "./projects.js";
import { ownsSchemaFeatures } from "./yaml-extension.js";

/** Completes keys, closed sets of values, and tools, those in use first, in manifests. */
export function completeManifests(projects: Projects): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    manifestSelector,
    {
      async provideCompletionItems(document, position, token) {
        if (!ownsSchemaFeatures(document)) return [];
        const { fieldDocs, findCursor, keysAt } = await loadEngine();
        const cursor = findCursor(document.getText(), document.offsetAt(position));
        if (!cursor || token.isCancellationRequested) return [];
        const range = new vscode.Range(document.positionAt(cursor.wordStart), position);
        const docs = cursor.at === "key" ? undefined : fieldDocs(cursor.path);
        const values = docs?.values ?? [];
        const keys = cursor.at === "value" ? [] : keysAt(cursor.path).filter(({ key }) => !cursor.siblings.has(key));
        return [
          ...values.map((value, index) => valueItem(value, index, range)),
          ...(docs?.tools ?? []).map((one) => toolItem(one, projects.of(document.uri)?.report.project.tool(one.id), range)),
          ...keys.map(({ key, docs }, index) => keyItem(key, docs, index, range, cursor.path)),
        ];
      },
    },
    " ",
  );
}

function valueItem(value: string, index: number, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(value, vscode.CompletionItemKind.EnumMember);
  item.range = range;
  item.sortText = sortText(index);
  return item;
}

function toolItem({ id, name }: FieldDocs["tools"][number], used: DetectedTool | undefined, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label: id, description: used ? `${name}, used here` : name }, vscode.CompletionItemKind.Value);
  item.range = range;
  item.sortText = `${used ? 0 : 1} ${id}`;
  item.detail = used?.evidence[0]?.what;
  return item;
}

function keyItem(key: string, docs: FieldDocs | undefined, index: number, range: vscode.Range, path: ManifestPath): vscode.CompletionItem {
  const item = new vscode.CompletionItem(key, path.length === 0 ? vscode.CompletionItemKind.Module : vscode.CompletionItemKind.Property);
  item.range = range;
  item.sortText = sortText(index);
  item.documentation =
    docs && new vscode.MarkdownString([docs.description, ...docs.examples.map((example) => `\`${example}\``)].join("\n\n"));
  item.insertText = new vscode.SnippetString(`${key}:`)
    .appendText(docs?.holds === "list" ? "\n  - " : docs?.holds === "map" ? "\n  " : " ")
    .appendTabstop(0);
  if (docs && docs.values.length > 0) item.command = { command: "editor.action.triggerSuggest", title: "" };
  return item;
}

/** Keeps the order of the schema. */
function sortText(index: number): string {
  return String(index).padStart(4, "0");
}
