import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { type Unfilled, unfilledConfiguration, unfilledModule } from "./unfilled-evaluation.js";

/** Files of cases that only evaluations read which cannot run before people have written what they call; and what is not written. */
export const waitingCases = remembered((project: Project): ReadonlyMap<string, Unfilled> => {
  const waiting = new Map<string, Unfilled>();
  const read = new Set<string>();
  const named = new Map<string, Unfilled>();
  for (const module of project.python) {
    const unfilled = unfilledModule(project, module);
    for (const { value } of module.facts.strings) {
      if (!/^[\w./-]+\.(?:jsonl?|csv|tsv|ya?ml)$/.test(value)) continue;
      if (unfilled) named.set(nameOf(value), unfilled);
      else read.add(nameOf(value));
    }
  }
  for (const path of named.size > 0 ? project.files : []) {
    const unfilled = named.get(nameOf(path));
    if (unfilled && !read.has(nameOf(path)) && project.role(path) === "evaluation") waiting.set(path, unfilled);
  }
  const suites = project.facts("eval").map((one) => ({ ...one, unfilled: unfilledConfiguration(project, one) }));
  for (const { path: config, facts, unfilled } of suites) {
    if (!unfilled) continue;
    // What nothing names is told to a suite on its command line: to the one beside it.
    const beside = project.files.filter((path) => folderOf(path) === folderOf(config) && /\.ya?ml$/.test(path));
    for (const path of [...facts.testFiles.map(({ value }) => value), ...beside]) {
      const isRun = suites.some(
        (one) => !one.unfilled && (folderOf(one.path) === folderOf(path) || one.facts.testFiles.some(({ value }) => value === path)),
      );
      if (!isRun && !read.has(nameOf(path))) waiting.set(path, unfilled);
    }
  }
  return waiting;
});
