import * as z from "zod/mini";
import { documentation, documented } from "./field.js";

function oneOrMore<Item extends z.ZodMiniType>(item: Item, error: string) {
  return z.pipe(
    z.union([item, z.array(item, { error })], { error }),
    z.transform((value) => (Array.isArray(value) ? value : [value]) as z.output<Item>[]),
  );
}

/** A list; a single item may stand without its list. `plural` names the items in messages and in the JSON Schema. */
export function list<Item extends z.ZodMiniType>(plural: string, description: string, item: Item) {
  documentation.add(item, { description: "", ...documentation.get(item), id: plural.replaceAll(" ", "-") });
  return documented(oneOrMore(item, `a list of ${plural}`), description);
}

/** A list of texts, or one text. */
export function texts(description: string, ...examples: string[]) {
  return documented(oneOrMore(z.string({ error: "text" }), "text, or a list of texts"), description, examples);
}

type Shape = Readonly<Record<string, z.ZodMiniType>>;
type Fields<S extends Shape, Required extends keyof S> = { [Key in keyof S]: Key extends Required ? S[Key] : z.ZodMiniOptional<S[Key]> };

/** A map that takes these keys and no others; only the `required` ones must be there. */
export function map<S extends Shape, Required extends keyof S & string = never>(description: string, shape: S, ...required: Required[]) {
  const isRequired = (key: string) => required.some((name) => name === key);
  const fields = Object.entries(shape).map(([key, schema]) => [key, isRequired(key) ? schema : z.optional(schema)]);
  const keys = Object.keys(shape).map((key) => `\`${key}\``);
  const error = `a map with ${keys.length > 4 ? `keys such as ${keys.slice(0, 3).join(", ")}` : keys.join(", ")}`;
  return documented(z.strictObject(Object.fromEntries(fields) as Fields<S, Required>, { error }), description);
}

/** A map of the user's own names to values. */
export function record<Value extends z.ZodMiniType>(description: string, value: Value) {
  return documented(z.record(z.string(), value, { error: "a map" }), description);
}

/** A map that may be given as the value of one of its keys alone. */
export function short<S extends z.core.$ZodShape, Key extends keyof S & string>(shortKey: Key, full: z.ZodMiniObject<S, z.core.$strict>) {
  type Output = z.output<typeof full>;
  const field = full.shape[shortKey];
  const value = (field instanceof z.ZodMiniOptional ? field.def.innerType : field) as z.ZodMiniType<unknown, z.input<S[Key]>>;
  const only = z.pipe(
    value,
    z.transform((given) => ({ [shortKey]: given }) as Output),
  );
  const error = `the \`${shortKey}\` alone, or a map with it`;
  return documented(z.union([only, full], { error }), documentation.get(full)?.description ?? "", [], shortKey);
}
