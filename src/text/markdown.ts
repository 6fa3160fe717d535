/** A text of the workspace as plain Markdown: nothing in it is taken for markup, a link, an icon or HTML. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, (character) => (character === "<" ? "&lt;" : character === "&" ? "&amp;" : `\\${character}`))
    .replace(/\s+/g, " ");
}

/** A message of a rule: backticks stay code, all else is escaped. */
export function messageMarkdown(message: string): string {
  return message
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join("");
}

/** Any text as code in one line, also within a table. */
export function codeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}

/** Markdown in a cell of a table. */
export function tableCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** A text of the workspace as plain Markdown for a place where others read it: it links nothing, refers to no issue, and nobody is told of it. */
export function quietMarkdown(text: string): string {
  // A space without width ends what would be taken for a name, a number or an address; an escape alone does not.
  const quiet = text
    .replaceAll("@", "@\u200b")
    .replace(/#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)/gi, "$&\u200b")
    .replaceAll("://", ":\u200b//");
  return escapeMarkdown(quiet);
}

/** A message of a rule, quiet in the same way, also within a table. */
export function quietMessage(message: string): string {
  return message
    .split(/`([^`\n]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeMarkdown(part) : quietMarkdown(part)))
    .join("");
}

/** Lines that a reader opens when they care. */
export function collapsedMarkdown(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join("\n")}\n\n</details>\n`;
}
