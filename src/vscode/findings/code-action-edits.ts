import * as vscode from "vscode";
import type { Finding } from "../../report/outcome.js";
import type { Fix } from "../../rules/rule.js";
import { toWorkspaceEdit } from "../changes/apply-edits.js";
import { loadEngine } from "../load-engine.js";
import { currentTexts, rangeIn } from "../places/place-in-editor.js";
import type { EditorProject } from "../projects/editor-project.js";
import type { Projects } from "../projects/projects.js";
import type { ShownFinding } from "./diagnostics.js";
import { waiveByComment, waiveInManifest } from "./waivers.js";

// An action is offered for a report that may be older than the text it is picked on: with unsaved typing, or on saving.
// Each edit is therefore made from the newest report, and is empty where the finding is gone from it.

/** The edit of a fix that a finding offers. */
export async function fixEdit(projects: Projects, shown: ShownFinding, offered: Fix): Promise<vscode.WorkspaceEdit> {
  const { project, finding } = await newest(projects, shown);
  const fix = finding?.fixes.find(({ title }) => title === offered.title);
  if (!project || !fix) return new vscode.WorkspaceEdit();
  const { fixEdits } = await loadEngine();
  return toWorkspaceEdit(project, fixEdits(project.report.project, fix));
}

/** The edits of all problems of a manifest as a text that have one right answer. Never creates a file. */
export async function fixAllEdit(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit> {
  const { mendManifest, readManifest } = await loadEngine();
  const edit = new vscode.WorkspaceEdit();
  for (const { span, text } of mendManifest(readManifest("", document.getText()))) {
    edit.replace(document.uri, rangeIn(document, span), text);
  }
  return edit;
}

/** The edit that waives a finding by a comment on its line. */
export async function waiveByCommentEdit(projects: Projects, shown: ShownFinding): Promise<vscode.WorkspaceEdit> {
  const { project, finding } = await newest(projects, shown);
  if (!project || !finding?.at) return new vscode.WorkspaceEdit();
  const { path } = finding.at;
  const text = (await currentTexts(project, [path])).get(path) ?? "";
  return toWorkspaceEdit(project, waiveByComment(finding, path, text));
}

/** The edit that waives a finding's rule in the manifest. */
export async function waiveInManifestEdit(projects: Projects, { project: { uri }, finding }: ShownFinding): Promise<vscode.WorkspaceEdit> {
  const project = await projects.assess(uri);
  return project ? toWorkspaceEdit(project, waiveInManifest(await loadEngine(), project, finding.rule)) : new vscode.WorkspaceEdit();
}

/** The finding as of now: of those that say the same in the same file, the nearest. */
async function newest(projects: Projects, shown: ShownFinding): Promise<{ project?: EditorProject; finding?: Finding }> {
  const project = await projects.assess(shown.project.uri);
  const { at, message, rule } = shown.finding;
  const distance = (finding: Finding) => Math.abs((finding.at?.span.start ?? 0) - (at?.span.start ?? 0));
  const same = project?.report.findings.filter((one) => one.rule === rule && one.message === message && one.at?.path === at?.path) ?? [];
  return { project, finding: [...same].sort((a, b) => distance(a) - distance(b))[0] };
}
