import { rulePageAddress } from "../rules/rule-page-path.js";
import { quietMarkdown } from "../text/markdown.js";

/** A link in Markdown to the page of a rule. */
export function ruleLink(id: string): string {
  return `[${quietMarkdown(id)}](${rulePageAddress(id)})`;
}
