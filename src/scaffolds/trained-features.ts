import type { CodeValue } from "../facts/code-value.js";
import { ownModules } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { contains } from "../text/span.js";

const deepest = 4;

/** The columns that a model is fitted on, as far as code names them: `fit(rows[["age", "visits"]], …)`, also by way of variables. */
export function trainedFeatures(project: Project): readonly string[] {
  for (const { facts } of ownModules(project))
    for (const { name, arguments: given } of facts.calls) {
      const [first] = given;
      const found = /\.fit$/.test(name) && first?.name === undefined && first ? columnsIn(facts, first.value, 0) : [];
      if (found.length > 0) return found;
    }
  return [];
}

function columnsIn(facts: PythonModule["facts"], value: CodeValue, depth: number): readonly string[] {
  if (depth > deepest) return [];
  if (value.kind === "list") return value.items.flatMap((item) => (item.kind === "string" ? item.value : []));
  const written = value.kind === "other" ? facts.strings.filter(({ span }) => contains(value.span, span)) : [];
  if (written.length > 0) return written.map((text) => text.value);
  const names = value.kind === "name" ? [value.value] : value.kind === "other" ? value.names.slice(1) : [];
  return names.flatMap((name) => {
    const given = facts.assignments.findLast(({ targets }) => targets.length === 1 && targets[0] === name);
    return given ? columnsIn(facts, given.value, depth + 1) : [];
  });
}

/** Whether columns can be the fields of a Pydantic model, which keeps `model_` for itself. */
export function areFields(features: readonly string[]): boolean {
  return features.length > 0 && features.every((name) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !name.startsWith("model_"));
}
