import * as vscode from "vscode";
import type { Project } from "../../project/project.js";
import type { Edit } from "../../text/edit.js";
import type { FileChange } from "../../text/file-change.js";
import { type Engine, loadEngine } from "../load-engine.js";
import { currentTexts } from "../places/place-in-editor.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";

/** Steps worked out on a copy of the project. */
export interface ChangePlan {
  /** By path. */
  readonly changes: readonly FileChange[];
  /** The score (0-100) once they are applied. */
  readonly scoreAfter: number;
}

/** One step of a plan: what it edits in the project as the steps before have left it. */
export type PlanStep = (engine: Engine, project: Project) => readonly Edit[];

/**
 * Works out steps one after the other, so that each builds on the files of those before. Nothing is written; files that exist are never created
 * anew. `start` is the project as the steps are to see it first: at another stage, say.
 */
export async function planChanges(
  project: EditorProject,
  steps: readonly PlanStep[],
  start: Project = project.report.project,
): Promise<ChangePlan> {
  const engine = await loadEngine();
  const { changes, project: after } = await engine.planChanges(
    { snapshot: project.snapshot, project: start },
    steps.map((step) => (state: Project) => step(engine, state)),
    { texts: (paths) => currentTexts(project, paths), exists: (path) => pathExists(uriOf(project, path)) },
  );
  return { changes, scoreAfter: engine.judgeProject(after, project.report.rules).score.value };
}

/** Whether something stands at a URI. */
export function pathExists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
