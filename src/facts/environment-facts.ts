import type { Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a file of environment variables says (`.env`, `.env.example`, `.streamlit/secrets.toml`). Values are never kept. */
export interface EnvironmentFacts extends CommonFacts {
  /** `example` is written to be copied and filled in. */
  readonly role: "example" | "actual";
  readonly variables: readonly {
    readonly name: string;
    readonly filled: boolean;
    /** Nothing is given but a hint or a reference: it waits for somebody to fill it in. */
    readonly open?: true;
    readonly span: Span;
  }[];
  /** Where a line can be added, and whether one has to be ended first; absent where the file is no list of lines. */
  readonly end?: { readonly offset: number; readonly isOpen: boolean };
}
