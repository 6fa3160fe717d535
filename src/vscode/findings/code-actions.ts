import * as vscode from "vscode";
import { uriOf } from "../projects/editor-project.js";
import { isManifest } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { setting } from "../settings.js";
import type { Diagnostics, ShownFinding } from "./diagnostics.js";
import { commentMark } from "./waivers.js";

const { QuickFix, SourceFixAll } = vscode.CodeActionKind;
const fixAll = SourceFixAll.append("roadworthy");

/** An action whose edit is worked out when it is picked. */
class LazyAction extends vscode.CodeAction {
  edits: ((onDemand: typeof import("../on-demand.js")) => Promise<vscode.WorkspaceEdit>) | undefined;
}

/** Offers, where a finding is shown: its fixes, then its explanation, then to waive it. */
export function offerCodeActions(projects: Projects, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    "*",
    {
      provideCodeActions(document, range, { only }) {
        if (only && !only.contains(QuickFix)) return only.intersects(fixAll) ? fixAllActions(projects, document) : [];
        const here = diagnostics.at(document.uri).filter(({ diagnostic }) => diagnostic.range.intersection(range));
        if (here.length === 0) return [];
        const visible = here.filter(({ isShown }) => isShown);
        return [...fixActions(projects, here), ...explainActions(visible), ...waiveActions(projects, visible)];
      },
      async resolveCodeAction(action, token) {
        if (action instanceof LazyAction && action.edits) {
          const edit = await action.edits(await import("../on-demand.js"));
          if (!token.isCancellationRequested) action.edit = edit;
        }
        return action;
      },
    },
    {
      providedCodeActionKinds: [QuickFix, fixAll],
      documentation: [{ kind: QuickFix, command: { command: "roadworthy.explainRule", title: vscode.l10n.t("Explain a Rule…") } }],
    },
  );
}

/** One action per distinct step, those that only edit before those that add files; the first is the preferred one. */
function fixActions(projects: Projects, here: readonly ShownFinding[]): vscode.CodeAction[] {
  const actions = new Map<string, vscode.CodeAction>();
  for (const shown of here) {
    for (const fix of shown.finding.fixes) {
      const known = actions.get(fix.title);
      // A menu shows backticks as they are.
      const title = fix.title.replace(/`/g, "");
      if (known) known.diagnostics?.push(shown.diagnostic);
      else if (fix.kind !== "scaffold")
        actions.set(
          fix.title,
          lazy(title, [shown], ({ fixEdit }) => fixEdit(projects, shown, fix)),
        );
      else {
        const { project, finding } = shown;
        actions.set(fix.title, run(`${title}…`, [shown], "roadworthy.applyFix", project.uri.toString(), finding.rule, fix.title));
      }
    }
  }
  const ordered = [...actions.values()].sort((a, b) => Number(a.command !== undefined) - Number(b.command !== undefined));
  const [first] = ordered;
  if (first) first.isPreferred = true;
  return ordered;
}

function explainActions(here: readonly ShownFinding[]): vscode.CodeAction[] {
  if (here.length === 0) return [];
  const rules = rulesOf(here);
  const title = rules.length === 1 ? vscode.l10n.t("Explain {0}", rules.join()) : vscode.l10n.t("Explain One of {0} Rules…", rules.length);
  return [run(title, here, "roadworthy.explainRule", ...rules)];
}

function waiveActions(projects: Projects, here: readonly ShownFinding[]): vscode.CodeAction[] {
  const scored = here.filter(({ finding }) => finding.kind !== "invalid");
  const [first] = scored;
  if (!first || !setting("codeActions.waive", first.project.uri)) return [];
  const rules = rulesOf(scored);
  if (rules.length === 1) return [...commentAction(projects, first), manifestWaiverAction(projects, first)];
  return [
    run(vscode.l10n.t("Waive One of {0} Rules…", rules.length), scored, "roadworthy.waiveRule", first.project.uri.toString(), ...rules),
  ];
}

function commentAction(projects: Projects, shown: ShownFinding): vscode.CodeAction[] {
  const { project, finding } = shown;
  const { at } = finding;
  if (!at || at.cell || at.path === project.report.project.manifest.path || commentMark(at.path) === undefined) return [];
  return [
    lazy(vscode.l10n.t("Waive {0} Here with a Comment", finding.rule), [shown], ({ waiveByCommentEdit }) =>
      waiveByCommentEdit(projects, shown),
    ),
  ];
}

function manifestWaiverAction(projects: Projects, shown: ShownFinding): vscode.CodeAction {
  const { project, finding } = shown;
  const title = vscode.l10n.t("Waive {0} in the Manifest", finding.rule);
  const action = lazy(title, [shown], ({ waiveInManifestEdit }) => waiveInManifestEdit(projects, shown));
  const manifest = uriOf(project, project.report.project.manifest.path);
  action.command = { command: "roadworthy.openBlank", title, arguments: [manifest.toString()] };
  return action;
}

/** Mends what a manifest's own problems have one right answer for, in the text of this moment: on saving, no report is that new. */
async function fixAllActions(projects: Projects, document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
  if (!isManifest(document.uri) || !projects.of(document.uri)) return [];
  const { fixAllEdit } = await import("../on-demand.js");
  const edit = await fixAllEdit(document);
  if (edit.size === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t("Fix All Roadworthy Manifest Problems"), fixAll);
  action.edit = edit;
  return [action];
}

function rulesOf(shown: readonly ShownFinding[]): readonly string[] {
  return [...new Set(shown.map(({ finding }) => finding.rule))];
}

function run(title: string, about: readonly ShownFinding[], command: string, ...args: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QuickFix);
  action.diagnostics = about.map(({ diagnostic }) => diagnostic);
  action.command = { command, title, arguments: [...args] };
  return action;
}

function lazy(title: string, about: readonly ShownFinding[], edits: LazyAction["edits"]): LazyAction {
  const action = new LazyAction(title, QuickFix);
  action.diagnostics = about.map(({ diagnostic }) => diagnostic);
  action.edits = edits;
  return action;
}
