import type { Located, Span } from "../../text/span.js";
import type { MarkdownBlock } from "./markdown-blocks.js";

/** Where secrets are kept. */
const keptIn =
  /\.env\b|\bsecrets?\.(?:toml|ya?ml|json)\b|\bcredentials?\b|\b(?:manage|store|keep|configure|handling|set(?:ting)? up)\s+(?:\w+\s+){0,2}secrets?\b/i;
const inStore = /\b(?:repository|repo|github|actions|gitlab|environment)\s+(?:actions\s+)?secrets?\b|\bsecrets and variables\b/i;
/** Not every key is one: `primary_key`. */
const name =
  "(?:[A-Z][A-Z0-9_]*_)?(?:KEY(?:_ID)?|TOKEN|SECRET|PASSWORD|PWD)|[\\w.-]*(?:api_?key|access_?key|secret(?:_?key)?|token|password)";
/** A secret that is given a value, as in a file of variables or of settings. */
const given = new RegExp(`^[ \\t]*(?:export[ \\t]+)?["']?(?:${name})["']?[ \\t]*[=:](?!=)`, "m");
const named = new RegExp(`\`(?:${name})\``);
/** Lines of text before a block that still speak of it. */
const reach = 6;

/** Where a document first shows how a secret is given; `undefined` where it only says that there is one. */
export function showsSecrets(blocks: readonly MarkdownBlock[]): Span | undefined {
  let said: Located<string>[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") said = [block.text];
    else if (block.kind === "line") {
      said = [...said.slice(-reach), block.line];
      if (named.test(block.line.value) && said.some(({ value }) => inStore.test(value))) return block.line.span;
    } else if (block.kind === "code") {
      const shown = given.exec(block.body.value);
      if (shown && said.some(({ value }) => keptIn.test(value))) return block.body.span;
      said = [...said.slice(-reach), block.body];
    }
  }
  return undefined;
}
