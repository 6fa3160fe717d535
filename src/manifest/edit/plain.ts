import type { Path } from "../shape/schema-walk.js";

/** Data that YAML can hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Whether two values are the same data; the order of keys does not count. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameData(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** The value at the end of a path, in the maps and lists that the path goes through: `["a", 0]` and 1 give `{ a: [1] }`. */
export function wrap(path: Path, value: Plain): Plain {
  return path.reduceRight<Plain>((inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), value);
}

/** Where a value goes: `at` leads to what is there, `rest` on from it; `shortKey` is for what is there without its map. */
export interface Target {
  readonly at: Path;
  readonly rest: Path;
  readonly shortKey?: string;
}

/** What a document's data becomes when a value is set: the specification of an edit, apart from how it is written. */
export function dataWith(data: unknown, { at, rest, shortKey }: Target, value: Plain): unknown {
  const [step, ...further] = at;
  if (step === undefined) return dataAdded(data, rest, value, shortKey);
  const below = dataWith(Reflect.get(Object(data), step), { at: further, rest, shortKey }, value);
  if (Array.isArray(data)) return data.map((item, index) => (index === step ? below : item));
  return { ...Object(data), [step]: below };
}

function dataAdded(data: unknown, [step, ...further]: Path, value: Plain, shortKey: string | undefined): unknown {
  if (step === undefined) return value;
  const added = wrap(further, value);
  const isNothing = data === null || data === undefined;
  if (typeof step === "number") return isNothing ? [added] : [...(Array.isArray(data) ? data : [data]), added];
  const isMap = typeof data === "object" && !Array.isArray(data);
  return { ...(isMap ? data : shortKey !== undefined && !isNothing ? { [shortKey]: data } : undefined), [step]: added };
}
