import type { InlineWaiver } from "../../facts/text-facts.js";
import { Source } from "../../text/source.js";

const marker = "roadworthy:";
const waiver = /(?:#|\/\/|--|<!--|\/\*|;|%)\s*roadworthy:\s*ignore\[([^\]]*)\](?:\s*--\s*(.*))?/;
/** What closes the comment, or the line of code in a notebook's JSON. */
const closing = /\s*(?:-->|\*\/)?\s*(?:(?:\\n)?",?)?\s*$/;
const noCode = /^\s*"?\s*(?:(?:#|\/\/|--(?!-)|<!--|\/\*|;).*|(?:\\n)?"?,?\s*)$/;
const farthest = 200;

/** The inline waivers of a text, in order. */
export function findWaivers(text: string): InlineWaiver[] {
  const waivers: InlineWaiver[] = [];
  let source: Source | undefined;
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    source ??= new Source(text);
    const { line } = source.positionAt(at);
    const { start, end } = source.lineSpan(line);
    const content = text.slice(start, end).replace(closing, "");
    const match = waiver.exec(content);
    // The same line may hold the words twice: it is read at the first.
    if (!match || start + match.index > at || start + match.index + match[0].indexOf(marker) < at) continue;
    const rules = (match[1] ?? "").split(",").map((rule) => rule.trim());
    const isAlone = /^\s*"?\s*$/.test(content.slice(0, match.index));
    waivers.push({
      rules: rules.filter((rule) => rule !== ""),
      reason: match[2] || undefined,
      covers: source.lineSpan(isAlone ? nextCodeLine(source, line) : line),
      span: { start: start + match.index, end: start + match.index + match[0].trimEnd().length },
    });
  }
  return waivers;
}

/** The next line that holds more than a comment; the same line when none follows. */
function nextCodeLine(source: Source, line: number): number {
  const last = Math.min(source.lineCount - 1, line + farthest);
  for (let next = line + 1; next <= last; next++) {
    const { start, end } = source.lineSpan(next);
    if (!noCode.test(source.text.slice(start, end))) return next;
  }
  return line;
}
