import * as vscode from "vscode";
import type { EntryName } from "../../manifest/entry-names.js";
import { loadEngine } from "../load-engine.js";
import { rangeIn } from "../places/place-in-editor.js";
import { manifestSelector } from "../projects/manifest-files.js";

/** Goes from the name of an entry to where it is defined and used, and renames it in all these places. */
export function nameEntries(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(manifestSelector, {
      async provideDefinition(document, position) {
        const found = await namesAt(document, position);
        return found?.alike
          .filter(({ isDefinition }) => isDefinition)
          .map(({ span, whole }) => ({
            originSelectionRange: rangeIn(document, found.name.span),
            targetUri: document.uri,
            targetRange: rangeIn(document, whole),
            targetSelectionRange: rangeIn(document, span),
          }));
      },
    }),
    vscode.languages.registerReferenceProvider(manifestSelector, {
      async provideReferences(document, position, { includeDeclaration }) {
        const found = await namesAt(document, position);
        return found?.alike
          .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
          .map(({ span }) => new vscode.Location(document.uri, rangeIn(document, span)));
      },
    }),
    vscode.languages.registerRenameProvider(manifestSelector, {
      async prepareRename(document, position) {
        const found = await namesAt(document, position);
        if (!found?.alike.some(({ isDefinition }) => isDefinition))
          throw new Error(
            vscode.l10n.t("Only names of data sources, models, evals and metrics can be renamed, where an entry has that name."),
          );
        return { range: rangeIn(document, found.name.span), placeholder: found.name.name };
      },
      async provideRenameEdits(document, position, newName) {
        const found = await namesAt(document, position);
        if (!found) return undefined;
        const { renameEntry } = await loadEngine();
        const edit = new vscode.WorkspaceEdit();
        for (const { span, text } of renameEntry(document.getText(), found.alike, newName))
          edit.replace(document.uri, rangeIn(document, span), text);
        return edit;
      },
    }),
  );
}

interface NamesAt {
  readonly name: EntryName;
  /** All places that name the same entry, this one included. */
  readonly alike: readonly EntryName[];
}

/** The name at a position, in the very text on screen. */
async function namesAt(document: vscode.TextDocument, position: vscode.Position): Promise<NamesAt | undefined> {
  const { entryNames, readManifest } = await loadEngine();
  const offset = document.offsetAt(position);
  const names = entryNames(readManifest("", document.getText()).root);
  const name = names.find(({ span }) => span.start <= offset && offset <= span.end);
  return name && { name, alike: names.filter((one) => one.entries === name.entries && one.name === name.name) };
}
