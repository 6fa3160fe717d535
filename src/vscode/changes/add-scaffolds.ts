import * as vscode from "vscode";
import type { Scaffold } from "../../scaffolds/scaffold.js";
import { type Engine, loadEngine } from "../load-engine.js";
import type { EditorProject } from "../projects/editor-project.js";
import { pickProject, type UriArgument } from "../projects/pick-project.js";
import { askQuestions } from "./ask-questions.js";
import { type ChangeParts, changeProject } from "./change-project.js";

/** Adds the files of one scaffold to a project. */
export async function addScaffold(parts: ChangeParts, id: string, named?: UriArgument): Promise<void> {
  const project = await pickProject(parts.projects, named);
  if (!project) return;
  const { scaffolds } = await loadEngine();
  await addScaffolds(parts, scaffolds[id]?.title ?? id, project, [id]);
}

/** Lets the user choose among the scaffolds that have something to add, and adds them in one go. */
export async function addMissing(parts: ChangeParts, named?: UriArgument): Promise<void> {
  const project = await pickProject(parts.projects, named);
  if (!project) return;
  const items = missing(await loadEngine(), project);
  if (items.length === 0) {
    vscode.window.showInformationMessage(vscode.l10n.t("Nothing that Roadworthy can write is missing."));
    return;
  }
  const title = vscode.l10n.t("Add Missing Practices");
  const placeHolder = vscode.l10n.t("Choose what to add; all of it is shown before anything is written");
  const [closing, others] = [items.filter(({ picked }) => picked), items.filter(({ picked }) => !picked)];
  const grouped = [...group(vscode.l10n.t("Closes gaps"), closing), ...group(vscode.l10n.t("Can be written too"), others)];
  const picked = await vscode.window.showQuickPick(grouped, {
    title,
    placeHolder,
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  if (picked && picked.length > 0)
    await addScaffolds(
      parts,
      title,
      project,
      picked.flatMap((item) => ("id" in item ? item.id : [])),
    );
}

async function addScaffolds(parts: ChangeParts, title: string, project: EditorProject, ids: readonly string[]): Promise<void> {
  const asked = await loadEngine();
  const useful = ids.filter((id) => asked.planScaffold(project.report.project, id).edits.length > 0);
  const answers = await askQuestions(asked, title, project.report.project, useful);
  if (!answers) return;
  const steps = ids.map((id) => (engine: Engine, state: EditorProject["report"]["project"]) => {
    const answered = engine.withAnswers(state, id, engine.answersFor(id, answers));
    return engine.planScaffold(typeof answered === "string" ? state : answered, id).edits;
  });
  await changeProject(parts, title, project, steps);
}

interface ScaffoldItem extends vscode.QuickPickItem {
  readonly id: string;
  readonly picked: boolean;
}

/** Items under a line that says what they have in common; nothing where there are none. */
function group(label: string, items: readonly ScaffoldItem[]): readonly (ScaffoldItem | vscode.QuickPickItem)[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** Those that would raise a rule that is not met are picked. */
function missing({ scaffolds, planScaffold }: Engine, { report }: EditorProject): readonly ScaffoldItem[] {
  const unmet = (scaffold: Scaffold) => scaffold.raises.filter((rule) => (report.outcomes.get(rule)?.findings.length ?? 0) > 0);
  return Object.entries(scaffolds)
    .filter(([id, scaffold]) => scaffold.suits(report.project) && planScaffold(report.project, id).edits.length > 0)
    .map(([id, scaffold]) => ({
      id,
      label: scaffold.title,
      detail: scaffold.description,
      description: unmet(scaffold).join(", "),
      picked: unmet(scaffold).length > 0,
    }));
}
