import * as vscode from "vscode";
import { loadEngine } from "../load-engine.js";
import { linkedCommands } from "../places/command-link.js";
import { rangeIn } from "../places/place-in-editor.js";
import { placeLabels } from "../places/place-labels.js";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { readManifestOf } from "../projects/read-manifest-of.js";
import { ownsSchemaFeatures } from "../yaml-extension.js";

/** Says, of a key in a manifest, what it means, which rules read it, and what they found; of a value what shows it; of a rule's id what it asks. */
export function hoverManifests(projects: Projects): vscode.Disposable {
  return vscode.languages.registerHoverProvider(manifestSelector, {
    async provideHover(document, position, token) {
      const project = readManifestOf(projects, document);
      if (!project) return undefined;
      const { manifestHover } = await loadEngine();
      const meaning = ownsSchemaFeatures("hover", document);
      const found = manifestHover(project, document.offsetAt(position), { meaning, l10n: vscode.l10n });
      if (!found) return undefined;
      const label = await placeLabels(project, found.places);
      if (token.isCancellationRequested) return undefined;
      const markdown = new vscode.MarkdownString(found.parts(label).join("\n\n"), true);
      markdown.isTrusted = { enabledCommands: linkedCommands };
      return new vscode.Hover(markdown, rangeIn(document, found.span));
    },
  });
}
