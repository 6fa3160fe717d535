import * as z from "zod/mini";
import { toolsWith } from "../tools/index.js";
import type { Capability } from "../tools/tool.js";
import { map } from "./fields/collection.js";
import { documentation, documented } from "./fields/field.js";
import { type SectionName, sections } from "./sections.js";

/** The version of the manifest's shape that this engine reads. */
export const manifestVersion = 1;

const error = `\`${manifestVersion}\`, the version of this manifest's shape`;
const version = documented(z.literal(manifestVersion, { error }), "The version of this manifest's shape.", [manifestVersion]);
const bySection = Object.fromEntries(Object.entries(sections).map(([name, { schema }]) => [name, schema])) as {
  [Name in SectionName]: (typeof sections)[Name]["schema"];
};

/** The shape of `roadworthy.yaml`, written once: types, messages, completion, docs and the JSON Schema follow from it. */
export const manifestSchema = map(
  "What an ML project claims about its production engineering.",
  { version, ...bySection },
  "version",
  "project",
);

/** A manifest as rules see it: short forms written out, single items in lists, quantities parsed. */
export type RoadworthyManifest = z.output<typeof manifestSchema>;

/** The JSON Schema (draft-07) of what users may write, for editors. */
export function manifestJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(manifestSchema, {
    target: "draft-7",
    io: "input",
    metadata: documentation,
    override: ({ jsonSchema }) => {
      delete jsonSchema.shortKey;
      delete jsonSchema.refersTo;
      const { capabilities } = jsonSchema as { capabilities?: readonly Capability[] };
      if (!capabilities) return;
      delete jsonSchema.capabilities;
      delete jsonSchema.type;
      // Editors complete the known names; the second form takes all others.
      jsonSchema.anyOf = [{ enum: toolsWith(capabilities).map(({ id }) => id) }, { type: "string" }];
    },
  });
  return { $schema, $id: "roadworthy.schema.json", title: "Roadworthy manifest", ...rest };
}
