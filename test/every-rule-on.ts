import { type CatalogueEntry, catalogue } from "../src/rules/catalogue.js";

/** The catalogue with nothing off by default, as fixtures and pages of rules are judged. */
export const everyRuleOn: readonly CatalogueEntry[] = catalogue.map((rule) => ({ ...rule, offByDefault: undefined }));
