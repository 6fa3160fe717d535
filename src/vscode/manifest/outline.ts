import * as vscode from "vscode";
import { loadEngine } from "../load-engine.js";
import { rangeIn } from "../places/place-in-editor.js";
import { manifestSelector } from "../projects/manifest-files.js";
import { hasYamlExtension } from "../yaml-extension.js";
import type { OutlineEntry } from "./manifest-outline.js";

const kinds: Readonly<Record<OutlineEntry["kind"], vscode.SymbolKind>> = {
  map: vscode.SymbolKind.Module,
  list: vscode.SymbolKind.Array,
  text: vscode.SymbolKind.String,
};

/** The outline of a manifest, where the YAML extension does not give one. */
export function outlineManifests(): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(manifestSelector, {
    async provideDocumentSymbols(document, token) {
      if (hasYamlExtension()) return undefined;
      const { manifestOutline } = await loadEngine();
      if (token.isCancellationRequested) return undefined;
      const toSymbol = ({ name, detail, kind, whole, span, children }: OutlineEntry): vscode.DocumentSymbol => {
        const symbol = new vscode.DocumentSymbol(name, detail, kinds[kind], rangeIn(document, whole), rangeIn(document, span));
        symbol.children = children.map(toSymbol);
        return symbol;
      };
      return manifestOutline(document.getText()).map(toSymbol);
    },
  });
}
