import * as vscode from "vscode";
import { loadEngine } from "./load-engine.js";

const scheme = "roadworthy-rule";

/** Where the documentation is read on the web. */
const documentation = "https://github.com/roadworthy/roadworthy/blob/main/docs";

/** The public page of a rule, which a diagnostic's code links to; remarks on the manifest and on waivers share the manifest's page. */
export function rulePageUrl(rule: string): vscode.Uri {
  return vscode.Uri.parse(`${documentation}/${isOnManifest(rule) ? "manifest.md" : `rules/${rule}.md`}`);
}

/** The same page out of this installation: of its very version, and readable offline. */
export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${rule}.md` });
}

/** Serves those pages. */
export function serveRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const id = path.slice(1).replace(/\.md$/, "");
      if (isOnManifest(id)) {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "docs", "manifest.md"));
        return new TextDecoder().decode(bytes);
      }
      const { findRule, rulePage } = await loadEngine();
      const rule = findRule(id);
      return rule ? rulePage(rule) : vscode.l10n.t("There is no rule called {0}.", id);
    },
  });
}

function isOnManifest(rule: string): boolean {
  return /^(?:manifest|waiver)\//.test(rule);
}
