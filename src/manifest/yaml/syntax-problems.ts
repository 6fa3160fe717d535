import type { Document, YAMLError } from "yaml";
import type { Span } from "../../text/span.js";
import { error, type ManifestProblem, type Suggestion, withinLine } from "../problems/problem.js";

/** What is wrong, and what would be right, by the wording of the YAML library. The first match counts. */
const messages: readonly (readonly [RegExp, string])[] = [
  [/^Plain value cannot start with .*(.)$/, "Text that starts with `$1` must be in quotes."],
  [/^Tabs are not allowed/, "YAML is indented with spaces, not with tabs."],
  [/^Nested mappings are not allowed in compact/, "Text with a colon in it must be in quotes; a nested key goes on a line of its own."],
  [/^Implicit map keys need to be followed/, "This key has no value: a colon and a space are missing after it."],
  [/^Implicit keys need to be on a single line/, "This line has no colon, so it runs into the next one."],
  [/^Missing closing (.)quote/, "The quote is not closed: $1 is missing."],
  [/^Flow (?:map|sequence) .*end with a (.)/, "The bracket is not closed: `$1` is missing, or this line is indented too little."],
  [/must start at the same column/, "This line is indented unlike the keys beside it."],
  [/^Sequence item without - indicator/, "This line is indented unlike the list items beside it, or its `-` is missing."],
  [/^Unexpected scalar at node end/, "Nothing may follow a closed quote or bracket. Put all of the text in quotes."],
  [/^Unexpected block-seq-ind on same line/, "A list starts on a line of its own."],
  [/^Unexpected flow-(?:map|seq)-end token/, "This bracket closes nothing."],
  [/^Invalid escape sequence (.*)$/, "`$1` means nothing inside double quotes. Use single quotes to keep the backslash."],
  [/^Unresolved tag: (.*)$/, "The tag `$1` is not understood; its value is read as text."],
  [/call stack/, "This is nested too deeply."],
];

/** How many problems one section gives at most: what follows the first few is mostly their echo. */
const maxProblems = 5;

/** The errors and warnings of the section from `offset` to the end of `text`, one per line, in the words of this project. */
export function syntaxProblems(
  text: string,
  offset: number,
  { errors, warnings }: Pick<Document, "errors" | "warnings">,
): ManifestProblem[] {
  const byLine = new Map<number, ManifestProblem>();
  for (const issue of [...errors, ...warnings].slice(0, 10 * maxProblems)) {
    if (byLine.size >= maxProblems) break;
    const span = withinLine(text, { start: issue.pos[0] + offset, end: issue.pos[1] + offset });
    const line = text.lastIndexOf("\n", span.start - 1);
    if (byLine.has(line)) continue;
    const suggestion = mend(text, span, issue);
    const severity = issue.name === "YAMLWarning" ? "warning" : "error";
    byLine.set(line, { ...error("syntax", span, messageOf(issue)), severity, ...(suggestion && { suggestion }) });
  }
  return [...byLine.values()];
}

function messageOf({ message }: YAMLError): string {
  for (const [pattern, right] of messages) {
    const match = pattern.exec(message);
    if (match) return right.replace("$1", () => match[1] ?? "");
  }
  return `This is not valid YAML: ${message.replace(/\s+/g, " ").replace(/\.$/, "")}.`;
}

function mend(text: string, { start }: Span, { code }: YAMLError): Suggestion | undefined {
  if (code === "TAB_AS_INDENT") {
    const end = start + (/^\t+/.exec(text.slice(start, start + 100))?.[0].length ?? 1);
    return { title: "Indent with spaces", span: { start, end }, text: "  ".repeat(end - start) };
  }
  const value = code === "BAD_SCALAR_START" ? /[^\s,\]}#][^,\]}#\r\n]*/y : code === "BLOCK_AS_IMPLICIT_KEY" ? /[^#\r\n]+/y : undefined;
  if (!value) return undefined;
  value.lastIndex = start;
  const found = value.exec(text)?.[0].trimEnd();
  return found ? { title: "Put it in quotes", span: { start, end: start + found.length }, text: JSON.stringify(found) } : undefined;
}
