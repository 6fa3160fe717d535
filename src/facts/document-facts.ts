import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a document (README, model or dataset card, data dictionary, runbook) says, in Markdown or reStructuredText. */
export interface DocumentFacts extends CommonFacts {
  readonly headings: readonly {
    readonly text: string;
    readonly level: number;
    readonly span: Span /** Characters of prose below it, placeholders left out. */;
    readonly prose: number;
  }[];
  /**
   * The YAML front matter of a model or dataset card, by key: `license`, `datasets`, `model-index`. Keys of nested maps are dotted, and those of
   * maps in a list are one: `model-index.results.metrics.type` has the types of all metrics.
   */
  readonly frontMatter: readonly FrontMatterEntry[];
  /** Command lines of shell blocks, and those in running text that install something. */
  readonly commands: readonly Located<string>[];
  /** Where a command first stands in the midst of prose, as in "Run `dbt seed`". */
  readonly inlineCommand?: Span;
  readonly words: number;
  /** Where a metric first stands with its figure, under whichever heading: `Recall=0.95`, `PR-AUC (May): 0.96`. */
  readonly figure?: Span;
  /** Where an entry of BibTeX first stands, by which a publication is cited. */
  readonly bibliography?: Span;
  /** Where it first shows how a secret is given: in a file that it names, or in the store of a CI system. */
  readonly secrets?: Span;
  /** Where it first says that people review, approve or overrule what is done. */
  readonly oversight?: Span;
  /** Where it first says how long a share of the answers may take: `p95 < 8s`. */
  readonly latencyTarget?: Span;
  /** Where it first says that the code is that of a paper, and links it. */
  readonly paper?: Span;
}

export interface FrontMatterEntry {
  readonly key: string;
  /** The text, or the texts of a list; none for a map. */
  readonly values: readonly string[];
  /** The key, where it comes first. */
  readonly span: Span;
}
