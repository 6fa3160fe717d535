import type { Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a file of environment variables says (`.env`, `.env.example`, `.streamlit/secrets.toml`). Values are never kept. */
export interface EnvironmentFacts extends CommonFacts {
  /** `example` is written to be copied and filled in. */
  readonly role: "example" | "actual";
  readonly variables: readonly { readonly name: string; readonly filled: boolean; readonly span: Span }[];
}
