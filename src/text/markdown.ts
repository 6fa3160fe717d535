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
