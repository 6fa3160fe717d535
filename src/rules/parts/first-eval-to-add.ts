import type { Plain } from "../../manifest/edit/plain.js";
import type { Project } from "../../project/project.js";
import type { Fix } from "../rule.js";

/** A fix that declares a first eval. Beside others none is offered: until its blanks are filled in, one more would take from what they show. */
export function firstEvalToAdd(project: Project, title: string, entry: Plain): readonly Fix[] {
  return project.manifest.has("evals", 0) ? [] : [{ kind: "manifest", title, path: ["evals", 0], value: entry }];
}
