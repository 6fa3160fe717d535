import type { PythonCall } from "../../facts/python-facts.js";
import type { PythonModule } from "../../project/project.js";
import type { Edit } from "../../text/edit.js";

/** The edit that gives a call one more keyword behind its last argument; none where that cannot be placed without reading the code. */
export function addKeyword(module: PythonModule, { arguments: given, span, whole }: PythonCall, keyword: string): Edit | undefined {
  if (module.form === "notebook" || given.some(({ unpacked }) => unpacked)) return undefined;
  const insert = (at: number, text: string): Edit => ({ kind: "replace", path: module.path, span: { start: at, end: at }, text });
  const last = given.at(-1)?.value;
  if (!last) return whole.end === span.end + 2 ? insert(span.end + 1, keyword) : undefined;
  // What else there is may stand in brackets of its own, which a value's span leaves out.
  return last.kind === "other" || last.kind === "format" ? undefined : insert(last.span.end, `, ${keyword}`);
}
