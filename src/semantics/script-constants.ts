import type { CodeLiteral, CodeValue } from "../facts/code-value.js";
import type { ScriptAssignment, ScriptImport, ScriptParameter } from "../facts/script-facts.js";
import { oncePer } from "../project/once-per.js";
import { outerScope } from "../project/outer-scope.js";
import type { ScriptModule } from "../project/scripts.js";
import { groupedBy } from "../text/grouped-by.js";
import { folderOf, nameOf, normalisePath } from "../workspace/path-parts.js";

/** A literal that a value stands for, in the script that writes it. */
export interface ScriptConstant {
  readonly value: CodeLiteral;
  readonly module: ScriptModule;
  /** Whether the environment or a caller may give another: what stands behind `??` or `||`, a parameter, a field of a class. */
  readonly isDefault: boolean;
}

/** Where a value stands in a script. */
export interface ScriptStandpoint {
  readonly module: ScriptModule;
  /** Dotted name of the functions and classes around, `""` at module level. */
  readonly scope: string;
  /** UTF-16 offset: what a name was given after it does not count in the same scope. */
  readonly offset: number;
}

type Scripts = readonly ScriptModule[];

/** Names that stand for names that stand for names: more is not followed, and cycles end. */
const deepest = 8;
const passes = /^(?:String|Number|Boolean|parseInt|parseFloat|Object\.freeze|Number\.parse(?:Int|Float))$/;
const schemaDefault = /^zod\..*\.default$/;

/**
 * The literal that a value in a script stands for, followed through variables, patterns, constants of the project's other scripts by their
 * imports, members of objects, fields of classes, and the defaults of parameters and of the environment. `undefined` where it is not
 * known, or more than one may be meant.
 */
export function scriptConstantOf(scripts: Scripts, value: CodeValue, at: ScriptStandpoint): ScriptConstant | undefined {
  const found = scriptConstantsOf(scripts, value, at);
  return found?.length === 1 ? found[0] : undefined;
}

/** As `scriptConstantOf`, with both of `a ? "x" : "y"`; `undefined` where one of them is not known. */
export function scriptConstantsOf(scripts: Scripts, value: CodeValue, at: ScriptStandpoint): readonly ScriptConstant[] | undefined {
  return follow(scripts, value, at, deepest);
}

type Found = readonly ScriptConstant[] | undefined;

function follow(scripts: Scripts, value: CodeValue, at: ScriptStandpoint, depth: number): Found {
  if (depth === 0) return undefined;
  const again = (one: CodeValue) => follow(scripts, one, at, depth - 1);
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
    case "none":
    case "list":
    case "dict":
      return [{ value, module: at.module, isDefault: false }];
    case "format": {
      const parts = value.parts.map((part) => again(part));
      const texts = parts.map((part) => (part?.length === 1 ? textOf(part[0]?.value) : undefined));
      if (texts.includes(undefined)) return undefined;
      const isDefault = parts.some((part) => part?.some((one) => one.isDefault));
      return [{ value: { kind: "string", value: texts.join(""), span: value.span }, module: at.module, isDefault }];
    }
    case "name":
      return ofName(scripts, value.value, at, depth - 1);
    case "call": {
      const call = at.module.facts.calls[value.call];
      const [first] = call?.arguments ?? [];
      if (!call || !first || first.unpacked) return undefined;
      if (passes.test(call.name)) return again(first.value);
      return schemaDefault.test(call.name) ? asDefault(again(first.value)) : undefined;
    }
    default: {
      const choices = value.choices?.map((one) => (isGiven(one) ? [] : again(one))) ?? [];
      const known = choices.flatMap((one) => one ?? []).filter((one) => one.value.kind !== "none");
      if (known.length === 0) return undefined;
      // What the environment gives is not known, so the default stands for both; what code works out may be anything.
      return choices.includes(undefined) ? undefined : asDefault(known);
    }
  }
}

/** Whether a value comes from outside the code. */
function isGiven(value: CodeValue): boolean {
  return value.kind === "name" && /^(?:process\.env|import\.meta\.env|Bun\.env|env)\.\w+$/.test(value.value);
}

function textOf(value: CodeValue | undefined): string | undefined {
  return value?.kind === "string" ? value.value : value?.kind === "number" ? String(value.value) : undefined;
}

function asDefault(found: Found): Found {
  return found?.map((one) => ({ ...one, isDefault: true }));
}

function ofName(scripts: Scripts, name: string, at: ScriptStandpoint, depth: number): Found {
  if (depth <= 0) return undefined;
  const own = ofPrefix(scripts, name, at, depth);
  if (own !== "unknown") return own;
  const brought = importFor(at.module, name);
  if (!brought) return undefined;
  const target = scriptAt(scripts, brought.module, at.module);
  if (!target) return undefined;
  const members = name
    .slice(brought.module.length)
    .split(".")
    .filter((member) => member !== "");
  return exported(scripts, target, brought, members, depth - 1);
}

/** The longest part of a dotted name that was given something here, and the members behind it. */
function ofPrefix(scripts: Scripts, name: string, at: ScriptStandpoint, depth: number): Found | "unknown" {
  const parts = name.split(".");
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join(".");
    const rest = parts.slice(length);
    const given = assigned(prefix, at);
    if (given === "unclear") return undefined;
    if (given) {
      const from = { ...at, scope: given.scope, offset: given.span.start };
      const taken = given.taken?.find((one) => one.name === prefix);
      if (!given.taken) return membersOf(scripts, follow(scripts, given.value, from, depth - 1), rest, depth);
      if (!taken?.path) return undefined;
      const found = membersOf(scripts, follow(scripts, given.value, from, depth - 1), [...taken.path, ...rest], depth);
      return found ?? (taken.default && rest.length === 0 ? asDefault(follow(scripts, taken.default, from, depth - 1)) : undefined);
    }
    if (length === 1) {
      const parameter = parameterNamed(prefix, at);
      if (!parameter) continue;
      const { default: value, path } = parameter;
      if (!value || (path?.length === 0 && rest.length > 0 && value.kind !== "dict")) return undefined;
      return membersOf(scripts, asDefault(follow(scripts, value, { ...at, offset: Number.POSITIVE_INFINITY }, depth - 1)), rest, depth);
    }
    if (length === 2 && /^[A-Z]/.test(prefix)) {
      const [owner, member] = parts;
      const fields =
        byTarget(at.module)
          .get(`this.${member}`)
          ?.filter(({ scope }) => scope === owner) ?? [];
      const [field] = fields;
      if (field && fields.length === 1)
        return membersOf(
          scripts,
          follow(scripts, field.value, { ...at, scope: field.scope, offset: field.span.start }, depth - 1),
          rest,
          depth,
        );
    }
  }
  return "unknown";
}

/** What stands at the end of some members in each of some objects. */
function membersOf(scripts: Scripts, found: Found, members: readonly string[], depth: number): Found {
  if (!found || members.length === 0) return found;
  const results = found.map(({ value, module, isDefault }) => {
    let current: CodeValue | undefined = value;
    for (const member of members) {
      if (current?.kind !== "dict") return undefined;
      current = current.entries.findLast(({ key }) => key.kind === "string" && key.value === member)?.value;
    }
    const inner = current && follow(scripts, current, { module, scope: "", offset: Number.POSITIVE_INFINITY }, depth - 1);
    return isDefault ? asDefault(inner) : inner;
  });
  return results.includes(undefined) ? undefined : results.flatMap((one) => one ?? []);
}

const byTarget = oncePer(
  ({ facts }: ScriptModule) => facts,
  ({ facts }) => groupedBy(facts.assignments, ({ targets }) => targets),
);

/** What a name was last given before, in its function, in those around it, or at module level, where only one assignment may speak of it. */
function assigned(name: string, { module, scope, offset }: ScriptStandpoint): ScriptAssignment | "unclear" | undefined {
  const all = byTarget(module).get(name);
  if (!all) return undefined;
  if (name.startsWith("this.")) {
    const owner = scope.split(".")[0];
    const own = all.filter((one) => one.scope === owner || one.scope.startsWith(`${owner}.`));
    return own.length > 1 ? "unclear" : own[0];
  }
  for (let current: string | undefined = scope; current !== undefined; current = outerScope(current)) {
    const here = all.filter((one) => one.scope === current);
    const before = current === scope ? here.filter(({ span }) => span.start < offset) : here;
    if (here.length > 0 && before.length === 0) return "unclear";
    const last = before.at(-1);
    // Functions without a name share their scope's, and blocks have none.
    if (last) return before.length === 1 || before.every(({ value }) => isSame(value, last.value)) ? last : "unclear";
    if (
      current !== "" &&
      parametersByScope(module)
        .get(current)
        ?.some((one) => one.name === name)
    )
      return undefined;
  }
  return undefined;
}

function isSame(a: CodeValue, b: CodeValue): boolean {
  return "value" in a && "value" in b && a.kind === b.kind && a.value === b.value;
}

const parametersByScope = oncePer(
  ({ facts }: ScriptModule) => facts,
  ({ facts }) => groupedBy(facts.parameters, ({ scope }) => scope),
);

function parameterNamed(name: string, { module, scope }: ScriptStandpoint): ScriptParameter | undefined {
  for (let current: string | undefined = scope; current; current = outerScope(current)) {
    const found = parametersByScope(module)
      .get(current)
      ?.find((one) => one.name === name);
    if (found) return found;
  }
  return undefined;
}

/** The import that a name, as values have it, starts with. */
export function importFor({ facts }: ScriptModule, name: string): ScriptImport | undefined {
  return facts.imports.find(({ module, typeOnly }) => !typeOnly && (name === module || name.startsWith(`${module}.`)));
}

/** What a script exports under the first of some members: a constant, or one that it takes from another script. */
function exported(
  scripts: Scripts,
  target: ScriptModule,
  brought: Pick<ScriptImport, "name">,
  members: readonly string[],
  depth: number,
): Found {
  if (depth <= 0) return undefined;
  const at = { module: target, scope: "", offset: Number.POSITIVE_INFINITY };
  const [first, ...rest] = members;
  if (brought.name === "default") {
    const given = assigned("default", at);
    const isClass = first !== undefined && /^[A-Z]/.test(first);
    if (given && given !== "unclear")
      return membersOf(
        scripts,
        follow(scripts, given.value, { ...at, offset: given.span.start }, depth - 1),
        isClass ? rest : members,
        depth,
      );
  }
  if (first === undefined) return undefined;
  const own = ofPrefix(scripts, members.join("."), at, depth);
  if (own !== "unknown") return own;
  for (const again of target.facts.imports) {
    if (again.as !== first && !(again.name === "*" && again.as === "*")) continue;
    const next = scriptAt(scripts, again.module, target);
    const name = again.as === first ? (again.name ?? first) : first;
    const found = next && exported(scripts, next, again, [name, ...rest], depth - 1);
    if (found) return found;
  }
  return undefined;
}

const byPath = oncePer(
  (scripts: Scripts) => scripts,
  (scripts) => {
    const pathsOf = ({ path: file }: ScriptModule) => {
      const path = file.replace(/\.(?:[cm]?[jt]s|[jt]sx)$/, "");
      return path.endsWith("/index") ? [path, path.slice(0, -"/index".length)] : [path];
    };
    return {
      found: new Map(scripts.flatMap((module) => pathsOf(module).map((path) => [path, module]))),
      tails: groupedBy(scripts, (module) => pathsOf(module).map(nameOf)),
    };
  },
);

/** The script of the project that an import means: by a relative path, or by an alias such as `@/` where only one path ends so. */
export function scriptAt(scripts: Scripts, written: string, importer: ScriptModule): ScriptModule | undefined {
  const { found, tails } = byPath(scripts);
  const bare = written.replace(/\.(?:[cm]?[jt]s|[jt]sx)$/, "");
  if (/^\.{1,2}(?:\/|$)/.test(bare)) return found.get(normalisePath(`${folderOf(importer.path)}/${bare}`));
  const alias = /^(?:@\/|~\/|#|\$lib\/|src\/)(.+)$/.exec(bare)?.[1]?.replace(/^\//, "");
  if (alias === undefined) return undefined;
  const ends = (tails.get(nameOf(alias)) ?? []).filter(({ path }) =>
    `/${path.replace(/(?:\/index)?\.(?:[cm]?[jt]s|[jt]sx)$/, "")}`.endsWith(`/${alias}`),
  );
  return ends.length === 1 ? ends[0] : undefined;
}
