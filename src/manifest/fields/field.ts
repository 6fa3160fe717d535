import * as z from "zod/mini";
import type { Capability } from "../../tools/tool.js";

// Without this, zod compiles schemas with `new Function`, which browser workers forbid.
z.config({ jitless: true });

/** What is known of a field besides its type. */
export interface Documentation {
  readonly description: string;
  readonly examples?: unknown[];
  /** Names the definition in the JSON Schema; given to items of lists, which would stand there twice. */
  readonly id?: string;
  /** A tool of one of these capabilities is meant; any other name is taken as well. */
  readonly capabilities?: readonly Capability[];
  /** The key under which a value given without its map belongs: `experiments: mlflow` means `experiments.tool`. */
  readonly shortKey?: string;
  /** The names are those of entries elsewhere in the manifest; another text is taken as well. */
  readonly refersTo?: NamedEntries;
}

/** Where entries stand whose `name` other sections use: keys from the top, indices left out. */
export type NamedEntries = "data.sources" | "models" | "evals" | "evals.metrics";

/** What completion, hover, the docs and the JSON Schema say of each schema. */
export const documentation = z.registry<Documentation>();

/**
 * Documents a schema, in place.
 * Each schema's `error` is a noun phrase, "a number", from which messages are made: "`cpu` must be a number, not a list."
 */
export function documented<Schema extends z.ZodMiniType>(
  schema: Schema,
  description: string,
  examples: readonly unknown[] = [],
  shortKey?: string,
): Schema {
  documentation.add(schema, { description, ...(examples.length > 0 && { examples: [...examples] }), ...(shortKey && { shortKey }) });
  return schema;
}

/** Text: a path of the project (perhaps with `#anchor`), a URL, the name of a tool or person, or plain words. */
export function text(description: string, ...examples: string[]) {
  return documented(z.string({ error: "text" }), description, examples);
}

/** The name of a tool with one of some capabilities; another name is believed, as a claim. */
export function tool(description: string, capabilities: readonly Capability[], ...examples: string[]) {
  const schema = z.string({ error: "text" });
  documentation.add(schema, { description, examples, capabilities });
  return schema;
}

/** Says of a field that it names entries of another section, in place. */
export function referring<Schema extends z.ZodMiniType>(refersTo: NamedEntries, schema: Schema): Schema {
  documentation.add(schema, { description: "", ...documentation.get(schema), refersTo });
  return schema;
}

/** A version: text, or a whole number that is read as text. */
export function version(description: string, ...examples: string[]) {
  const error = "text or a whole number";
  return documented(z.pipe(z.union([z.string(), z.int()], { error }), z.transform(String)), description, examples);
}

/** One of a closed set of words. */
export function choice<const Value extends string>(values: readonly Value[], description: string) {
  return documented(z.enum(values, { error: `one of ${values.join(", ")}` }), description);
}

/** True or false. */
export function flag(description: string) {
  return documented(z.boolean({ error: "true or false" }), description);
}

/** Any number. */
export function number(description: string, example: number) {
  return documented(z.number({ error: "a number" }), description, [example]);
}

/** A share between 0 and 1. */
export function share(description: string, example: number) {
  const error = "a number between 0 and 1";
  return documented(z.number({ error }).check(z.minimum(0, { error }), z.maximum(1, { error })), description, [example]);
}

/** A whole number of at least 0. */
export function count(description: string, example: number) {
  const error = "a whole number of at least 0";
  return documented(z.int({ error }).check(z.minimum(0, { error })), description, [example]);
}
