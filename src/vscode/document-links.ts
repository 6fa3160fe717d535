import * as vscode from "vscode";
import { uriOf } from "./editor-project.js";
import { loadEngine } from "./load-engine.js";
import { manifestSelector } from "./manifest-files.js";
import type { Projects } from "./projects.js";

/** Makes the paths in a manifest that lead to something links to it. */
export function linkManifests(projects: Projects): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(manifestSelector, {
    async provideDocumentLinks(document) {
      const project = projects.of(document.uri);
      const facts = project?.report.project;
      if (!project || !facts || facts.manifest.text !== document.getText()) return [];
      const { classifyReference } = await loadEngine();
      const links: vscode.DocumentLink[] = [];
      for (const { path, value } of textsIn(facts.manifest.value)) {
        if (classifyReference(value) !== "path" || !facts.files.includes(facts.resolve(value))) continue;
        const span = facts.manifest.valueSpan(...path);
        if (!span) continue;
        const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
        links.push(new vscode.DocumentLink(range, uriOf(project, facts.resolve(value))));
      }
      return links;
    },
  });
}

function* textsIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<{ readonly path: readonly (string | number)[]; readonly value: string }> {
  if (typeof value === "string") yield { path, value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key]);
}
