import type { DependencyFacts } from "../../../src/facts/dependency-facts.js";
import type { Reader } from "../../../src/readers/reader.js";
import { cut, reading } from "../reading.js";

/** Facts with the text they were read from. */
export interface Reading {
  readonly text: string;
  readonly facts: DependencyFacts;
}

/** Reads a text that is of the reader's format. */
export function readText(reader: Reader<"dependencies">, path: string, text: string): Reading {
  return { text, facts: reading(reader, path)(text) };
}

/** Each dependency on a line: `name[extra] specifier scope/group exact hashed <source>`. */
export function rows({ text, facts }: Reading): string[] {
  return facts.dependencies.map(({ name, specifier, exact, hashed, scope, group, extras, span }) => {
    const extra = extras.length > 0 ? `[${extras}]` : "";
    const words = [`${name}${extra}`, specifier ?? "*", group ? `${scope}/${group}` : scope, exact && "exact", hashed && "hashed"];
    return `${words.filter(Boolean).join(" ")} <${cut(text, span)}>`;
  });
}

/** The values of located texts, each checked to be what stands at its place or, with `at`, beside it. */
export function located(
  { text }: Reading,
  items: readonly { readonly value: string; readonly span: { start: number; end: number } }[],
): string[] {
  return items.map(({ value, span }) => (cut(text, span) === value ? value : `${value} <${cut(text, span)}>`));
}

/** The interpreter: `>=3.10 <source>`, with `exact` where it is. */
export function python({ text, facts }: Reading): string | undefined {
  return facts.python && `${facts.python.specifier}${facts.python.exact ? " exact" : ""} <${cut(text, facts.python.span)}>`;
}

/** The scripts: `name: command <source>`. */
export function scripts({ text, facts }: Reading): string[] {
  return facts.scripts.map(({ name, command, span }) => `${name}: ${command} <${cut(text, span)}>`);
}
