import * as vscode from "vscode";
import type { Project } from "../project/project.js";
import { applyReplacements, type Edit } from "../text/edit.js";
import { type EditorProject, uriOf } from "./editor-project.js";
import { type Engine, loadEngine } from "./load-engine.js";
import { currentTexts } from "./place-in-editor.js";

/** A file as it is and as it would be. */
export interface FileChange {
  readonly path: string;
  /** Absent for a new file. */
  readonly before?: string;
  readonly after: string;
}

/** Steps worked out on a copy of the project. */
export interface ChangePlan {
  /** By path. */
  readonly changes: readonly FileChange[];
  /** The score (0-100) once they are applied. */
  readonly scoreAfter: number;
}

/** One step of a plan: what it edits in the project as the steps before have left it. */
export type PlanStep = (engine: Engine, project: Project) => readonly Edit[];

/** Works out steps one after the other, so that each builds on the files of those before. Nothing is written; files that exist are never created anew. */
export async function planChanges(project: EditorProject, steps: readonly PlanStep[]): Promise<ChangePlan> {
  const engine = await loadEngine();
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  let { snapshot } = project;
  let state = project.report.project;
  const roots = engine.findProjectRoots(snapshot);
  for (const step of steps) {
    const edits = await withoutExisting(project, step(engine, state), after);
    const replaced = edits.flatMap((edit) => (edit.kind === "replace" && !after.has(edit.path) ? [edit.path] : []));
    for (const [path, text] of await currentTexts(project, replaced)) {
      before.set(path, text);
      after.set(path, text);
    }
    snapshot = engine.applyEdits(snapshot, edits, after);
    for (const edit of edits) if (edit.kind === "create") after.set(edit.path, edit.text);
    for (const path of new Set(edits.flatMap((edit) => (edit.kind === "replace" ? [edit.path] : [])))) {
      const replacements = edits.flatMap((edit) => (edit.kind === "replace" && edit.path === path ? [edit] : []));
      after.set(path, applyReplacements(after.get(path) ?? "", replacements));
    }
    state = engine.buildProject(snapshot, state.root, { date: state.date, roots });
  }
  const changes = [...after]
    .map(([path, text]) => ({ path, before: before.get(path), after: text }))
    .filter((change) => change.before !== change.after);
  return {
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    scoreAfter: engine.judgeProject(state, project.report.rules).score.value,
  };
}

/** The change as the smallest edit: what begins and ends alike stays untouched. */
export function toEdit({ path, before, after }: FileChange): Edit {
  if (before === undefined) return { kind: "create", path, text: after };
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shortest - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { kind: "replace", path, span: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) };
}

/** A file may exist without being listed: ignored, or in a folder that is left out. */
async function withoutExisting(
  project: EditorProject,
  edits: readonly Edit[],
  planned: ReadonlyMap<string, string>,
): Promise<readonly Edit[]> {
  const kept = await Promise.all(
    edits.map(async (edit) => {
      if (edit.kind !== "create") return [edit];
      return planned.has(edit.path) || (await exists(uriOf(project, edit.path))) ? [] : [edit];
    }),
  );
  return kept.flat();
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
