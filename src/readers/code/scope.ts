/** What a dotted expression stands for once import aliases and variables are followed. */
export interface Origin {
  readonly name: string;
  /** Whether `name` starts at a module that the file imports absolutely. */
  readonly imported: boolean;
  /** Present while nothing was known yet about the first `length` characters of `name`; settled when the whole file is read. */
  readonly free?: { readonly scope: Scope; readonly length: number };
  /** Present when the receiver has no name, so that `name` is only `.attribute`. */
  readonly nameless?: true;
  /** Present when only a type annotation says so: an instance of the type, or no more than data of that shape. */
  readonly typed?: true;
  /** Present for a JavaScript module itself: all that it exports, or its default export, which may be the same. */
  readonly exports?: "namespace" | "default";
}

/** What a name is bound to. Without an origin it only hides the outer binding: a parameter, a local function, a plain value. */
export interface Binding {
  readonly origin?: Origin;
  readonly isImport?: true;
}

/** The names bound in a module, class or function; a class scope also holds what its methods assign to `self`. */
export interface Scope {
  readonly kind: "module" | "class" | "function";
  /** Dotted name of the enclosing classes and functions, this one included. */
  readonly name: string;
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
  /** Names declared `global` or `nonlocal`, with the scope they belong to. */
  elsewhere?: Map<string, Scope>;
  /** Whether it is only a block of the function around it. */
  readonly isBlock?: true;
}

/** Chains such as `df = df.drop()` repeated would otherwise grow without end. */
const longestName = 200;

const hidden: Binding = {};

export function newScope(kind: Scope["kind"], name: string, parent?: Scope): Scope {
  const dotted = parent?.name ? `${parent.name}.${name}` : name;
  return { kind, name: dotted, parent, bindings: new Map() };
}

/** A scope for a lambda: it binds names and is not part of dotted names. */
export function newNamelessScope(parent: Scope): Scope {
  return { kind: "function", name: parent.name, parent, bindings: new Map() };
}

/** A scope for a block of JavaScript. */
export function newBlockScope(parent: Scope): Scope {
  return { ...newNamelessScope(parent), isBlock: true };
}

/** The binding that a name has: methods do not see the names of their class. */
export function lookup(scope: Scope, name: string): Binding | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (current.kind === "class" && current !== scope) continue;
    const binding = current.bindings.get(name);
    if (binding) return binding;
  }
  return undefined;
}

export function originOf(scope: Scope, name: string, binding: Binding | undefined): Origin {
  if (binding) return binding.origin ?? { name, imported: false };
  if (scope.kind !== "function") return { name, imported: false };
  return { name, imported: false, free: { scope, length: name.length } };
}

/** What `self.attribute` stands for inside a method. */
export function attributeOrigin(scope: Scope, receiver: string, attribute: string): Origin | undefined {
  const owner = enclosingClass(scope);
  if (!owner) return undefined;
  const name = `${receiver}.${attribute}`;
  const binding = owner.bindings.get(attribute);
  if (binding) return binding.origin ?? { name, imported: false };
  return { name, imported: false, free: { scope: owner, length: name.length } };
}

/** The origin of `.attribute` of something. */
export function memberOf(origin: Origin | undefined, attribute: string): Origin {
  if (!origin || origin.nameless || origin.name.length + attribute.length > longestName) {
    return { name: `.${attribute}`, imported: false, nameless: true };
  }
  return { name: `${origin.name}.${attribute}`, imported: origin.imported, free: origin.free, typed: origin.typed };
}

/** The origin of what a call of something returns. */
export function resultOf(origin: Origin | undefined): Origin | undefined {
  if (!origin || origin.nameless || origin.name.length > longestName) return undefined;
  return { name: `${origin.name}()`, imported: origin.imported, free: origin.free, typed: origin.typed };
}

/** Binds `name`, or `self.attribute` in a method. Other dotted names are not followed. */
export function bind(scope: Scope, name: string, binding: Binding = hidden): void {
  const dot = name.indexOf(".");
  if (dot === -1) (scope.elsewhere?.get(name) ?? scope).bindings.set(name, binding);
  else if (isSelf(name.slice(0, dot)) && !name.includes(".", dot + 1)) {
    enclosingClass(scope)?.bindings.set(name.slice(dot + 1), binding);
  }
}

/** Binds `name` in the innermost scope that has it, or else in the module: what an assignment in JavaScript does. */
export function rebind(scope: Scope, name: string, binding: Binding = hidden): void {
  let owner = scope;
  while (owner.parent && (owner.kind === "class" || !owner.bindings.has(name))) owner = owner.parent;
  bind(name.includes(".") ? scope : owner, name, binding);
}

/** The function or module that a scope is in, or is. */
export function withoutBlocks(scope: Scope): Scope {
  return scope.isBlock && scope.parent ? withoutBlocks(scope.parent) : scope;
}

/** Makes a `global` or `nonlocal` declaration known. */
export function declareElsewhere(scope: Scope, name: string, keyword: "global" | "nonlocal"): void {
  let target = scope;
  if (keyword === "nonlocal") target = scope.parent ?? scope;
  else while (target.parent) target = target.parent;
  if (target === scope) return;
  scope.elsewhere ??= new Map();
  scope.elsewhere.set(name, target);
}

/** The origin that a free one turns out to have, now that the whole file is read. */
export function settle(origin: Origin): Origin {
  const { free, name } = origin;
  if (!free) return origin;
  const root = name.slice(0, free.length);
  const binding = free.scope.kind === "class" ? free.scope.bindings.get(root.slice(root.indexOf(".") + 1)) : lookup(free.scope, root);
  const found = binding?.origin;
  if (!found || found.nameless) return origin;
  return { name: found.name + name.slice(free.length), imported: found.imported, typed: found.typed };
}

export function isSelf(name: string): boolean {
  return name === "self" || name === "cls" || name === "this";
}

function enclosingClass(scope: Scope): Scope | undefined {
  let current: Scope | undefined = scope;
  while (current && current.kind !== "class") current = current.parent;
  return current;
}
