import * as vscode from "vscode";
import type { Stage } from "../../project/stage.js";
import { loadEngine } from "../load-engine.js";
import { pickProject, type UriArgument } from "../projects/pick-project.js";
import { nameOf } from "../projects/project-name.js";
import { askQuestions } from "./ask-questions.js";
import { type ChangeParts, changeProject } from "./change-project.js";

interface StageItem extends vscode.QuickPickItem {
  readonly stage: Stage;
}

/** Lets the user choose a stage, and writes all that it lacks and that can be written, as one set that is shown first. */
export async function makeProductionReady(parts: ChangeParts, named?: UriArgument): Promise<void> {
  const project = await pickProject(parts.projects, named);
  if (!project) return;
  const engine = await loadEngine();
  const { snapshot, report } = project;
  const { root, date, stage: declared } = report.project;
  const roots = engine.findProjectRoots(snapshot);
  const prepared = new Map(
    engine.stages.map((stage) => {
      const state = stage === declared ? report.project : engine.buildProject(snapshot, root, { date, roots, stage });
      const { outcomes } = stage === declared ? report : engine.judgeProject(state, report.rules);
      return [stage, { state, ...engine.prepareSteps({ project: state, rules: report.rules, outcomes }, nameOf(project)) }] as const;
    }),
  );
  const inOrder = [declared, ...engine.stages.filter((stage) => stage !== declared)];
  const items = inOrder.map((stage): StageItem => {
    const count = prepared.get(stage)?.scaffolds.length ?? 0;
    return {
      stage,
      label: stage,
      description: stage === declared ? vscode.l10n.t("declared in the manifest") : "",
      detail: count === 1 ? vscode.l10n.t("1 thing to add") : vscode.l10n.t("{0} things to add", count),
    };
  });
  const title = vscode.l10n.t("Make Production-Ready");
  const placeHolder = vscode.l10n.t("For which stage? All of it is shown before anything is written");
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  const preparation = picked && prepared.get(picked.stage);
  if (!preparation) return;
  const { state } = preparation;
  const answers = await askQuestions(engine, title, state, preparation.scaffolds);
  if (!answers) return;
  const { outcomes } = state === report.project ? report : engine.judgeProject(state, report.rules);
  const { steps: answered } =
    answers.size === 0 ? preparation : engine.prepareSteps({ project: state, rules: report.rules, outcomes }, nameOf(project), answers);
  const steps = answered.map((step) => (_: unknown, now: Parameters<typeof step>[0]) => step(now));
  await changeProject(parts, title, project, steps, state);
}
