import { findTool } from "../../src/tools/index.js";
import type { LabelledRepository } from "./labels.js";

/** The tools that a reader named, beside those that a scanner finds, by id. */
export interface ToolComparison {
  readonly repo: string;
  readonly hits: readonly string[];
  readonly extra: readonly string[];
  readonly missed: readonly string[];
}

/** Compares names, whoever found them. Tools count by product: what is a part of another one stands for that. */
export function compareTools({ repo, tools: named }: LabelledRepository, foundNames: Iterable<string>): ToolComparison {
  const wanted = new Set(named.map(productOf));
  const found = new Set([...foundNames].map(productOf));
  return {
    repo,
    hits: [...wanted].filter((id) => found.has(id)),
    missed: [...wanted].filter((id) => !found.has(id)),
    extra: [...found].filter((id) => !wanted.has(id)).sort(),
  };
}

/** The id under which a name is compared; a name that no tool has is its own. */
function productOf(name: string): string {
  const tool = findTool(name);
  return tool ? (tool.of ?? tool.id) : name.toLowerCase();
}
