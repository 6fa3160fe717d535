import type { DocumentFacts } from "../facts/document-facts.js";
import { readableText } from "../text/readable-text.js";
import type { Located } from "../text/span.js";
import { commandLines } from "./ci/command-lines.js";
import { markdownBlocks } from "./document/markdown-blocks.js";
import { plainText, proseOf } from "./document/prose.js";
import { shellBlock } from "./document/shell-block.js";
import type { Reader } from "./reader.js";

/**
 * Reads the Markdown documents in which projects state things: READMEs, cards, datasheets, runbooks, contribution guides, `docs/`.
 * A heading's prose includes that of the headings below it.
 */
export const markdownReader: Reader<"document"> = {
  name: "markdown",
  kind: "document",
  files: {
    patterns: [
      /(?:^|\/)(?:readme|model[_-]?card|datasheet|contributing)[^/]*\.(?:md|mdx|markdown)$/,
      /(?:^|\/)[^/]*(?:card|runbook)[^/]*\.(?:md|mdx|markdown)$/,
      /(?:^|\/)docs\/.+\.(?:md|mdx|markdown)$/,
    ],
  },
  maxBytes: 1024 * 1024,
  read(file): DocumentFacts {
    const { text, notes } = readableText(file.text);
    const headings: { text: string; level: number; span: Located<string>["span"]; prose: number }[] = [];
    const frontMatter: Located<string>[] = [];
    const commands: Located<string>[] = [];
    let words = 0;
    for (const block of markdownBlocks(text)) {
      if (block.kind === "heading") {
        headings.push({ text: plainText(block.text.value), level: block.level, span: block.text.span, prose: 0 });
      } else if (block.kind === "line") {
        const prose = proseOf(block.line.value);
        const heading = headings.at(-1);
        if (heading) heading.prose += prose.length;
        words += prose === "" ? 0 : prose.split(/\s+/).length;
      } else if (block.kind === "front-matter") {
        frontMatter.push(...keyOf(block.line));
      } else {
        const script = shellBlock(block.language, block.body);
        commands.push(...(script ? commandLines(script) : []).map((line) => ({ value: line.text, span: line.span })));
      }
    }
    return { headings: withProseBelow(headings), frontMatter, commands, words, signs: [], notes };
  },
};

/** A key at the start of a line of front matter. */
function keyOf(line: Located<string>): Located<string>[] {
  const key = /^(["']?)(\w[\w.-]*)\1[ \t]*:(?=\s|$)/.exec(line.value);
  if (!key?.[2]) return [];
  const start = line.span.start + (key[1]?.length ?? 0);
  return [{ value: key[2], span: { start, end: start + key[2].length } }];
}

function withProseBelow(headings: readonly DocumentFacts["headings"][number][]): DocumentFacts["headings"] {
  const below = [0, 0, 0, 0, 0, 0, 0];
  const sums = headings.toReversed().map((heading) => {
    const prose = below.slice(heading.level + 1).reduce((sum, length) => sum + length, heading.prose);
    below[heading.level] = (below[heading.level] ?? 0) + prose;
    below.fill(0, heading.level + 1);
    return { ...heading, prose };
  });
  return sums.reverse();
}
