import type { Located } from "../../text/span.js";
import { linesOf, part } from "./located-text.js";

/** A section of an INI file with its options. */
export interface IniSection {
  readonly name: Located<string>;
  /** By lower-cased key: the non-empty lines of the value, trimmed, without comment lines. */
  readonly options: ReadonlyMap<string, readonly Located<string>[]>;
}

/** Reads INI as Python's `configparser` does: values go on over more indented lines. Never throws; what it does not understand it skips. */
export function iniSections(text: string): IniSection[] {
  const sections: { name: Located<string>; options: Map<string, Located<string>[]> }[] = [];
  let value: Located<string>[] | undefined;
  for (const line of linesOf({ value: text, span: { start: 0, end: text.length } })) {
    if (/^[#;]/.test(line.value)) continue;
    const isIndented = /[ \t]/.test(text[line.span.start - 1] ?? "");
    const section = /^\[(.+)\]/.exec(line.value)?.[1];
    const key = /^([^=:]+)[=:]/.exec(line.value);
    if (isIndented) value?.push(line);
    else if (section !== undefined) {
      sections.push({ name: part(line, 1, 1 + section.length), options: new Map() });
      value = undefined;
    } else if (key?.[1] !== undefined) {
      value = linesOf(part(line, key[0].length));
      sections.at(-1)?.options.set(key[1].trim().toLowerCase(), value);
    }
  }
  return sections;
}
