import * as vscode from "vscode";
import type { Fix } from "../rules/rule.js";
import { toWorkspaceEdit } from "./apply-edits.js";
import type { Diagnostics, ShownFinding } from "./diagnostics.js";
import { type EditorProject, uriOf } from "./editor-project.js";
import { loadEngine } from "./load-engine.js";
import { currentTexts } from "./place-in-editor.js";
import { setting } from "./settings.js";
import { commentMark, waiveByComment, waiveInManifest } from "./waivers.js";

const fixAll = vscode.CodeActionKind.SourceFixAll.append("roadworthy");

/** An action whose edit is worked out when it is picked. */
class LazyAction extends vscode.CodeAction {
  edits: (() => Promise<vscode.WorkspaceEdit>) | undefined;
}

/** Offers, where a finding is shown: its fixes, then its explanation, then to waive it. */
export function offerCodeActions(diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    "*",
    {
      provideCodeActions(document, range, { only }) {
        const all = diagnostics.at(document.uri);
        if (only?.intersects(fixAll) && !only.contains(vscode.CodeActionKind.QuickFix)) return fixAllActions(all);
        const here = all.filter(({ diagnostic }) => diagnostic.range.intersection(range));
        if (here.length === 0 || (only && !only.contains(vscode.CodeActionKind.QuickFix))) return [];
        return [...fixActions(here), ...explainActions(here), ...waiveActions(here)];
      },
      async resolveCodeAction(action, token) {
        if (action instanceof LazyAction && action.edits) {
          const edit = await action.edits();
          if (!token.isCancellationRequested) action.edit = edit;
        }
        return action;
      },
    },
    {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll],
      documentation: [
        { kind: vscode.CodeActionKind.QuickFix, command: { command: "roadworthy.explainRule", title: vscode.l10n.t("Explain a Rule…") } },
      ],
    },
  );
}

/** One action per distinct step; the first is the preferred one. */
function fixActions(here: readonly ShownFinding[]): vscode.CodeAction[] {
  const actions = new Map<string, vscode.CodeAction>();
  for (const { project, finding, diagnostic } of here) {
    for (const fix of finding.fixes) {
      const known = actions.get(fix.title);
      if (known) known.diagnostics?.push(diagnostic);
      else actions.set(fix.title, fixAction(project, finding.rule, fix, diagnostic));
    }
  }
  const ordered = [...actions.values()].sort((a, b) => Number(a.command !== undefined) - Number(b.command !== undefined));
  const [first] = ordered;
  if (first) first.isPreferred = true;
  return ordered;
}

function fixAction(project: EditorProject, rule: string, fix: Fix, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  if (fix.kind !== "scaffold") {
    return lazy(fix.title, [diagnostic], async () => {
      const { fixEdits } = await loadEngine();
      return toWorkspaceEdit(project, fixEdits(project.report.project, fix));
    });
  }
  const action = new vscode.CodeAction(vscode.l10n.t("{0}…", fix.title.replace(/…$/, "")), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: "roadworthy.applyFix", title: fix.title, arguments: [project.uri.toString(), rule, fix.title] };
  return action;
}

function explainActions(here: readonly ShownFinding[]): vscode.CodeAction[] {
  const rules = [...new Set(here.map(({ finding }) => finding.rule))];
  const [only] = rules;
  const title = rules.length === 1 ? vscode.l10n.t("Explain {0}", String(only)) : vscode.l10n.t("Explain One of {0} Rules…", rules.length);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = here.map(({ diagnostic }) => diagnostic);
  action.command = { command: "roadworthy.explainRule", title, arguments: rules };
  return [action];
}

function waiveActions(here: readonly ShownFinding[]): vscode.CodeAction[] {
  const scored = here.filter(({ finding }) => finding.kind !== "invalid");
  const [first] = scored;
  if (!first || !setting("codeActions.waive", first.project.uri)) return [];
  const rules = [...new Set(scored.map(({ finding }) => finding.rule))];
  if (rules.length > 1) {
    const title = vscode.l10n.t("Waive One of {0} Rules…", rules.length);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = scored.map(({ diagnostic }) => diagnostic);
    action.command = { command: "roadworthy.waiveRule", title, arguments: [first.project.uri.toString(), ...rules] };
    return [action];
  }
  return [...commentAction(first), manifestWaiverAction(first)];
}

function commentAction({ project, finding, diagnostic }: ShownFinding): vscode.CodeAction[] {
  const path = finding.at?.path;
  const isManifest = path === project.report.project.manifest.path;
  if (path === undefined || isManifest || finding.at?.cell || commentMark(path) === undefined) return [];
  return [
    lazy(vscode.l10n.t("Waive {0} Here with a Comment", finding.rule), [diagnostic], async () => {
      const text = (await currentTexts(project, [path])).get(path) ?? "";
      return toWorkspaceEdit(project, waiveByComment(finding, path, text));
    }),
  ];
}

function manifestWaiverAction({ project, finding, diagnostic }: ShownFinding): vscode.CodeAction {
  const action = lazy(vscode.l10n.t("Waive {0} in the Manifest", finding.rule), [diagnostic], async () =>
    toWorkspaceEdit(project, waiveInManifest(await loadEngine(), project, finding.rule)),
  );
  action.command = {
    command: "roadworthy.openBlank",
    title: action.title,
    arguments: [uriOf(project, project.report.project.manifest.path).toString()],
  };
  return action;
}

/** Mends what the manifest's own problems have one right answer for. Never creates a file. */
function fixAllActions(all: readonly ShownFinding[]): vscode.CodeAction[] {
  const mendable = all.filter(({ finding }) => finding.rule.startsWith("manifest/") && finding.fixes[0]?.kind === "edit");
  const [first] = mendable;
  if (!first) return [];
  const edits = mendable.flatMap(({ finding: { fixes } }) => (fixes[0]?.kind === "edit" ? fixes[0].edits : []));
  const action = lazy(
    vscode.l10n.t("Fix All Roadworthy Manifest Problems"),
    mendable.map(({ diagnostic }) => diagnostic),
    () => toWorkspaceEdit(first.project, edits),
  );
  action.kind = fixAll;
  return [action];
}

function lazy(title: string, diagnostics: vscode.Diagnostic[], edits: () => Promise<vscode.WorkspaceEdit>): LazyAction {
  const action = new LazyAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.edits = edits;
  return action;
}
