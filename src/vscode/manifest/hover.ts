import * as vscode from "vscode";
import { loadEngine } from "../load-engine.js";
import { rangeIn } from "../places/place-in-editor.js";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { readManifestOf } from "../projects/read-manifest-of.js";
import { ownsSchemaFeatures } from "../yaml-extension.js";
import { toHover } from "./to-hover.js";

/** Says, of a key in a manifest, what it means, which rules read it, and what they found; of a value what shows it; of a rule's id what it asks. */
export function hoverManifests(projects: Projects): vscode.Disposable {
  return vscode.languages.registerHoverProvider(manifestSelector, {
    async provideHover(document, position, token) {
      const project = readManifestOf(projects, document);
      if (!project) return undefined;
      const { manifestHover } = await loadEngine();
      const meaning = ownsSchemaFeatures("hover", document);
      const found = manifestHover(project, document.offsetAt(position), { meaning, l10n: vscode.l10n });
      return found && !token.isCancellationRequested ? toHover(project, found, rangeIn(document, found.span)) : undefined;
    },
  });
}
