import type { CodeValue } from "../facts/code-value.js";
import type { Located } from "../text/span.js";

/** What of the facts of Python or of scripts holds texts. */
interface Writing {
  readonly strings: readonly Located<string>[];
  readonly assignments: readonly { readonly value: CodeValue }[];
  readonly calls: readonly { readonly arguments: readonly { readonly value: CodeValue }[] }[];
}

/** Every text that code writes: literals, and templates as a whole, with `…` for what is put into them. */
export function textsOf({ strings, assignments, calls }: Writing): readonly Located<string>[] {
  const templates: Located<string>[] = [];
  for (const { value } of assignments) addTemplates(value, templates);
  for (const { arguments: given } of calls) for (const { value } of given) addTemplates(value, templates);
  return templates.length === 0 ? strings : [...strings, ...templates];
}

function addTemplates(value: CodeValue, templates: Located<string>[]): void {
  switch (value.kind) {
    case "format":
      templates.push({ value: value.parts.map((part) => (part.kind === "string" ? part.value : "…")).join(""), span: value.span });
      return;
    case "list":
      for (const item of value.items) addTemplates(item, templates);
      return;
    case "dict":
      for (const entry of value.entries) addTemplates(entry.value, templates);
  }
}
