import { isPlaceholder } from "../../text/placeholder.js";

const lineStart = /^[\s>]*(?:[-*+] |\d+[.)] )?(?:\[[ x]\] )?/i;
const unfilled = /\[(?:more information needed|todo|tbd)\]|\{\{[^{}]*\}\}/gi;
const htmlTag = /<\/?[a-z][^<>]*>/gi;
const image = /!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])/g;
const link = /\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g;
const emphasis = /[*`|]+|(?<!\w)_|_(?!\w)/g;

/** What a line of Markdown says, without markup and addresses; empty for a placeholder, also for one with a label before it. */
export function proseOf(line: string): string {
  const written = line.replace(lineStart, "");
  const filled = written.replace(unfilled, "");
  const text = plainText(filled);
  const isOnlyLabel = filled !== written && text.endsWith(":");
  return isOnlyLabel || isPlaceholder(text) || !/[\p{L}\p{N}]/u.test(text) ? "" : text;
}

/** Text without tags, images, link targets, emphasis and code marks. */
export function plainText(markdown: string): string {
  return markdown.replace(htmlTag, "").replace(image, "").replace(link, "$1").replace(emphasis, "").trim();
}
