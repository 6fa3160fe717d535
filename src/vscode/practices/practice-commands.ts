import * as vscode from "vscode";
import type { Finding } from "../../report/outcome.js";
import type { ChangeParts } from "../changes/change-project.js";
import { applyFix } from "../changes/take-step.js";
import { explainRule } from "../findings/explain-rule.js";
import { waiveRule } from "../findings/waive-rule.js";
import type { TreeNode } from "./practices-view.js";

/** Takes a step that closes the gap of a node: its only one, or the one that the user picks. */
export async function fixNode(parts: ChangeParts, node: TreeNode | undefined): Promise<void> {
  if (!node) return;
  const { model, project } = node;
  const steps = new Map(findingsOf(model.subject).flatMap(({ fixes, rule }) => fixes.map((fix) => [fix.title, rule] as const)));
  const titles = [...steps.keys()];
  const title =
    titles.length > 1
      ? (
          await vscode.window.showQuickPick(
            titles.map((title) => ({ label: title.replace(/`/g, ""), title })),
            { placeHolder: vscode.l10n.t("Which step?") },
          )
        )?.title
      : titles[0];
  if (title !== undefined) await applyFix(parts, project.uri.toString(), steps.get(title) ?? "", title);
}

/** Opens the page of the rule that a node is about. */
export async function explainNode({ projects }: ChangeParts, node: TreeNode | undefined): Promise<void> {
  const rule = node && ruleOf(node.model.subject);
  if (rule !== undefined) await explainRule(projects, [rule]);
}

/** Waives the rule that a node is about. */
export async function waiveNode({ projects }: ChangeParts, node: TreeNode | undefined): Promise<void> {
  const rule = node && ruleOf(node.model.subject);
  if (node && rule !== undefined) await waiveRule(projects, node.project.uri.toString(), [rule]);
}

function findingsOf(subject: TreeNode["model"]["subject"]): readonly Finding[] {
  if (subject.kind === "practice") return subject.outcome.findings;
  return subject.kind === "gap" ? [subject.finding] : [];
}

function ruleOf(subject: TreeNode["model"]["subject"]): string | undefined {
  switch (subject.kind) {
    case "practice":
      return subject.rule.id;
    case "gap":
    case "waived":
      return subject.finding.rule;
    case "waiver":
      return subject.rules[0];
    default:
      return undefined;
  }
}
