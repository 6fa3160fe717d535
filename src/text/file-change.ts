import { applyReplacements, type Edit, replacementsByPath } from "./edit.js";

/** A file as it is and as it would be. */
export interface FileChange {
  /** Relative to the workspace. */
  readonly path: string;
  /** Absent for a new file. */
  readonly before?: string;
  readonly after: string;
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

/** What edits do to files, new ones first. `texts` gives the current text of files that are changed in place; one that is missing is left out. */
export function toChanges(edits: readonly Edit[], texts: ReadonlyMap<string, string>): readonly FileChange[] {
  const created = edits.flatMap((edit) => (edit.kind === "create" ? [{ path: edit.path, after: edit.text }] : []));
  const changed = [...replacementsByPath(edits)].flatMap(([path, replacements]) => {
    const before = texts.get(path);
    return before === undefined ? [] : [{ path, before, after: applyReplacements(before, replacements) }];
  });
  return [...created, ...changed];
}
