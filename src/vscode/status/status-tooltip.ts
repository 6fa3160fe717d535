import * as vscode from "vscode";
import type { NextAction } from "../../engine/index.js";
import { areas } from "../../rules/areas.js";
import { escapeMarkdown, messageMarkdown } from "../../text/markdown.js";
import { commandUri, linkedCommands, ruleLink } from "../places/command-link.js";
import type { EditorProject } from "../projects/editor-project.js";
import { isUnreadable, manifestErrors } from "../projects/manifest-errors.js";
import { nameOf } from "../projects/project-name.js";

/** What the status bar item says when pointed at: the score by area, and the steps most worth taking. */
export function statusTooltip(project: EditorProject, steps: readonly NextAction[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString((isUnreadable(project) ? unreadable(project) : readable(project, steps)).join("\n"), true);
  markdown.isTrusted = { enabledCommands: linkedCommands };
  return markdown;
}

/** The same for a screen reader. */
export function statusLabel(project: EditorProject): string {
  const errors = manifestErrors(project);
  if (isUnreadable(project)) return `${nameOf(project)}: ${vscode.l10n.t("the manifest cannot be read")}`;
  const readiness = vscode.l10n.t("Readiness {0} of 100", project.report.score.value);
  return [readiness, gapCount(project), ...(errors ? [errors] : [])].join(", ");
}

function unreadable(project: EditorProject): string[] {
  const why = vscode.l10n.t("The manifest cannot be read, so nothing can be said of the project. Its errors are marked in the file.");
  return [`**${escapeMarkdown(nameOf(project))}**`, "", `$(warning) ${why}`, "", manifestLink(project, vscode.l10n.t("Open Manifest"))];
}

function readable(project: EditorProject, steps: readonly NextAction[]): string[] {
  const { score, project: facts } = project.report;
  return [
    `**${escapeMarkdown(nameOf(project))}**: ${vscode.l10n.t("{0} of 100", score.value)} · ${vscode.l10n.t(score.level)} · ${vscode.l10n.t("stage {0}", facts.stage)}`,
    "",
    ...errorNote(project),
    ...capNote(project),
    "| | | |",
    "|:--|:--|--:|",
    ...score.areas.map(({ area, value }) => `| ${vscode.l10n.t(areas[area].title)} | ${bar(value)} | ${value} |`),
    "",
    ...nextSteps(project, steps),
    `[${vscode.l10n.t("Show report")}](${commandUri("roadworthy.showReport", project.uri.toString())})`,
  ];
}

/** How many gaps the report shows; what is wrong with the manifest as a text is not one. */
export function gapsOf({ report }: EditorProject): number {
  return report.findings.filter(({ kind }) => kind !== "invalid").length;
}

/** The same number in words. */
export function gapCount(project: EditorProject): string {
  const gaps = gapsOf(project);
  if (gaps === 0) return vscode.l10n.t("no gaps");
  return gaps === 1 ? vscode.l10n.t("1 gap") : vscode.l10n.t("{0} gaps", gaps);
}

/** Ten blocks, so that a bar reads in any font and theme. */
function bar(value: number): string {
  const filled = Math.round(value / 10);
  return "█".repeat(filled) + "░".repeat(10 - filled);
}

function errorNote(project: EditorProject): string[] {
  const errors = manifestErrors(project);
  return errors ? [`$(warning) ${manifestLink(project, errors)}`, ""] : [];
}

function manifestLink(project: EditorProject, label: string): string {
  return `[${label}](${commandUri("roadworthy.openManifest", project.uri.toString())})`;
}

function capNote({ report }: EditorProject): string[] {
  const { cappedBy } = report.score;
  if (cappedBy.length === 0) return [];
  const rules = cappedBy.map(ruleLink).join(", ");
  return [`$(warning) ${vscode.l10n.t("Held at {0} until this is met:", report.score.value)} ${rules}`, ""];
}

function nextSteps(project: EditorProject, steps: readonly NextAction[]): string[] {
  if (steps.length === 0) return [];
  const best = steps.slice(0, 3).map((step, index) => {
    const uri = commandUri("roadworthy.applyFix", project.uri.toString(), step.rules[0], step.fix.title);
    return `${index + 1}. [${messageMarkdown(step.title)}](${uri}) +${Math.max(0, step.potential).toFixed(1)}`;
  });
  return [`**${vscode.l10n.t("Next best steps")}**`, "", ...best, ""];
}
