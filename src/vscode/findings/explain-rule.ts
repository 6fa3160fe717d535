import * as vscode from "vscode";
import { loadEngine } from "../load-engine.js";
import { activeProject } from "../projects/active-project.js";
import type { Projects } from "../projects/projects.js";
import { rulePageUri } from "./rule-page.js";

/** Opens the page of a rule; of several, or without a name, the one that the user picks. */
export async function explainRule(projects: Projects, rules: readonly string[]): Promise<void> {
  const [only] = rules;
  const rule = rules.length === 1 ? only : await pickRule(projects, rules);
  if (rule) await vscode.commands.executeCommand("markdown.showPreview", rulePageUri(rule));
}

async function pickRule(projects: Projects, rules: readonly string[]): Promise<string | undefined> {
  const { catalogue } = await loadEngine();
  const unmet = new Set(activeProject(projects)?.report.findings.map(({ rule }) => rule));
  const items = catalogue
    .filter(({ id }) => rules.length === 0 || rules.includes(id))
    .map(({ id, title }) => ({ label: id, detail: title, description: unmet.has(id) ? vscode.l10n.t("gap in this project") : "" }))
    .sort((a, b) => Number(b.description !== "") - Number(a.description !== ""));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Explain which rule?"), matchOnDetail: true }))?.label;
}
