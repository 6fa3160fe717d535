import type { DocumentFacts, FrontMatterEntry } from "../facts/document-facts.js";
import { readableText } from "../text/readable-text.js";
import type { Located } from "../text/span.js";
import { commandLines } from "./ci/command-lines.js";
import { frontMatter } from "./document/front-matter.js";
import { isHubCard } from "./document/is-hub-card.js";
import { type MarkdownBlock, markdownBlocks } from "./document/markdown-blocks.js";
import { plainText, proseOf } from "./document/prose.js";
import { withProseBelow } from "./document/prose-below.js";
import { program, shellBlock } from "./document/shell-block.js";
import { showsSecrets } from "./document/shows-secrets.js";
import { markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

/** A metric with its figure, as a line of text or of a table says it. */
const figure =
  /(?<![\w-])(?:accuracy|precision|recall|f1(?:[- ]score)?|f-?beta|(?:(?:pr|roc)[-_ ]?)?auc|auroc|auprc|rmse|mae|mape|mse|r2|r²|bleu|rouge(?:-\w+)?|wer|perplexity|map|iou|log[- ]?loss)[*_`]*(?:\s*\([^)\n]{0,60}\))?[*_`]*\s*[=:|]\s*[*_`]*\d*\.?\d+/i;

/** An entry of BibTeX, by which a publication is cited. */
const bibtex =
  /^[ \t>]*@(?:article|inproceedings|incollection|proceedings|conference|book|misc|techreport|phdthesis|mastersthesis|unpublished|software)[ \t]*\{/im;

/** Code or an implementation of a paper, with the paper's address. */
const ofPaper =
  /\b(?:code(?:base)?|implementations?|re-?implementation|repo(?:sitory)?|project)\b[^\n]{0,80}?\b(?:for|of|from|accompan\w+|behind|to)\b[^\n]{0,250}?\bhttps?:\/\/(?:www\.)?(?:arxiv\.org\/(?:abs|pdf)|openreview\.net|openaccess\.thecvf\.com|proceedings\.(?:mlr|neurips)|aclanthology\.org|papers\.nips\.cc|dl\.acm\.org)/i;

/** People who look at what a model gives, or who decide instead of it. */
const overseen =
  /\bhuman[- ]in[- ]the[- ]loop\b|(?<!\b(?:without|no|less|minimal)\s)\bhuman (?:review(?:ers?|ed)?|oversight|approv(?:al|es?)|moderat(?:ion|ors?)|supervision)\b|\b(?:analyst|clinician|physician|expert|operator|reviewer|moderator|editor)s? (?:overrides?|approv(?:al|es?)|corrections?)\b|\b(?:reviewed|approved|confirmed|corrected) by (?:an? )?(?:human|person|people|analyst|clinician|physician|expert|operator|moderator)/i;

/** How long a share of the answers may take, or for how long they may be slow before somebody is told; what was measured has no sign of a limit. */
const latencyTarget =
  /\bp(?:50|9[059](?:\.9)?)\b[^\n|.;]{0,40}?(?:<=?|≤|&lt;|\bunder\b|\bbelow\b|\bwithin\b|\bat most\b)\s*[~*`]*\d[\d.,]*\s*(?:ms|milliseconds?|s|secs?|seconds?)\b|\b(?:p(?:50|9[059](?:\.9)?)|latency|response times?)\b[^\n.;]{0,40}?(?:>=?|≥|&gt;|\babove\b|\bover\b|\bexceed(?:s|ing)?\b)\s*[~*`]*\d[\d.,]*\s*(?:ms|milliseconds?|s|secs?|seconds?)\b[*`,]*\s+for\s+(?:(?:over|more than|at least)\s+)?\d+\s*(?:m|mins?|minutes?)\b/i;

/** The badge by which a README says that Streamlit's cloud runs the app, with its address. */
const streamlitBadge = /static\.streamlit\.io\/badges\/[^)\s]{1,80}\)\]\(https?:\/\/(?:[\w-]+\.streamlit\.app|share\.streamlit\.io)/;

/** A command in running text that says how to install something. */
const installing = /`((?:python3? -m )?(?:pip3?|uv pip|conda|mamba|npm|pnpm) install [^`\n]{1,200})`/g;

const wantedPaths = [
  /(?:^|\/)(?:readme|contributing)[^/]*$/,
  /(?:^|\/)[^/]*(?:card|runbook|data[_-]?sheet|data[_-]?dictionary|codebook)[^/]*$/,
  /(?:^|\/)[^/]*(?:overview|charter)[^/]*$/,
  /(?:^|\/)[^/]*(?:deployments?|operations|incident|troubleshooting)[^/]*$/,
  /(?:^|\/)(?:docs|wiki)\//,
  /^(?:getting[_-]?started|quick[_-]?start|install(?:ation)?|set-?up|usage|how[_-]?to\w*|(?:pre|fine)?-?_?(?:train|tune)(?:ing)?|development|building)\.\w+$/,
  /(?:^|\/)(?:doc|adrs?|decisions?|rfcs?)\/|(?:^|\/)[^/]*(?:decision|risk|impact[_-]assessment|dpia|threat[_-]?model)[^/]*$/,
];

/**
 * Reads the Markdown documents in which projects state things: READMEs, cards, datasheets, data dictionaries, runbooks, overviews, charters, guides,
 * decision records, risk assessments, what tells of deployment and operations, `docs/` and `wiki/`; and cards of the Hugging Face Hub wherever they lie. A heading's prose includes that of the headings below it.
 */
export const markdownReader: Reader<"document"> = {
  name: "markdown",
  kind: "document",
  files: { extensions: ["md", "mdx", "markdown"] },
  maxBytes: 1024 * 1024,
  read(file): DocumentFacts | undefined {
    const path = file.path.toLowerCase();
    const isWanted = wantedPaths.some((pattern) => pattern.test(path));
    // Only a card is read for its front matter alone.
    if (!isWanted && !file.text?.startsWith("---")) return undefined;
    const { text, notes } = readableText(file.text);
    const headings: { text: string; level: number; span: Located<string>["span"]; prose: number }[] = [];
    const commands: Located<string>[] = [];
    let words = 0;
    let found: Located<string>["span"] | undefined;
    let inline: Located<string>["span"] | undefined;
    const blocks = markdownBlocks(text);
    const cited = bibtex.exec(text);
    const paper = ofPaper.exec(text);
    const oversight = overseen.exec(text);
    const target = latencyTarget.exec(text);
    const deployed = /(?:^|\/)readme[^/]*$/.test(path) ? streamlitBadge.exec(text) : undefined;
    const secrets = showsSecrets(blocks);
    const matter = frontMatter(text, blocks.findLast(isFrontMatter)?.line.span.end ?? 0);
    if (!isWanted && !isHubCard(matter)) return undefined;
    const space = /(?:^|\/)readme\.md$/.test(path) ? spaceIn(matter) : undefined;
    for (const block of blocks) {
      if (block.kind === "heading") {
        headings.push({ text: plainText(block.text.value), level: block.level, span: block.text.span, prose: 0 });
      } else if (block.kind === "line") {
        const prose = proseOf(block.line.value);
        const said = found ? null : figure.exec(block.line.value);
        if (said) found = { start: block.line.span.start + said.index, end: block.line.span.start + said.index + said[0].length };
        inline ??= [...block.line.value.matchAll(/`([^`]+)`/g)].some(([, code = ""]) => program.test(code)) ? block.line.span : undefined;
        for (const { index, 1: value = "" } of block.line.value.matchAll(installing)) {
          const start = block.line.span.start + index + 1;
          commands.push({ value, span: { start, end: start + value.length } });
        }
        const heading = headings.at(-1);
        if (heading) heading.prose += prose.length;
        words += prose === "" ? 0 : prose.split(/\s+/).length;
      } else if (block.kind === "code") {
        const script = shellBlock(block.language, block.body);
        commands.push(...(script ? commandLines(script) : []).map((line) => ({ value: line.text, span: line.span })));
      }
    }
    return {
      headings: withProseBelow(headings),
      frontMatter: matter,
      commands,
      words,
      ...(inline && { inlineCommand: inline }),
      ...(found && { figure: found }),
      ...(secrets && { secrets }),
      ...(oversight && { oversight: { start: oversight.index, end: oversight.index + oversight[0].length } }),
      ...(target && { latencyTarget: { start: target.index, end: target.index + target[0].length } }),
      ...(paper && { paper: { start: paper.index, end: paper.index + paper[0].length } }),
      ...(cited && { bibliography: { start: cited.index, end: cited.index + cited[0].length } }),
      signs: [
        ...(deployed ? [markerSign("streamlit-badge", { start: deployed.index, end: deployed.index + deployed[0].length })] : []),
        ...(space ? [markerSign("hugging-face-space", space.span)] : []),
      ],
      notes,
    };
  },
};

/** The entry by which a README says that it configures a Space of Hugging Face. */
function spaceIn(matter: readonly FrontMatterEntry[]): FrontMatterEntry | undefined {
  const isOfSpace = matter.some(({ key }) => /^(?:app_file|app_port|colorFrom|sdk_version|short_description)$/.test(key));
  return isOfSpace
    ? matter.find(({ key, values }) => key === "sdk" && values.some((sdk) => /^(?:docker|gradio|streamlit)$/.test(sdk)))
    : undefined;
}

function isFrontMatter(block: MarkdownBlock): block is Extract<MarkdownBlock, { kind: "front-matter" }> {
  return block.kind === "front-matter";
}
