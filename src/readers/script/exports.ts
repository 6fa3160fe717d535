import type { ScriptFunction } from "../../facts/script-facts.js";
import type { Span } from "../../text/span.js";
import { callableValue, type Expression, type Walk } from "./walk.js";

const commonTarget = /^(?:module\.exports|exports)(?:\.([A-Za-z_$][\w$]*))?$/;

/** Notes what is exported as `name`: a function, or a name of the module, which may be bound further down. */
export function noteExport(walk: Walk, name: string, { value }: Expression, span: Span): void {
  const async = callableValue(walk, value);
  if (async !== undefined) walk.exports.push({ name, span, async });
  else if (value.kind === "name") walk.exports.push({ name, span, local: value.value });
}

/** Notes what an assignment to `module.exports` or a member of it exports. */
export function noteModuleExports(walk: Walk, target: string, given: Expression, span: Span): void {
  const match = commonTarget.exec(target);
  if (!match || walk.scope.parent) return;
  const { value } = given;
  const [, member] = match;
  const place = { start: span.start, end: span.start + target.length };
  if (member !== undefined) noteExport(walk, member, given, place);
  else if (value.kind !== "dict") noteExport(walk, "default", given, place);
  else {
    for (const entry of value.entries) {
      if (entry.key.kind === "string") noteExport(walk, entry.key.value, { value: entry.value }, entry.key.span);
    }
  }
}

/** The functions among what is exported, now that the whole file is read. */
export function exportedFunctions({ exports, callables }: Walk): ScriptFunction[] {
  return exports.flatMap(({ name, span, local = "", async = callables.get(local) }) =>
    async === undefined ? [] : [{ name, async, span }],
  );
}
