import type { DependencyFacts } from "../../facts/dependency-facts.js";
import type { Located } from "../../text/span.js";

/** One major version: `22`, `v22.11.0`, `22.x`, `^22.1`, `~22.1.0`, `lts/jod`. */
const oneMajor = /^(?:[=^~]?\s*v?\d+(?:\.(?:\d+|[x*]))*|lts\/[a-z]+)$/i;

/** What a constraint on Node.js says; `undefined` when it says nothing (`*`, `node`, empty). */
export function nodeConstraint(written: Located<string> | undefined): DependencyFacts["node"] {
  const specifier = written?.value.trim() ?? "";
  if (!written || !/\d|^lts\//i.test(specifier)) return undefined;
  return { specifier, exact: oneMajor.test(specifier), span: written.span };
}
