import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { FileChange } from "../text/file-change.js";

/** Changes as one unified diff that `git apply` and `patch -p1` take, new files first, each in the order given. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  const isNew = ({ before }: FileChange) => before === undefined;
  return [...changes.filter(isNew), ...changes.filter((one) => !isNew(one))].map(patch).join("");
}

function patch({ path, before, after }: FileChange): string {
  const from = before === undefined ? "/dev/null" : `a/${path}`;
  return createTwoFilesPatch(from, `b/${path}`, before ?? "", after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
