import * as vscode from "vscode";
import type { Project } from "../../project/project.js";
import { openFirstBlank } from "../places/open-place.js";
import type { EditorProject } from "../projects/editor-project.js";
import { isUnreadable } from "../projects/manifest-errors.js";
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
  const changed = await preview.offer(title, project, plan);
  if (changed.length === 0) return;
  await openFirstBlank(project, changed);
  const now = (await projects.assess(project.uri, { relist: true })) ?? project;
  if (isUnreadable(project) || isUnreadable(now)) return;
  const [before, after] = [project.report.score.value, now.report.score.value];
  vscode.window.setStatusBarMessage(vscode.l10n.t("{0}: score {1} → {2}", title, before, after), 10_000);
}
