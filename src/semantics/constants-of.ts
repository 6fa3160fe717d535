import type { CodeValue } from "../facts/code-value.js";
import type { PythonModule } from "../project/project.js";
import { type Constant, constantOf, type Standpoint } from "./constant-of.js";
import { argumentFor, callsOf, functionAt } from "./own-names.js";

/**
 * The literals that a value may stand for: what `constantOf` finds, or for a parameter of one of the project's functions what each of its
 * calls gives it, its default where a call leaves it out. Empty where any of them is not known, or a call may hide it in `*` and `**`.
 */
export function constantsOf(modules: readonly PythonModule[], value: CodeValue, at: Standpoint): readonly Constant[] {
  const given = parameterOf(value, at);
  if (!given) {
    const found = constantOf(modules, value, at);
    return found ? [found] : [];
  }
  const { own, parameter } = given;
  const sites = own.definition.name === "__init__" ? [] : callsOf(modules, own);
  if (sites.length === 0) return [];
  const found = sites.map((site) => {
    const argument = argumentFor(own, site, parameter.name);
    if (argument) return constantOf(modules, argument, { module: site.module, scope: site.call.scope, offset: site.call.span.start });
    if (!parameter.default || site.call.arguments.some(({ unpacked }) => unpacked)) return undefined;
    return constantOf(modules, parameter.default, { module: at.module, scope: "", offset: Number.POSITIVE_INFINITY });
  });
  return found.every((one) => one !== undefined) ? found : [];
}

/** The parameter that a name is, where nothing else is assigned to it in its function. */
function parameterOf(value: CodeValue, { module, scope }: Standpoint) {
  if (value.kind !== "name" || value.value.includes(".")) return undefined;
  const own = functionAt(module, scope);
  const parameter = own?.definition.parameters.find(({ name }) => name === value.value);
  if (!own || !parameter) return undefined;
  const isGiven = module.facts.assignments.some((one) => one.scope === scope && one.targets.includes(value.value));
  return isGiven ? undefined : { own, parameter };
}
