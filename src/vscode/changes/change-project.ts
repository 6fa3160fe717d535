import * as vscode from "vscode";
import type { Project } from "../../project/project.js";
import { openFirstBlank } from "../places/open-place.js";
import type { EditorProject } from "../projects/editor-project.js";
import type { Projects } from "../projects/projects.js";
import { type PlanStep, planChanges } from "./change-plan.js";
import type { Preview } from "./scaffold-preview.js";

/** What changing a project takes. */
export interface ChangeParts {
  readonly projects: Projects;
  readonly preview: Preview;
}

/** Plans steps, previews and applies them, opens what is to be filled in, and says what it did to the score. */
export async function changeProject(
  { projects, preview }: ChangeParts,
  title: string,
  project: EditorProject,
  steps: readonly PlanStep[],
  start?: Project,
): Promise<void> {
  const plan = await planChanges(project, steps, start);
  if (plan.changes.length === 0) {
    vscode.window.showInformationMessage(vscode.l10n.t("{0}: there is nothing to add, what it writes is there already.", title));
    return;
  }
  const before = project.report;
  const changed = await preview.offer(title, project, plan);
  if (changed.length === 0) return;
  await openFirstBlank(project, changed);
  const after = (await projects.assess(project.uri, { relist: true }))?.report ?? before;
  if (before.unreadable?.extent === "all" || after.unreadable?.extent === "all") return;
  vscode.window.setStatusBarMessage(vscode.l10n.t("{0}: score {1} → {2}", title, before.score.value, after.score.value), 10_000);
}
