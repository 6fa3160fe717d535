import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a Markdown document (README, model card, runbook) says. */
export interface DocumentFacts extends CommonFacts {
  readonly headings: readonly {
    readonly text: string;
    readonly level: number;
    readonly span: Span /** Characters of prose below it, placeholders left out. */;
    readonly prose: number;
  }[];
  /** Keys of the YAML front matter (of a model or dataset card: `license`, `datasets`, `metrics`, `model-index`). */
  readonly frontMatter: readonly Located<string>[];
  /** Command lines of fenced shell blocks. */
  readonly commands: readonly Located<string>[];
  readonly words: number;
}
