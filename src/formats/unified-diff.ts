import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { applyReplacements, type Edit } from "../text/edit.js";

/**
 * Edits as one unified diff that `git apply` and `patch -p1` take, new files first, then changed ones, each in the order of the edits.
 * `texts` gives the current text of files that are changed in place; one that is missing is left out.
 */
export function unifiedDiff(edits: readonly Edit[], texts: ReadonlyMap<string, string>): string {
  const created = edits.flatMap((edit) => (edit.kind === "create" ? [patch("/dev/null", `b/${edit.path}`, "", edit.text)] : []));
  const changed = [...new Set(edits.flatMap((edit) => (edit.kind === "replace" ? [edit.path] : [])))].flatMap((path) => {
    const before = texts.get(path);
    const replacements = edits.flatMap((edit) => (edit.kind === "replace" && edit.path === path ? [edit] : []));
    return before === undefined ? [] : [patch(`a/${path}`, `b/${path}`, before, applyReplacements(before, replacements))];
  });
  return [...created, ...changed].join("");
}

function patch(from: string, to: string, before: string, after: string): string {
  return createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
