import type { Located } from "../../text/span.js";

/** A part of a Markdown text; spans leave indentation and line breaks out. */
export type MarkdownBlock =
  | { readonly kind: "front-matter"; readonly line: Located<string> }
  | { readonly kind: "heading"; readonly level: number; readonly text: Located<string> }
  /** A fenced block: the first word behind the fence, and the lines in between. */
  | { readonly kind: "code"; readonly language: string; readonly body: Located<string> }
  | { readonly kind: "line"; readonly line: Located<string> };

const fence = /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}(?=[^`]*$)|~{3,})[ \t]*\{?\.?([\w+-]*)/;
const atxHeading = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const setextLine = /^ {0,3}(?:(=+)|-+)[ \t]*$/;
const htmlHeading = /^\s*<h([1-6])\b[^<>]*>/i;
/** Where a line starts like this, a line of dashes below it is a rule. */
const noParagraph = /^\s*(?:$|[-*+>|#<]|\d+[.)])/;

/** Splits Markdown into its parts, in order. HTML comments are blanked. Never throws. */
export function markdownBlocks(text: string): MarkdownBlock[] {
  const lines = linesOf(withoutComments(text));
  const blocks: MarkdownBlock[] = frontMatterOf(lines).map((line) => ({ kind: "front-matter", line }));
  for (let index = blocks.length > 0 ? blocks.length + 2 : 0; index < lines.length; index++) {
    const line = lines[index] ?? { value: "", span: { start: 0, end: 0 } };
    const opened = fence.exec(line.value);
    const underline = noParagraph.test(line.value) ? undefined : setextLine.exec(lines[index + 1]?.value ?? "");
    const atx = atxHeading.exec(line.value);
    const html = htmlHeading.exec(line.value);
    const preformatted = preformattedFrom(text, lines, index);
    if (opened?.[1]) {
      const end = fenceEnd(lines, index + 1, opened[1]);
      const span = { start: lines[index + 1]?.span.start ?? line.span.end, end: lines[end - 1]?.span.end ?? line.span.end };
      const body = { start: Math.min(span.start, span.end), end: span.end };
      blocks.push({
        kind: "code",
        language: (opened[2] ?? "").toLowerCase(),
        body: { value: text.slice(body.start, body.end), span: body },
      });
      index = end;
    } else if (atx) {
      blocks.push({ kind: "heading", level: atx[1]?.length ?? 1, text: inner(line, atx[0].length, /[ \t]#+[ \t]*$/) });
    } else if (html) {
      blocks.push({ kind: "heading", level: Number(html[1]), text: inner(line, html[0].length, /<\/h[1-6]>.*$/i) });
    } else if (underline) {
      blocks.push({ kind: "heading", level: underline[1] ? 1 : 2, text: inner(line, 0) });
      index++;
    } else if (preformatted) {
      blocks.push({ kind: "line", line: preformatted.before }, { kind: "code", language: "", body: preformatted.body });
      index = preformatted.last;
    } else {
      blocks.push({ kind: "line", line });
    }
  }
  return blocks;
}

function linesOf(text: string): Located<string>[] {
  const lines: Located<string>[] = [];
  let start = 0;
  for (const whole of text.split("\n")) {
    const value = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
    lines.push({ value, span: { start, end: start + value.length } });
    start += whole.length + 1;
  }
  return lines;
}

/** What can start a line of YAML that is not indented: a key, an item, a comment, a bracket. */
const yamlLine = /^(?:\s|$|#|- |[\]}{[]|["']?[\w$@./-][^:]*:(?:\s|$))/;

/** The lines between a first line `---` and the next one, unless they are text between two rules. */
function frontMatterOf(lines: readonly Located<string>[]): Located<string>[] {
  if (lines[0]?.value.trimEnd() !== "---") return [];
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line.value));
  const matter = end === -1 ? [] : lines.slice(1, end);
  const isText = matter.some(({ value }) => !yamlLine.test(value)) || matter.every(({ value }) => /^#|^\s*$/.test(value));
  return isText ? [] : matter;
}

/** The text of a `<pre>` that opens on a line, what stands before it there, and the line it ends on. */
function preformattedFrom(
  text: string,
  lines: readonly Located<string>[],
  index: number,
): { readonly before: Located<string>; readonly body: Located<string>; readonly last: number } | undefined {
  const line = lines[index];
  const opened = line && /<pre\b[^<>]*>\s*(?:<code\b[^<>]*>)?/i.exec(line.value);
  if (!line || !opened) return undefined;
  const start = line.span.start + opened.index + opened[0].length;
  const last = lines.findIndex(({ value }, at) => at >= index && /<\/pre>/i.test(at === index ? value.slice(opened.index) : value));
  if (last === -1) return undefined;
  const length = text.slice(start).search(/(?:<\/code>)?\s*<\/pre>/i);
  if (length === -1) return undefined;
  const before = { value: line.value.slice(0, opened.index), span: { start: line.span.start, end: line.span.start + opened.index } };
  return { before, body: { value: text.slice(start, start + length), span: { start, end: start + length } }, last };
}

function fenceEnd(lines: readonly Located<string>[], from: number, opener: string): number {
  for (let index = from; index < lines.length; index++) {
    const mark = (lines[index]?.value ?? "").replace(/^[\s>]+/, "").trimEnd();
    if (mark.length >= opener.length && mark === opener.charAt(0).repeat(mark.length)) return index;
  }
  return lines.length;
}

/** The rest of a line from `from` on, without blanks around it and without what `tail` matches. */
function inner(line: Located<string>, from: number, tail = /$/): Located<string> {
  const rest = line.value.slice(from).replace(tail, "");
  const start = line.span.start + from + rest.length - rest.trimStart().length;
  const value = rest.trim();
  return { value, span: { start, end: start + value.length } };
}

function withoutComments(text: string): string {
  let result = "";
  let at = 0;
  for (let start = text.indexOf("<!--"); start !== -1; start = text.indexOf("<!--", at)) {
    const end = text.indexOf("-->", start);
    if (end === -1) break;
    result += text.slice(at, start) + text.slice(start, end + 3).replace(/[^\n]/g, " ");
    at = end + 3;
  }
  return result + text.slice(at);
}
