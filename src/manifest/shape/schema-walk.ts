import type * as z from "zod/mini";
import { documentation } from "../fields/field.js";
import { manifestSchema } from "../schema.js";

/** A way to a place in the manifest: keys of maps and indices of lists. */
export type Path = readonly (string | number)[];

/** Any schema of the manifest, however wrapped. */
export type Schema = z.core.$ZodType;

/** Schemas never change, and reading a manifest asks for the layers of each field on its way. */
const knownLayers = new WeakMap<Schema, readonly z.core.$ZodTypes[]>();

/** The schema and those it stands for: what is optional, either side of a union, what a short form or a single item expands from. */
export function layersOf(schema: Schema): readonly z.core.$ZodTypes[] {
  const known = knownLayers.get(schema);
  if (known) return known;
  const layer = schema as z.core.$ZodTypes;
  const { def } = layer._zod;
  const inner = def.type === "optional" ? [def.innerType] : def.type === "pipe" ? [def.in] : def.type === "union" ? def.options : [];
  const layers = [layer, ...inner.flatMap(layersOf)];
  knownLayers.set(schema, layers);
  return layers;
}

/** The schema one step below, or `undefined` where the step leads nowhere. */
export function schemaBelow(schema: Schema, step: string | number): Schema | undefined {
  for (const { _zod } of layersOf(schema)) {
    const { def } = _zod;
    if (def.type === "array" && typeof step === "number") return def.element;
    if (def.type === "object" && typeof step === "string" && Object.hasOwn(def.shape, step)) return def.shape[step];
    if (def.type === "record" && typeof step === "string") return def.valueType;
  }
  return undefined;
}

/** The schema at a path of the manifest. */
export function schemaAt(path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((schema, step) => schema && schemaBelow(schema, step), manifestSchema);
}

/** The keys that a map of this schema takes, in the order of the schema. */
export function keysOf(schema: Schema): readonly string[] {
  for (const { _zod } of layersOf(schema)) if (_zod.def.type === "object") return Object.keys(_zod.def.shape);
  return [];
}

/** The key under which a value of this schema belongs that is given without its map. */
export function shortKeyOf(schema: Schema): string | undefined {
  return layersOf(schema)
    .map((layer) => documentation.get(layer)?.shortKey)
    .find((key) => key !== undefined);
}
