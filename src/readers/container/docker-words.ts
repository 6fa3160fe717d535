import type { MappedText } from "../../text/mapped-text.js";
import type { Located, Span } from "../../text/span.js";

const word = /(?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\(?!\r?\n).?|[^\s"'\\])+/gs;
const quotation = /"((?:\\.|[^"\\])*)"|'([^']*)'/gs;

/** The words of an instruction's arguments, as Docker separates them; of the exec form `["a", "b"]`, its items with the span of all. */
export function dockerWords(text: MappedText): Located<string>[] {
  const items = execForm(text.value);
  if (items) return items.map((value) => ({ value, span: text.span(0, text.value.length) }));
  return [...text.value.matchAll(word)].map((match) => ({
    value: unquoted(match[0]),
    span: text.span(match.index, match.index + match[0].length),
  }));
}

/** The items of `["a", "b"]`; `undefined` for anything else. */
export function execForm(value: string): string[] | undefined {
  if (!value.startsWith("[")) return undefined;
  try {
    const items: unknown = JSON.parse(withoutJoints(value));
    return Array.isArray(items) && items.every((item) => typeof item === "string") ? items : undefined;
  } catch {
    return undefined;
  }
}

/** A command in either form as one line. */
export function commandText(text: MappedText): Located<string> {
  const value = execForm(text.value)?.join(" ") ?? withoutJoints(text.value).trim();
  return { value, span: text.span(0, text.value.length) };
}

function withoutJoints(value: string): string {
  return value.replace(/(?<![ \t])[ \t]*\\\r?\n\s*/g, " ");
}

function unquoted(value: string): string {
  return value.replace(quotation, (_, double?: string, single?: string) => double ?? single ?? "");
}

/** The pairs of `ENV A=1 B="2"`, of the old form `ENV A 1`, and of `ARG A=1`; a name without a value gives none. */
export function dockerVariables(text: MappedText): { name: string; value: string; span: Span }[] {
  const words = dockerWords(text);
  const [first] = words;
  if (first && words.length > 1 && !first.value.includes("=")) {
    const value = withoutJoints(text.value.slice(first.value.length)).trim();
    return [{ name: first.value, value, span: text.span(0, text.value.length) }];
  }
  return words.flatMap(({ value, span }) => {
    const equals = value.indexOf("=");
    return equals > 0 ? [{ name: value.slice(0, equals), value: value.slice(equals + 1), span }] : [];
  });
}

/** Fills `$NAME`, `${NAME}` and `${NAME:-default}` in; what has no value stays as written. */
export function substituted(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:\{(\w+)(?::?([-+])([^{}]*))?\}|(\w+))/g,
    (whole, braced?: string, operator?: string, other?: string, bare?: string) => {
      const value = values.get(braced ?? bare ?? "");
      if (operator === "+") return value === undefined ? "" : (other ?? "");
      return value ?? (operator === "-" ? (other ?? "") : whole);
    },
  );
}
