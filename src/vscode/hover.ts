import * as vscode from "vscode";
import type { YamlNode } from "../manifest/yaml/node.js";
import type { ManifestPath } from "../rules/rule.js";
import { messageMarkdown } from "../text/markdown.js";
import type { Span } from "../text/span.js";
import { linkedCommands } from "./command-link.js";
import { uriOf } from "./editor-project.js";
import { rulesAtKey } from "./hover-rules.js";
import { loadEngine } from "./load-engine.js";
import { manifestSelector } from "./manifest-files.js";
import type { Projects } from "./projects.js";
import { ownsSchemaFeatures } from "./yaml-extension.js";

/** A key of the manifest as written. */
export interface HoveredKey {
  readonly path: ManifestPath;
  readonly span: Span;
  /** The key with all that stands below it. */
  readonly whole: Span;
}

/** Says, of a key in a manifest, what it means, which rules read it, and what they found. */
export function hoverManifests(projects: Projects): vscode.Disposable {
  return vscode.languages.registerHoverProvider(manifestSelector, {
    async provideHover(document, position) {
      const project = projects.of(document.uri);
      const manifest = project?.report.project.manifest;
      if (!project || !manifest?.root || uriOf(project, manifest.path).toString() !== document.uri.toString()) return undefined;
      // While a newer text is waiting to be read, places would be wrong.
      if (manifest.text !== document.getText()) return undefined;
      const key = keyAt(manifest.root, document.offsetAt(position));
      if (!key) return undefined;
      const parts = [...(ownsSchemaFeatures(document) ? await meaning(key.path) : []), ...rulesAtKey(project, key)];
      if (parts.length === 0) return undefined;
      const markdown = new vscode.MarkdownString(parts.join("\n\n"), true);
      markdown.isTrusted = { enabledCommands: linkedCommands };
      return new vscode.Hover(markdown, new vscode.Range(document.positionAt(key.span.start), document.positionAt(key.span.end)));
    },
  });
}

function keyAt(node: YamlNode, offset: number, path: ManifestPath = []): HoveredKey | undefined {
  const holds = ({ start, end }: Span) => start <= offset && offset <= end;
  if (node.kind === "map") {
    for (const [name, { key, value }] of node.entries) {
      const below = [...path, name];
      if (holds(key)) return { path: below, span: key, whole: { start: key.start, end: Math.max(key.end, value.span.end) } };
      if (holds(value.span)) return keyAt(value, offset, below);
    }
  } else if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) if (holds(item.span)) return keyAt(item, offset, [...path, index]);
  }
  return undefined;
}

async function meaning(path: ManifestPath): Promise<string[]> {
  const { fieldDocs } = await loadEngine();
  const docs = fieldDocs(path);
  if (!docs?.description) return [];
  const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(", ");
  return [
    messageMarkdown(docs.description),
    ...(docs.values.length > 0 ? [vscode.l10n.t("One of: {0}", code(docs.values))] : []),
    ...(docs.examples.length > 0 ? [vscode.l10n.t("For example: {0}", code(docs.examples))] : []),
  ];
}
