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
  const values = [...assignments.map(({ value }) => value), ...calls.flatMap((call) => call.arguments.map(({ value }) => value))];
  return [...strings, ...values.flatMap(templatesIn)];
}

function templatesIn(value: CodeValue): Located<string>[] {
  switch (value.kind) {
    case "format":
      return [{ value: value.parts.map((part) => (part.kind === "string" ? part.value : "…")).join(""), span: value.span }];
    case "list":
      return value.items.flatMap(templatesIn);
    case "dict":
      return value.entries.flatMap((entry) => templatesIn(entry.value));
    default:
      return [];
  }
}
