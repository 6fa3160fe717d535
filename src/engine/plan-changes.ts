import { buildProject } from "../project/build-project.js";
import type { Project } from "../project/project.js";
import { findProjectRoots } from "../project/project-roots.js";
import type { Snapshot } from "../project/snapshot.js";
import { applyReplacements, type Edit, replacementsByPath } from "../text/edit.js";
import type { FileChange } from "../text/file-change.js";
import { applyEdits } from "./apply-edits.js";

/** One step of a plan: what it edits in the project as the steps before have left it. */
export type PlanStep = (project: Project) => readonly Edit[];

/** What a plan asks of a shell. */
export interface ChangeSource {
  /** The current texts of files, by path; those that cannot be read are left out. */
  texts(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether something stands at a path, listed or not: it may be ignored, or lie in a folder that is left out. */
  exists(path: string): Promise<boolean>;
}

/** Steps worked out on a copy of a project. */
export interface PlannedChanges {
  /** By path. */
  readonly changes: readonly FileChange[];
  /** The project once they are applied. */
  readonly project: Project;
}

/** Works out steps one after the other, so that each builds on the files of those before. Nothing is written; files that exist are never created anew. */
export async function planChanges(
  start: { readonly snapshot: Snapshot; readonly project: Project },
  steps: readonly PlanStep[],
  source: ChangeSource,
): Promise<PlannedChanges> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  let { snapshot, project } = start;
  const { root, date, stage } = project;
  const roots = findProjectRoots(snapshot);
  for (const step of steps) {
    const edits = await withoutExisting(step(project), after, source);
    if (edits.length === 0) continue;
    const replaced = edits.flatMap((edit) => (edit.kind === "replace" && !after.has(edit.path) ? [edit.path] : []));
    for (const [path, text] of await source.texts(replaced)) {
      before.set(path, text);
      after.set(path, text);
    }
    snapshot = applyEdits(snapshot, edits, after);
    for (const edit of edits) if (edit.kind === "create") after.set(edit.path, edit.text);
    for (const [path, replacements] of replacementsByPath(edits)) after.set(path, applyReplacements(after.get(path) ?? "", replacements));
    project = buildProject(snapshot, root, { date, roots, stage });
  }
  const changes = [...after]
    .map(([path, text]) => ({ path, before: before.get(path), after: text }))
    .filter((change) => change.before !== change.after);
  return { changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)), project };
}

async function withoutExisting(
  edits: readonly Edit[],
  planned: ReadonlyMap<string, string>,
  source: ChangeSource,
): Promise<readonly Edit[]> {
  const kept = await Promise.all(
    edits.map(async (edit) => (edit.kind === "create" && (planned.has(edit.path) || (await source.exists(edit.path))) ? [] : [edit])),
  );
  return kept.flat();
}
