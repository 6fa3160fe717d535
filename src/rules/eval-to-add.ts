import type { Plain } from "../manifest/edit/plain.js";
import type { Project } from "../project/project.js";
import type { Fix } from "./rule.js";

/** A fix that adds one more entry to `evals`. */
export function evalToAdd(project: Project, title: string, entry: Plain): Fix {
  return { kind: "manifest", title, path: ["evals", project.manifest.value.evals?.length ?? 0], value: entry };
}
