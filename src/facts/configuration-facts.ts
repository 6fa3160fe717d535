import type { CommonFacts } from "./sign.js";

/** What a configuration file shows by its signs alone. */
export type ConfigurationFacts = CommonFacts;
