import * as vscode from "vscode";

/** Where the documentation is read on the web. */
const documentation = "https://github.com/roadworthy/roadworthy/blob/main/docs";

/** The page of a rule below `docs`; remarks on the manifest and on waivers share the manifest's page. */
function pageOf(rule: string): string {
  return /^(?:manifest|waiver)\//.test(rule) ? "manifest.md" : `rules/${rule}.md`;
}

/** The public page of a rule: what a diagnostic's code links to. */
export function rulePageUrl(rule: string): vscode.Uri {
  return vscode.Uri.parse(`${documentation}/${pageOf(rule)}`);
}

/** The same page as it ships with the extension, readable offline. */
export function bundledRulePage(extensionUri: vscode.Uri, rule: string): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "docs", pageOf(rule));
}
