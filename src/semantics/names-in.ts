import type { CodeValue } from "../facts/code-value.js";

/** The dotted names that a value is or reads itself; none of what it only holds. */
export function namesRead(value: CodeValue): readonly string[] {
  return value.kind === "name" ? [value.value] : value.kind === "other" ? value.names : none;
}

const none: readonly string[] = [];

/** The same, and a text that it is: what a value is called by, where words tell what it is for. */
export function wordsOf(value: CodeValue): readonly string[] {
  return value.kind === "string" ? [value.value] : namesRead(value);
}

/** The dotted names anywhere in a value: also those in lists, texts and dictionaries that it holds. */
export function namesIn(value: CodeValue): readonly string[] {
  switch (value.kind) {
    case "list":
      return value.items.flatMap(namesIn);
    case "format":
      return value.parts.flatMap(namesIn);
    case "dict":
      return value.entries.flatMap((entry) => namesIn(entry.value));
    default:
      return namesRead(value);
  }
}
