import { oncePerObservation } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { nameOf } from "../../workspace/path-parts.js";
import { type Unfilled, unfilledModule } from "./unfilled-evaluation.js";

/** Files of cases that only evaluations read which cannot run before people have written what they call; and what is not written. */
export const waitingCases = oncePerObservation((project: Project): ReadonlyMap<string, Unfilled> => {
  const waiting = new Map<string, Unfilled>();
  const read = new Set<string>();
  const named = new Map<string, Unfilled>();
  for (const module of project.python) {
    const unfilled = unfilledModule(project, module);
    for (const { value } of module.facts.strings) {
      if (!/^[\w./-]+\.(?:jsonl?|csv|tsv)$/.test(value)) continue;
      if (unfilled) named.set(nameOf(value), unfilled);
      else read.add(nameOf(value));
    }
  }
  for (const path of named.size > 0 ? project.files : []) {
    const unfilled = named.get(nameOf(path));
    if (unfilled && !read.has(nameOf(path)) && project.role(path) === "evaluation") waiting.set(path, unfilled);
  }
  return waiting;
});
