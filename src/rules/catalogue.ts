import type { AreaId } from "./areas.js";
import { rulesById } from "./index.js";
import type { Rule } from "./rule.js";

/** A rule with its public name. */
export interface CatalogueEntry extends Rule {
  /** `area/practice`: the path of its file. */
  readonly id: string;
  readonly area: AreaId;
}

/** Every rule, in the order of areas and then of ids. */
export const catalogue: readonly CatalogueEntry[] = Object.entries(rulesById).map(([id, rule]) => ({
  ...rule,
  id,
  area: id.slice(0, id.indexOf("/")) as AreaId,
}));

/** The rule of that id, if there is one. */
export function findRule(id: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.id === id);
}
