import type { DependencyFacts } from "../../facts/dependency-facts.js";
import type { Located } from "../../text/span.js";

/** What a constraint on the interpreter says: `3.12`, `>=3.10`, `^3.11`, `=3.11`; `undefined` when it says nothing (`*`, empty). */
export function pythonConstraint(written: Located<string> | undefined): DependencyFacts["python"] {
  const specifier = written?.value.trim() ?? "";
  if (!written || specifier === "" || specifier === "*") return undefined;
  return { specifier, exact: allowsOneMinor(specifier), span: written.span };
}

function allowsOneMinor(specifier: string): boolean {
  const clauses = specifier.split(",").map((clause) => clause.trim());
  // `==3.12.*`, `=3.12`, `3.12.1`, Poetry's `~3.12`, PEP 440's `~=3.12.0`
  if (clauses.some((clause) => /^(?:={0,3}|~)\s*v?\d+\.\d+(?:\.[\w*]+)*$|^~=\s*\d+\.\d+\.\d+/.test(clause))) return true;
  const lower = clauses.map((clause) => /^>=\s*(\d+)\.(\d+)/.exec(clause)).find((match) => match !== null);
  const upper = clauses.map((clause) => /^<\s*(\d+)\.(\d+)(?:\.0)*$/.exec(clause)).find((match) => match !== null);
  return lower != null && upper != null && lower[1] === upper[1] && Number(upper[2]) === Number(lower[2]) + 1;
}
