import type { Project } from "./project.js";
import { type ScriptModule, scriptsOf } from "./scripts.js";

/** Makes a look at a project's scripts that is taken once per observation, so that typing in a manifest does not read all code again. */
export function oncePerScripts<Value>(look: (scripts: readonly ScriptModule[]) => Value): (project: Project) => Value {
  const known = new WeakMap<readonly ScriptModule[], { readonly value: Value }>();
  return (project) => {
    const scripts = scriptsOf(project);
    const found = known.get(scripts) ?? { value: look(scripts) };
    known.set(scripts, found);
    return found.value;
  };
}
