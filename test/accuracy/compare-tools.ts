import type { Project } from "../../src/project/project.js";
import { findTool } from "../../src/tools/index.js";
import type { LabelledRepository } from "./labels.js";

/** The tools that a reader named, beside those that Roadworthy finds, by id. */
export interface ToolComparison {
  readonly repo: string;
  readonly hits: readonly string[];
  readonly extra: readonly string[];
  readonly missed: readonly string[];
}

/** Tools count by product: what is a part of another one stands for that. */
export function compareTools({ repo, tools: named }: LabelledRepository, project: Project): ToolComparison {
  const wanted = new Map(named.map((name) => [findTool(name)?.id ?? name, name]));
  const found = new Set(project.tools.map(({ tool }) => tool.of ?? tool.id));
  return {
    repo,
    hits: [...wanted.keys()].filter((id) => found.has(id)),
    missed: [...wanted.keys()].filter((id) => !found.has(id)),
    extra: [...found].filter((id) => !wanted.has(id)).sort(),
  };
}
