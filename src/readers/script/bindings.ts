import type { ScriptImport, ScriptTaken } from "../../facts/script-facts.js";
import type { Span } from "../../text/span.js";
import { type Binding, bind, lookup, memberOf, type Origin, rebind, resultOf, withoutBlocks } from "../code/scope.js";
import { textOf } from "../code/under-cursor.js";
import { moduleName } from "./module-name.js";
import type { BoundName } from "./patterns.js";
import { callableValue, type Expression, type Walk } from "./walk.js";

/** How a name comes to hold something: `const`, `let` and parameters hold in their block, `var` in its function; an assignment declares nothing. */
export type Way = "block" | "function" | "assignment";

/** The one type that an annotation speaks of, `null` and `undefined` aside. */
const plainType = /^:\s*([A-Za-z_$][\w$]*)(?:\s*\|\s*(?:null|undefined))*\s*$/;
/** The names of classes, by which default exports are imported. */
const capitalised = /^[A-Z]/;
/** Node, Vite, Bun and SvelteKit. */
const environment =
  /^(?:process\.env|import\.meta\.env|Bun\.env|\$env\/static\/(?:private|public)|\$env\/dynamic\/(?:private|public)\.env)(?:\.([A-Za-z_]\w*))?$/;

/** Binds what an import statement brings in. */
export function bindImport(walk: Walk, { module, name, as, span }: ScriptImport): void {
  if (as === "" || as === "*" || name === undefined) return;
  const { name: root, from } = moduleName(module);
  const whole: Origin = { name: root, imported: from !== "project", exports: name === "*" ? "namespace" : "default" };
  const isWhole = name === "*" || name === "default";
  const origin = isWhole ? whole : memberOf(whole, name);
  bind(walk.scope, as, isWhole ? wholeBinding(whole, as) : { origin, isImport: true });
  if (!isWhole) noteEnvironment(walk, origin.name, span);
}

/** What a module gives by `require()` or `import()`. */
export function requiredOrigin(module: string, exports: Origin["exports"]): Origin {
  const { name, from } = moduleName(module);
  return { name, imported: from !== "project", exports };
}

/** The origin of `.member` of something; `.default` of a module is its default export. */
export function memberOrigin(origin: Origin | undefined, member: string): Origin {
  if (origin?.exports && member === "default") return { ...origin, exports: "default" };
  return memberOf(origin, member);
}

/** An instance of the type in the annotation under the cursor, if it is one that the file imports. */
export function annotatedOrigin(walk: Walk): Origin | undefined {
  const { cursor } = walk;
  const type = cursor.to - cursor.from < 100 ? plainType.exec(textOf(walk))?.[1] : undefined;
  const binding = type === undefined ? undefined : lookup(walk.scope, type);
  if (!binding?.isImport || !binding.origin?.imported) return undefined;
  return resultOf({ ...binding.origin, typed: true });
}

/** What a variable holds that has a type or a value: the value where it is known, else an instance of the type. */
export function typedAs(given: Expression | undefined, type: Origin | undefined, span: Span): Expression | undefined {
  if (!type || given?.origin?.imported) return given;
  return { value: given?.value ?? { kind: "other", names: [], span }, origin: type };
}

/** Records that the names of a pattern now hold what they find in `expression`, and lets later names be followed through them. */
export function recordPattern(walk: Walk, names: readonly BoundName[], expression: Expression, span: Span, way: Way): void {
  if (names.length === 0) return;
  const isPlain = names.length === 1 && names[0]?.path?.length === 0;
  walk.assignments.push({
    targets: names.map(({ name }) => name),
    value: expression.value,
    ...(!isPlain && { taken: names.map(takenAs) }),
    scope: walk.scope.name,
    span,
  });
  for (const { name, path, span: at } of names) {
    if (path?.length === 0) hold(walk, name, expression, way);
    else {
      const origin = path && expression.origin && path.reduce<Origin>(memberOrigin, expression.origin);
      hold(walk, name, origin && { value: expression.value, origin }, way, expression.origin);
      if (origin) noteEnvironment(walk, origin.name, at);
    }
    noteCallable(walk, name, expression, path);
  }
}

/** How a pattern takes a name out of what it is given. */
export function takenAs({ name, path, default: value }: BoundName): ScriptTaken {
  return { name, ...(path && { path }), ...(value && { default: value }) };
}

/** Records an assignment to one name or member, as written. */
export function recordTarget(walk: Walk, target: string, expression: Expression, span: Span, way: Way): void {
  walk.assignments.push({ targets: [target], value: expression.value, scope: walk.scope.name, span });
  hold(walk, target, expression, way);
  noteCallable(walk, target, expression, []);
}

/**
 * Binds a name to what it now stands for; without an expression it only hides. An assignment of `null` or `false` leaves what is known:
 * the other branch is the one that matters.
 */
export function hold(walk: Walk, name: string, expression: Expression | undefined, way: Way, taken?: Origin): void {
  const scope = way === "function" ? withoutBlocks(walk.scope) : walk.scope;
  const kind = expression?.value.kind;
  const isEmpty = kind === "none" || kind === "boolean";
  if (way === "assignment" && isEmpty && (name.includes(".") || lookup(scope, name))) return;
  const binding = expression && bindingTo(expression, name, taken);
  if (way === "assignment") rebind(scope, name, binding);
  else bind(scope, name, binding);
}

/** Notes the variable that a dotted name reads from the environment, if it does. */
export function noteEnvironment(walk: Walk, name: string, span: Span): void {
  const variable = name.includes("env") ? environment.exec(name)?.[1] : undefined;
  if (variable !== undefined) walk.environment.push({ kind: "env", value: variable, span });
}

/** `taken` is the module that a name was taken out of, where it was. */
function bindingTo({ value, origin }: Expression, name: string, taken: Origin | undefined): Binding | undefined {
  if (!origin || origin.nameless) return undefined;
  if (origin.exports) return wholeBinding(origin, name);
  if (taken?.exports) return { origin, isImport: true };
  return origin.imported || value.kind === "call" || environment.test(origin.name) ? { origin } : undefined;
}

function wholeBinding(origin: Origin, name: string): Binding {
  const isClass = origin.exports === "default" && capitalised.test(name);
  return { origin: isClass ? memberOf(origin, name) : origin, isImport: true };
}

/** Remembers which of the module's own names can be called, so that those that are exported are known. */
function noteCallable(walk: Walk, name: string, { value }: Expression, path: BoundName["path"]): void {
  if (walk.scope.parent) return;
  const isTaken = path?.length !== 0 && value.kind !== "string" && value.kind !== "number";
  const callable = isTaken ? false : callableValue(walk, value);
  if (callable !== undefined) walk.callables.set(name, callable);
}
