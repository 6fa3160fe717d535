import * as vscode from "vscode";
import type { Fix } from "../../rules/rule.js";
import type { EditorProject } from "../projects/editor-project.js";
import { pickProject, type UriArgument } from "../projects/pick-project.js";
import { type ChangeParts, changeProject } from "./change-project.js";
import type { NextSteps } from "./next-steps.js";

/** Takes the step that gains the most for the least effort. */
export async function fixNext(parts: ChangeParts, nextSteps: NextSteps, named?: UriArgument): Promise<void> {
  const project = await pickProject(parts.projects, named);
  if (!project) return;
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Looking for the next best step") };
  const [best] = await vscode.window.withProgress(progress, () => nextSteps.find(project));
  if (best) await takeStep(parts, project, best.fix);
  else
    vscode.window.showInformationMessage(
      vscode.l10n.t("There is no step left that Roadworthy can take for you. The report says what people have to do."),
    );
}

/** Takes the step that a finding of `rule` offers under `title`. */
export async function applyFix(parts: ChangeParts, projectUri: string, rule: string, title: string): Promise<void> {
  const project = await parts.projects.assess(vscode.Uri.parse(projectUri));
  const fix = project?.report.findings
    .filter((finding) => finding.rule === rule)
    .flatMap(({ fixes }) => fixes)
    .find((one) => one.title === title);
  if (project && fix) await takeStep(parts, project, fix);
  else vscode.window.showInformationMessage(vscode.l10n.t("This step is done already, or no longer asked for."));
}

function takeStep(parts: ChangeParts, project: EditorProject, fix: Fix): Promise<void> {
  return changeProject(parts, fix.title.replace(/`/g, ""), project, [({ fixEdits }, state) => fixEdits(state, fix)]);
}
