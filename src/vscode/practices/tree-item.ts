import * as vscode from "vscode";
import type { OutcomeKind } from "../../report/outcome.js";
import { outcomeWord } from "../../report/outcome-word.js";
import { areas } from "../../rules/areas.js";
import { escapeMarkdown, messageMarkdown } from "../../text/markdown.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import { isUnreadable, manifestErrors } from "../projects/manifest-errors.js";
import { folderNameOf, nameOf } from "../projects/project-name.js";
import { daysLeft } from "./days-left.js";
import type { TreeModel } from "./practice-tree.js";

/** How a node looks: an icon and always a word, so that neither colour nor shape stands alone. */
interface Look {
  readonly label: string;
  readonly description: string;
  readonly icon: vscode.ThemeIcon;
  /** Words that menus ask for in `viewItem`. */
  readonly context: string;
}

/** A node as VS Code draws it. Its tooltip comes later, when it is pointed at. */
export function treeItem(node: TreeModel, project: EditorProject): vscode.TreeItem {
  const { context, description, icon, label } = lookOf(node, project);
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const isOpen = node.subject.kind === "project" || node.subject.kind === "remarks";
  const item = new vscode.TreeItem(label, node.children.length === 0 ? None : isOpen ? Expanded : Collapsed);
  item.id = node.id;
  item.description = description;
  item.iconPath = icon;
  item.contextValue = context;
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(", ") };
  // A practice opens and closes when it is clicked, as a folder does; what is in it leads to its place.
  if (node.place && node.children.length === 0) {
    item.command = { command: "roadworthy.openPlace", title: vscode.l10n.t("Open"), arguments: [project.uri.toString(), node.place] };
  }
  return item;
}

/** What a node says when it is pointed at. */
export function treeTooltip({ subject, place }: TreeModel, project: EditorProject): vscode.MarkdownString | undefined {
  const where = place ? `\n\n\`${project.report.project.relative(place.path)}\`` : "";
  switch (subject.kind) {
    case "practice": {
      const { outcome, rule } = subject;
      const word = outcomeWord(outcome.kind, vscode.l10n);
      const needs = vscode.l10n.t("Asks for evidence that is {0}; weight {1} of 3.", vscode.l10n.t(rule.asks), rule.weight);
      const critical = rule.critical ? ` ${vscode.l10n.t("Critical: unmet, it holds the score at 49.")}` : "";
      return new vscode.MarkdownString(
        `**${escapeMarkdown(rule.title)}** · ${word}\n\n${escapeMarkdown(rule.why.text)}\n\n${needs}${critical}\n\n\`${rule.id}\``,
      );
    }
    case "gap":
    case "waived":
      return new vscode.MarkdownString(`${messageMarkdown(subject.finding.message)}${where}`);
    case "evidence":
      return new vscode.MarkdownString(`${messageMarkdown(subject.evidence.what)}${where}`);
    case "reason":
      return new vscode.MarkdownString(messageMarkdown(subject.reason));
    case "waiver":
      return new vscode.MarkdownString(`${escapeMarkdown(subject.waiver.reason)}${where}`);
    default:
      return undefined;
  }
}

function lookOf({ subject }: TreeModel, project: EditorProject): Look {
  const { report } = project;
  switch (subject.kind) {
    case "project": {
      const errors = manifestErrors(project);
      return {
        label: nameOf(project),
        description: [
          ...(isUnreadable(project)
            ? [vscode.l10n.t("the manifest cannot be read")]
            : [
                vscode.l10n.t("{0} of 100", report.score.value),
                vscode.l10n.t(report.score.level),
                vscode.l10n.t("stage {0}", report.project.stage),
                ...(errors ? [errors] : []),
              ]),
          ...(nameOf(project) === folderNameOf(project)
            ? []
            : [vscode.workspace.asRelativePath(uriOf(project, report.project.root), true)]),
        ].join(" · "),
        icon: new vscode.ThemeIcon(errors ? "warning" : "checklist"),
        context: "project",
      };
    }
    case "remarks":
      return {
        label: vscode.l10n.t("Remarks on the manifest"),
        description: String(subject.count),
        icon: new vscode.ThemeIcon("note"),
        context: "remarks",
      };
    case "area": {
      const { area, gaps, value } = subject;
      return {
        label: vscode.l10n.t(areas[area].title),
        description: [
          value === undefined ? vscode.l10n.t("does not apply") : vscode.l10n.t("{0} of 100", value),
          ...(gaps > 0 ? [gapCount(gaps)] : []),
        ].join(" · "),
        // Without a gap it may still be that nothing can be seen: only full points are a pass.
        icon: new vscode.ThemeIcon(value === undefined ? "dash" : gaps > 0 ? "circle-outline" : value === 100 ? "pass" : "question"),
        context: "area",
      };
    }
    case "practice": {
      const { counts, outcome, rule } = subject;
      const [icon, colour] = outcomeIcon(outcome.kind);
      const isFixable = outcome.findings.some(({ fixes }) => fixes.length > 0);
      const isWaivable = report.project.manifest.exists && outcome.findings.length > 0;
      return {
        label: rule.title,
        description: [
          outcomeWord(outcome.kind, vscode.l10n),
          ...(outcome.level && outcome.kind !== "waived" ? [vscode.l10n.t(outcome.level)] : []),
          ...(outcome.waiver?.expires ? [untilWords(report.project.date, outcome.waiver.expires)] : []),
          ...(counts || outcome.kind === "not-applicable" || outcome.kind === "off"
            ? []
            : [vscode.l10n.t("from stage {0} on", rule.stage)]),
          ...(rule.critical && outcome.findings.length > 0 ? [vscode.l10n.t("critical")] : []),
        ].join(" · "),
        icon: new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour)),
        context: ["practice", ...(isFixable ? ["fixable"] : []), ...(isWaivable ? ["waivable"] : [])].join(" "),
      };
    }
    case "gap": {
      const { at, fixes, kind, known, message, severity } = subject.finding;
      return {
        label: plain(message),
        description: [
          kind === "invalid" ? "" : gapWord(kind),
          ...(known ? [vscode.l10n.t("in the baseline")] : []),
          at ? report.project.relative(at.path) : "",
        ]
          .filter(Boolean)
          .join(" · "),
        icon: new vscode.ThemeIcon(
          severity,
          new vscode.ThemeColor(`problems${severity[0]?.toUpperCase()}${severity.slice(1)}Icon.foreground`),
        ),
        context: ["gap", ...(fixes.length > 0 ? ["fixable"] : [])].join(" "),
      };
    }
    case "evidence": {
      const { at, level, what } = subject.evidence;
      return {
        label: plain(what),
        description: [vscode.l10n.t(level), at ? report.project.relative(at.path) : ""].filter(Boolean).join(" · "),
        icon: new vscode.ThemeIcon("file-code"),
        context: "evidence",
      };
    }
    case "reason":
      return { label: plain(subject.reason), description: "", icon: new vscode.ThemeIcon("comment"), context: "reason" };
    case "waivers":
      return {
        label: vscode.l10n.t("Waivers"),
        description: String(subject.count),
        icon: new vscode.ThemeIcon("circle-slash"),
        context: "waivers",
      };
    case "waiver": {
      const { places, rules, waiver } = subject;
      return {
        label: rules.join(", "),
        description: [
          waiver.expires ? untilWords(report.project.date, waiver.expires) : vscode.l10n.t("no end"),
          ...(waiver.owner ? [waiver.owner] : []),
          ...(places > 0 ? [places === 1 ? vscode.l10n.t("1 place") : vscode.l10n.t("{0} places", places)] : []),
          waiver.reason,
        ].join(" · "),
        icon: new vscode.ThemeIcon("circle-slash"),
        context: "waiver",
      };
    }
    case "waived": {
      const { at, message } = subject.finding;
      return {
        label: plain(message),
        description: [vscode.l10n.t("waived"), at ? report.project.relative(at.path) : ""].filter(Boolean).join(" · "),
        icon: new vscode.ThemeIcon("circle-slash"),
        context: "waived",
      };
    }
  }
}

/** A text without the backticks that mark code: labels are plain. */
function plain(text: string): string {
  return text.replace(/`/g, "").replace(/\s+/g, " ");
}

function gapCount(count: number): string {
  return count === 1 ? vscode.l10n.t("1 gap") : vscode.l10n.t("{0} gaps", count);
}

/** Until when a waiver holds, and how many days that is. */
function untilWords(today: string, expires: string): string {
  const days = daysLeft(today, expires);
  return days === 1 ? vscode.l10n.t("until {0}, 1 day left", expires) : vscode.l10n.t("until {0}, {1} days left", expires, days);
}

function gapWord(kind: "missing" | "weak" | "partial" | "hollow" | "contradicted"): string {
  switch (kind) {
    case "missing":
      return vscode.l10n.t("missing");
    case "weak":
      return vscode.l10n.t("weak");
    case "partial":
      return vscode.l10n.t("partly met");
    case "hollow":
      return vscode.l10n.t("hollow");
    case "contradicted":
      return vscode.l10n.t("contradicted");
  }
}

/** Unknown, waived and not applicable are neither good nor bad, and have no colour. */
function outcomeIcon(kind: OutcomeKind): readonly [icon: string, colour?: string] {
  switch (kind) {
    case "met":
      return ["pass", "testing.iconPassed"];
    case "partial":
      return ["circle-large-outline", "problemsWarningIcon.foreground"];
    case "hollow":
      return ["circle-large-outline", "testing.iconFailed"];
    case "contradicted":
    case "missing":
      return ["error", "testing.iconFailed"];
    case "unknown":
      return ["question"];
    case "crashed":
      return ["bug"];
    case "not-applicable":
    case "off":
      return ["dash"];
    case "waived":
      return ["circle-slash"];
  }
}
