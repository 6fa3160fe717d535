import type { Located } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What a configuration file shows by its signs, and the places that it deploys to. */
export interface ConfigurationFacts extends CommonFacts {
  /** The names of the targets of a bundle, each with settings of its own: `dev`, `prod`. */
  readonly targets?: readonly Located<string>[];
}
