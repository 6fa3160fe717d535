import { traits } from "../manifest/known-values.js";
import type { Evidence } from "./evidence.js";

/**
 * What kind of project it is. `trains`: fits or fine-tunes a model · `serves`: answers requests · `batch`: scheduled inference ·
 * `llm`: calls or hosts a language model · `labels`: supervised · `pipeline`: moves or transforms data.
 */
export const traitNames = traits;

export type TraitName = (typeof traits)[number];

/** Whether the project has a trait, and who says so. */
export interface Trait {
  readonly value: boolean;
  readonly source: "manifest" | "detected" | "not detected";
  readonly evidence: readonly Evidence[];
}

export type Traits = Readonly<Record<TraitName, Trait>>;

/** When a rule applies: always, by a trait, or by a combination. */
export type Condition = "always" | TraitName | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

export function all(...conditions: Condition[]): Condition {
  return { all: conditions };
}

export function any(...conditions: Condition[]): Condition {
  return { any: conditions };
}

/** Whether a condition holds. */
export function holds(condition: Condition, traits: Traits): boolean {
  if (condition === "always") return true;
  if (typeof condition === "string") return traits[condition].value;
  return "all" in condition ? condition.all.every((one) => holds(one, traits)) : condition.any.some((one) => holds(one, traits));
}

/** A condition in words: `trains and (serves or batch)`. */
export function describe(condition: Condition): string {
  if (typeof condition === "string") return condition;
  const [parts, word] = "all" in condition ? [condition.all, " and "] : [condition.any, " or "];
  return parts.map((part) => (typeof part !== "string" && parts.length > 1 ? `(${describe(part)})` : describe(part))).join(word);
}
