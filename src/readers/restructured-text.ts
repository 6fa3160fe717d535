import type { DocumentFacts } from "../facts/document-facts.js";
import { readableText } from "../text/readable-text.js";
import type { Located } from "../text/span.js";
import { commandLines } from "./ci/command-lines.js";
import { proseOf } from "./document/prose.js";
import { withProseBelow } from "./document/prose-below.js";
import { shellBlock } from "./document/shell-block.js";
import type { Reader } from "./reader.js";

const underline = /^([=\-~^"'`#*+.:_])\1{2,}[ \t]*$/;
const codeBlock = /^([ \t]*)\.\. (?:code-block|code|sourcecode)::[ \t]*([\w+-]*)[ \t]*$/;
const directive = /^\s*(?:\.\. |:[\w -]+:(?:\s|$))/;

/**
 * Reads READMEs, cards, datasheets and contribution guides in reStructuredText or plain text: underlined headings, whose prose includes that
 * of the headings below them, and blocks of shell commands.
 */
export const restructuredTextReader: Reader<"document"> = {
  name: "restructured-text",
  kind: "document",
  files: { patterns: [/(?:^|\/)(?:readme|model[_-]?card|data[_-]?sheet|data[_-]?dictionary|contributing)[^/.]*(?:\.(?:rst|txt))?$/] },
  maxBytes: 1024 * 1024,
  read(file): DocumentFacts {
    const { text, notes } = readableText(file.text);
    const lines = linesOf(text);
    const headings: { text: string; level: number; span: Located<string>["span"]; prose: number }[] = [];
    const commands: Located<string>[] = [];
    /** In order of appearance, as each character marks a level. */
    const marks: string[] = [];
    let words = 0;
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index] ?? { value: "", span: { start: 0, end: 0 } };
      const mark = underline.exec(lines[index + 1]?.value ?? "")?.[1];
      const block = codeBlock.exec(line.value);
      if (block) {
        const end = blockEnd(lines, index + 1, block[1]?.length ?? 0);
        commands.push(...commandsIn(text, block[2] ?? "", lines.slice(index + 1, end)));
        index = end - 1;
      } else if (mark !== undefined && line.value.trim() !== "" && !underline.test(line.value)) {
        if (!marks.includes(mark)) marks.push(mark);
        headings.push({ text: line.value.trim(), level: Math.min(marks.indexOf(mark) + 1, 6), span: trimmedSpan(line), prose: 0 });
        index++;
      } else if (!underline.test(line.value) && !directive.test(line.value)) {
        const prose = proseOf(line.value);
        const heading = headings.at(-1);
        if (heading) heading.prose += prose.length;
        words += prose === "" ? 0 : prose.split(/\s+/).length;
      }
    }
    return { headings: withProseBelow(headings), frontMatter: [], commands, words, signs: [], notes };
  },
};

function linesOf(text: string): Located<string>[] {
  let start = 0;
  return text.split("\n").map((whole) => {
    const value = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
    const line = { value, span: { start, end: start + value.length } };
    start += whole.length + 1;
    return line;
  });
}

/** The first line from `from` on that stands no deeper than the directive. */
function blockEnd(lines: readonly Located<string>[], from: number, indentation: number): number {
  for (let index = from; index < lines.length; index++) {
    const { value } = lines[index] ?? { value: "" };
    if (value.trim() !== "" && value.search(/\S/) <= indentation) return index;
  }
  return lines.length;
}

function commandsIn(text: string, language: string, lines: readonly Located<string>[]): Located<string>[] {
  const body = lines.filter(({ value }) => !/^\s*:[\w-]+:/.test(value));
  const [first, last] = [body[0], body.at(-1)];
  if (!first || !last) return [];
  const span = { start: first.span.start, end: last.span.end };
  const script = shellBlock(language.toLowerCase(), { value: text.slice(span.start, span.end), span });
  return (script ? commandLines(script) : []).map((line) => ({ value: line.text, span: line.span }));
}

function trimmedSpan({ value, span }: Located<string>): Located<string>["span"] {
  const start = span.start + value.length - value.trimStart().length;
  return { start, end: start + value.trim().length };
}
