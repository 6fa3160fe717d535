import { findTool } from "../../src/tools/index.js";
import { isEveryday } from "../../src/tools/is-everyday.js";
import type { LabelledRepository } from "./labels.js";

/** The tools that a reader named, beside those that a scanner finds, by id. */
export interface ToolComparison {
  readonly repo: string;
  readonly hits: readonly string[];
  /** Found, of the sort that such lists hold, and not named. */
  readonly extra: readonly string[];
  /** Found and not named: what lists of tools of machine learning, data, language models and operations leave out. */
  readonly aside: readonly string[];
  readonly missed: readonly string[];
}

/** Compares names, whoever found them. Tools count by product: what is a part of another one stands for that. */
export function compareTools({ repo, tools: named }: LabelledRepository, foundNames: Iterable<string>): ToolComparison {
  const wanted = new Set(named.map(productOf));
  const found = new Set([...foundNames].map(productOf));
  const unnamed = [...found].filter((id) => !wanted.has(id)).sort();
  return {
    repo,
    hits: [...wanted].filter((id) => found.has(id)),
    missed: [...wanted].filter((id) => !found.has(id)),
    extra: unnamed.filter((id) => !isAside(id)),
    aside: unnamed.filter(isAside),
  };
}

/** Ways of doing something, under which the table keeps what no product does, and the file that every project keeps its settings in. */
const waysOfDoing = new Set(
  "rest-api sql unittest function-cache in-memory-vector-store provider-structured-output embedding-metrics python-dotenv".split(" "),
);

/** Whether a tool is in projects of every kind: libraries for requests, arrays and plots, package managers, command lines. */
function isAside(id: string): boolean {
  const tool = findTool(id);
  return waysOfDoing.has(id) || (tool !== undefined && isEveryday(tool));
}

/** The id under which a name is compared; a name that no tool has is its own. */
function productOf(name: string): string {
  const tool = findTool(name);
  return tool ? (tool.of ?? tool.id) : name.toLowerCase();
}
