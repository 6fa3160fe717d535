import type { InlineWaiver } from "../../facts/text-facts.js";
import { Source } from "../../text/source.js";

const marker = "roadworthy:";
const waiver = /(?:#|\/\/|--|<!--|\/\*|;|%)\s*roadworthy:\s*ignore\[([^\]]*)\](?:\s*--\s*(.*))?/;
const comment = /^(?:#|\/\/|--(?!-)|<!--|\/\*|;)/;
const farthest = 50;

/** The inline waivers of a text, in order, one per line. */
export function findWaivers(text: string): InlineWaiver[] {
  const waivers: InlineWaiver[] = [];
  let at = text.indexOf(marker);
  if (at === -1) return waivers;
  const source = new Source(text);
  while (at !== -1) {
    const { line } = source.positionAt(at);
    const { start, end } = source.lineSpan(line);
    const content = withoutClosing(text.slice(start, end));
    const match = waiver.exec(content);
    if (match) {
      const rules = (match[1] ?? "").split(",").map((rule) => rule.trim());
      const before = content.slice(0, match.index).trim();
      waivers.push({
        rules: rules.filter((rule) => rule !== ""),
        reason: match[2] || undefined,
        covers: source.lineSpan(before === "" || before === '"' ? nextCodeLine(source, line) : line),
        span: { start: start + match.index, end: start + match.index + match[0].trimEnd().length },
      });
    }
    at = text.indexOf(marker, end);
  }
  return waivers;
}

/** The next line that holds more than a comment; the same line when none follows. */
function nextCodeLine(source: Source, line: number): number {
  const last = Math.min(source.lineCount - 1, line + farthest);
  for (let next = line + 1; next <= last; next++) {
    const { start, end } = source.lineSpan(next);
    if (isCode(source.text.slice(start, end))) return next;
  }
  return line;
}

/** The line without what closes a comment and, in a notebook's JSON, the string that holds the line of code. */
function withoutClosing(line: string): string {
  const content = line.trimStart().startsWith('"') ? line.trimEnd().replace(/(?:\\n)?",?$/, "") : line;
  return content
    .trimEnd()
    .replace(/(?:-->|\*\/)$/, "")
    .trimEnd();
}

function isCode(line: string): boolean {
  const content = withoutClosing(line).trimStart().replace(/^"/, "").trimStart();
  return content !== "" && !comment.test(content);
}
