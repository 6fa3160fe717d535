import type { PythonCall, PythonFunction } from "../facts/python-facts.js";
import { innerScope } from "../project/inner-scope.js";
import { oncePer } from "../project/once-per.js";
import { oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { withoutEnding } from "../project/reached-modules.js";
import { groupedBy } from "../text/grouped-by.js";
import { lastPart } from "../text/last-part.js";
import { nameOf } from "../workspace/path-parts.js";

/** A function or method of the project's own. */
export interface OwnFunction {
  readonly module: PythonModule;
  readonly definition: PythonFunction;
  /** The scope that its body has: `Client.ask`. */
  readonly scope: string;
}

const functionsByName = oncePerModules((modules) =>
  groupedBy(
    modules.flatMap((module) =>
      module.facts.functions.map((definition): OwnFunction => ({ module, definition, scope: innerScope(definition) })),
    ),
    ({ definition }) => definition.name,
  ),
);

const callsByLastName = oncePerModules((modules) =>
  groupedBy(
    modules.flatMap((module) => module.facts.calls.map((call): CallSite => ({ module, call }))),
    ({ call }) => lastPart(call.name),
  ),
);

/** A call and the module that it stands in. */
export interface CallSite {
  readonly module: PythonModule;
  readonly call: PythonCall;
}

/** The function of the project that a call runs; `undefined` where it is another's or more than one may be meant. */
export function functionCalled(modules: readonly PythonModule[], { module, call }: CallSite): OwnFunction | undefined {
  const meant = functionsByName(modules)
    .get(lastPart(call.name))
    ?.filter((own) => isMeant(own, { module, call }));
  return meant?.length === 1 ? meant[0] : undefined;
}

/** The calls that run a function of the project. */
export function callsOf(modules: readonly PythonModule[], own: OwnFunction): readonly CallSite[] {
  return (
    callsByLastName(modules)
      .get(own.definition.name)
      ?.filter((site) => isMeant(own, site)) ?? []
  );
}

/** What a call gives to a parameter, by name or by position; `undefined` where it is left at its default or may be hidden in `*` and `**`. */
export function argumentFor(
  { definition }: OwnFunction,
  { call }: CallSite,
  parameter: string,
): PythonCall["arguments"][number]["value"] | undefined {
  const byName = call.arguments.find(({ name }) => name === parameter);
  if (byName) return byName.value;
  const parameters = definition.parameters.filter(({ name }, index) => index > 0 || (name !== "self" && name !== "cls"));
  const positional = call.arguments.filter(({ name }) => name === undefined);
  if (positional.some(({ unpacked }) => unpacked)) return undefined;
  return positional[parameters.findIndex(({ name }) => name === parameter)]?.value;
}

/**
 * Whether a call is one of a function: of the same module by its bare name, of the same class by `self`, of another module by an import, or a
 * method of what a class of that name gave.
 */
function isMeant({ module, scope, definition }: OwnFunction, site: CallSite): boolean {
  const dot = site.call.name.lastIndexOf(".");
  const receiver = site.call.name.slice(0, Math.max(0, dot));
  const owner = definition.scope;
  if (module === site.module) {
    if (receiver === "") return owner === "" || isAround(owner, site.call.scope);
    if (receiver === "self" || receiver === "cls") return owner !== "" && isAround(owner, site.call.scope);
    return receiver === owner || receiver === `${owner}()`;
  }
  if (receiver === "") return false;
  const path =
    owner === ""
      ? receiver
      : receiver.endsWith(`.${owner}()`) || receiver.endsWith(`.${owner}`)
        ? receiver.replace(/\.\w+(?:\(\))?$/, "")
        : "";
  return path !== "" && !path.includes("(") && isModule(module, path) && scope !== "";
}

function isAround(owner: string, scope: string): boolean {
  return scope === owner || scope.startsWith(`${owner}.`);
}

/** Whether an import of `name`, as it is written in another file, may mean a module: `app.config`, `.config` and `config` mean `src/app/config.py`. */
export function isModule({ path }: PythonModule, name: string): boolean {
  const dotted = name.replace(/^\.+/, "").replaceAll(".", "/");
  const own = withoutEnding(path);
  return dotted !== "" && `/${own}`.endsWith(`/${dotted}`);
}

const byFileName = oncePerModules((modules) => groupedBy(modules, ({ path }) => nameOf(withoutEnding(path))));

/** The modules that an import of `name` may mean, as it is written in another file. */
export function modulesNamed(modules: readonly PythonModule[], name: string): readonly PythonModule[] {
  return (
    byFileName(modules)
      .get(lastPart(name))
      ?.filter((module) => isModule(module, name)) ?? []
  );
}

const functionsByScope = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }) => groupedBy(facts.functions, innerScope),
);

/** The function whose body has a scope. */
export function functionAt(module: PythonModule, scope: string): OwnFunction | undefined {
  const [definition] = functionsByScope(module).get(scope) ?? [];
  return definition && { module, definition, scope };
}
