import { patternIndex } from "../workspace/pattern-index.js";
import { tools } from "./index.js";
import type { Tool } from "./tool.js";

let find: ((path: string) => readonly Tool[]) | undefined;

/** The tools whose configuration or source a file is, judged by its path relative to the project. */
export function toolsOfPath(path: string): readonly Tool[] {
  find ??= patternIndex(tools.flatMap((tool) => (tool.files ?? []).map((pattern) => ({ pattern, value: tool }))));
  const found = find(path.toLowerCase());
  return found.length > 1 ? [...new Set(found)] : found;
}
