import type { EnvironmentFacts } from "../../facts/environment-facts.js";
import { nameOf } from "../../workspace/path-parts.js";

/** Whether a file of variables is an example, by its name. */
export function environmentRole(path: string): EnvironmentFacts["role"] {
  const name = nameOf(path);
  return /(?:^|[._-])(?:examples?|samples?|templates?|tpl|tmpl|dist|skel(?:eton)?)(?:[._-]|$)/i.test(name) ? "example" : "actual";
}
