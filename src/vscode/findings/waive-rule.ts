import * as vscode from "vscode";
import { isPlaceholder } from "../../text/placeholder.js";
import { toWorkspaceEdit } from "../changes/apply-edits.js";
import { loadEngine } from "../load-engine.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import { pickProject } from "../projects/pick-project.js";
import type { Projects } from "../projects/projects.js";
import { inDays, writeWaiver } from "./waivers.js";

/** How long a waiver may last, in days; the first is proposed. */
const periods = [90, 30, 180, 365];
/** At most so many owners are offered, each with every period. */
const mostOwners = 3;

interface TermItem extends vscode.QuickPickItem {
  readonly owner?: string;
  readonly expires?: string;
}

/** Waives one of the rules in the project's manifest: asks for the reason, then for how long and on whose account. Shows what it has written. */
export async function waiveRule(projects: Projects, projectUri: string, rules: readonly string[]): Promise<void> {
  const [only] = rules;
  const rule =
    rules.length === 1 ? only : await vscode.window.showQuickPick([...rules], { placeHolder: vscode.l10n.t("Waive which rule?") });
  const project = rule && (await projects.assess(vscode.Uri.parse(projectUri)));
  if (!project) return;
  const { manifest } = project.report.project;
  if (!manifest.exists) {
    const create = vscode.l10n.t("Create Manifest");
    const text = vscode.l10n.t("Waivers stand in the manifest, and this project has none yet.");
    if ((await vscode.window.showInformationMessage(text, create)) === create)
      await vscode.commands.executeCommand("roadworthy.createManifest", project.uri);
    return;
  }
  const reason = await askReason(rule);
  const term = reason && (await askTerm(rule, project));
  if (!reason || !term) return;
  // What was typed meanwhile counts.
  const now = (await projects.assess(project.uri)) ?? project;
  const { owner, expires } = term;
  const edits = writeWaiver(await loadEngine(), now, { rule, reason, owner, expires });
  if (edits.length === 0) throw new Error(vscode.l10n.t("The manifest is too broken to be changed safely. Mend it first."));
  await vscode.workspace.applyEdit(await toWorkspaceEdit(now, edits), { isRefactoring: true });
  await showWaiver(uriOf(now, manifest.path), reason);
}

/** Waives a rule that has gaps: one that the user picks. */
export async function waiveSome(projects: Projects): Promise<void> {
  const project = await pickProject(projects);
  if (!project) return;
  const { findings, rules } = project.report;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const waivable = [...new Set(findings.map(({ rule }) => rule))].filter((rule) => titles.has(rule));
  const items = waivable.map((rule) => ({ label: titles.get(rule) ?? rule, description: rule, rule }));
  if (items.length === 0) {
    vscode.window.showInformationMessage(vscode.l10n.t("There is no gap to waive."));
    return;
  }
  const placeHolder = vscode.l10n.t("Waive which rule?");
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (picked) await waiveRule(projects, project.uri.toString(), [picked.rule]);
}

async function askReason(rule: string): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t("Waive {0} (1/2)", rule),
    prompt: vscode.l10n.t("Why may it wait? The reason stands in the manifest, for everybody to read."),
    placeHolder: vscode.l10n.t("One tenant and one replica until the second quarter"),
    ignoreFocusOut: true,
    validateInput: (text) => (isPlaceholder(text) ? vscode.l10n.t("A waiver without a reason does not count.") : undefined),
  });
  return reason?.trim();
}

/** Until when, and who answers for it: one pick for both. */
function askTerm(rule: string, { report }: EditorProject): Thenable<TermItem | undefined> {
  const { owners = [] } = report.project.manifest.value.team ?? {};
  const items = (owners.length > 0 ? owners.slice(0, mostOwners) : [undefined]).flatMap((owner): TermItem[] => [
    ...(owner === undefined ? [] : [{ label: owner, kind: vscode.QuickPickItemKind.Separator }]),
    ...periods.map((days): TermItem => {
      const expires = inDays(days);
      return { label: vscode.l10n.t("For {0} days", days), description: vscode.l10n.t("until {0}", expires), owner, expires };
    }),
    { label: vscode.l10n.t("Without an end"), description: owner ?? "", owner },
  ]);
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Waive {0} (2/2)", rule),
    placeHolder:
      owners.length > 0
        ? vscode.l10n.t("For how long, and who answers for it?")
        : vscode.l10n.t("For how long? Afterwards the gap comes back by itself"),
    ignoreFocusOut: true,
  });
}

async function showWaiver(uri: vscode.Uri, reason: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const start = Math.max(0, document.getText().lastIndexOf(reason));
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(start));
  await vscode.window.showTextDocument(document, { selection });
}

/** Shows a file with the last thing left to fill in selected. */
export async function openBlank(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const start = text.lastIndexOf("TODO: why");
  const end = start < 0 ? 0 : start + (/.*/.exec(text.slice(start))?.[0].replace(/["']$/, "").length ?? 0);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(document.positionAt(Math.max(0, start)), document.positionAt(end)),
  });
}
