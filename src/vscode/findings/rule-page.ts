import * as vscode from "vscode";
import { rulePageAddress, rulePagePath } from "../../rules/rule-page-path.js";
import { loadEngine } from "../load-engine.js";

const scheme = "roadworthy-rule";

/** The public page of a rule, which a diagnostic's code links to. */
export function rulePageUrl(rule: string): vscode.Uri {
  return vscode.Uri.parse(rulePageAddress(rule));
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
      const page = rulePagePath(id);
      const shipped = async (...parts: readonly string[]) =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, ...parts)));
      const { findRule, manifestPage, rulePage } = await loadEngine();
      if (page === "manifest.md") return manifestPage(JSON.parse(await shipped("schemas", "roadworthy.schema.json")));
      if (!page.startsWith("rules/")) return shipped("docs", page);
      const rule = findRule(id);
      return rule ? rulePage(rule) : vscode.l10n.t("There is no rule called {0}.", id);
    },
  });
}
