import type { Sign } from "../../facts/sign.js";

/** Calls of macros of dbt that are named after rights; where a macro is defined, that is no call of it. */
export function rightsCalled(text: string): Sign[] {
  if (!/\{[{%]/.test(text)) return [];
  const calls = text.matchAll(/(?<!macro\s{1,5})\b(\w{0,100}(?:grant|access|privilege|permission|right|polic)\w{0,100})\s*\(/gi);
  const found = new Map([...calls].flatMap(({ 1: name, index }) => (name ? [[name, index] as const] : [])));
  return [...found].map(([name, start]) => ({ kind: "config", value: `call of macro ${name}`, span: { start, end: start + name.length } }));
}
