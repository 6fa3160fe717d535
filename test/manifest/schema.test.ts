import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { fromJSONSchema } from "zod";
import * as z from "zod/mini";
import { documentation } from "../../src/manifest/fields/field.js";
import { manifestJsonSchema, manifestSchema } from "../../src/manifest/schema.js";
import { sections } from "../../src/manifest/sections.js";
import { keysOf, layersOf, type Path, type Schema, schemaAt, schemaBelow, shortKeyOf } from "../../src/manifest/shape/schema-walk.js";

const complete: unknown = parse(readFileSync(new URL("complete.yaml", import.meta.url), "utf8"));

/** Every field of the manifest with its path; `0` stands for the items of a list. */
function* fieldsBelow(schema: Schema, path: Path): Generator<{ path: Path; schema: Schema }> {
  for (const key of keysOf(schema)) {
    const below = schemaBelow(schema, key);
    if (!below) continue;
    yield { path: [...path, key], schema: below };
    yield* fieldsBelow(below, [...path, key]);
  }
}

const fields = [...fieldsBelow(manifestSchema, [])];

function docsOf(schema: Schema) {
  return [...layersOf(schema)].map((layer) => documentation.get(layer)).find((docs) => docs !== undefined);
}

describe("the manifest's schema", () => {
  it("has its sections in the order of the table", () => {
    assert.deepEqual(keysOf(manifestSchema), ["version", ...Object.keys(sections)]);
  });

  it("documents every field in a sentence", () => {
    assert(fields.length > 200, `only ${fields.length} fields`);
    const poor = fields.filter(({ schema }) => !/^[A-Z`].{4,}\.$/.test(docsOf(schema)?.description ?? ""));
    assert.deepEqual(
      poor.map(({ path }) => path.join(".")),
      [],
    );
  });

  it("gives examples that it accepts itself", () => {
    const examples = fields.flatMap(({ path, schema }) => (docsOf(schema)?.examples ?? []).map((example) => ({ path, schema, example })));
    assert(examples.length > 200, `only ${examples.length} examples`);
    const refused = examples.filter(({ schema, example }) => !z.safeParse(schema, example).success);
    assert.deepEqual(
      refused.map(({ path, example }) => `${path.join(".")}: ${String(example)}`),
      [],
    );
  });

  it("offers the known tools where one is meant, and takes any other name", () => {
    const schema = JSON.stringify(manifestJsonSchema());
    const offered = fields.flatMap(({ path, schema: field }) => (docsOf(field)?.capabilities ? [path.join(".")] : []));
    assert.deepEqual(
      ["experiments.tool", "rag.store", "pipelines.tool", "data.sources.system", "serving.framework"].filter(
        (path) => !offered.includes(path),
      ),
      [],
    );
    assert.match(schema, /"anyOf":\[\{"enum":\[[^\]]*"mlflow"[^\]]*"wandb"[^\]]*\]\},\{"type":"string"\}\]/);
    const withTool = (tool: string) => ({ version: 1, project: { name: "x" }, experiments: { tool } });
    const accepts = fromJSONSchema(manifestJsonSchema() as Parameters<typeof fromJSONSchema>[0]);
    for (const tool of ["mlflow", "our-own-tracker"]) assert(accepts.safeParse(withTool(tool)).success, tool);
    assert(!accepts.safeParse({ version: 1, project: { name: "x" }, experiments: { tool: [1] } }).success);
  });

  it("accepts the complete manifest", () => {
    assert.deepEqual(z.safeParse(manifestSchema, complete).error?.issues, undefined);
  });

  it("is walked through lists, single items and short forms", () => {
    const schemaOf = (path: Path) => {
      const schema = schemaAt(path);
      assert(schema, path.join("."));
      return schema;
    };
    assert.equal(shortKeyOf(schemaOf(["experiments"])), "tool");
    assert.equal(shortKeyOf(schemaOf(["models", 0])), "name");
    assert.equal(shortKeyOf(schemaOf(["team", "on_call"])), undefined);
    assert.deepEqual(keysOf(schemaOf(["evals", 0, "gate"])), ["ci", "blocks"]);
    assert.deepEqual(keysOf(schemaOf(["evals", "gate"])), ["ci", "blocks"]);
    assert.equal(schemaAt(["evals", 0, "gates"]), undefined);
    assert.equal(schemaAt(["constructor"]), undefined);
    assert(schemaAt(["commands", "anything"]));
  });
});

describe("the manifest's JSON Schema", () => {
  const jsonSchema = manifestJsonSchema();

  it("is draft-07 with an id, a title and what is required", () => {
    const { $schema, $id, title, required, additionalProperties } = jsonSchema;
    assert.deepEqual(
      { $schema, $id, title, required, additionalProperties },
      {
        $schema: "http://json-schema.org/draft-07/schema#",
        $id: "roadworthy.schema.json",
        title: "Roadworthy manifest",
        required: ["version", "project"],
        additionalProperties: false,
      },
    );
  });

  it("keeps to itself what only the engine needs", () => {
    assert.doesNotMatch(JSON.stringify(jsonSchema), /"shortKey"/);
  });

  it("describes what it describes in zod", () => {
    const text = JSON.stringify(jsonSchema);
    for (const { path, schema } of fields) {
      assert(text.includes(JSON.stringify(docsOf(schema)?.description)), `${path.join(".")} is not described`);
    }
  });

  it("has a definition for every reference", () => {
    const references = [...JSON.stringify(jsonSchema).matchAll(/"#\/definitions\/([^"]+)"/g)].map((match) => match[1] ?? "");
    const { definitions } = jsonSchema as { definitions: Record<string, unknown> };
    assert.deepEqual([...new Set(references)].sort(), Object.keys(definitions).sort());
  });

  const validator = fromJSONSchema(jsonSchema as Parameters<typeof fromJSONSchema>[0]);
  const accepts = (manifest: unknown) => validator.safeParse(manifest).success;
  const project = { version: 1, project: { name: "x" } };

  it("accepts the complete manifest", () => {
    assert.deepEqual(validator.safeParse(complete).error?.issues, undefined);
  });

  it("accepts short forms and single items", () => {
    assert(
      accepts({
        version: 1,
        project: "x",
        experiments: "mlflow",
        serving: { framework: "fastapi" },
        evals: ["a", { name: "b", metrics: "f1" }],
      }),
    );
    assert(accepts({ ...project, drift: [{ threshold: 0.2 }, { threshold: "> 0.2" }] }));
  });

  for (const [what, manifest] of Object.entries({
    "an unknown key": { ...project, moniters: {} },
    "an unknown key inside a list": { ...project, evals: [{ name: "a", gates: {} }] },
    "a wrong type": { ...project, team: { on_call: 3 } },
    "a word outside the set": { version: 1, project: { name: "x", stage: "prod" } },
    "no version": { project: "x" },
    "a missing name": { ...project, evals: [{ dataset: "x.jsonl" }] },
    "a duration without a unit": { ...project, models: [{ name: "a", timeout: "20" }] },
  })) {
    it(`refuses ${what}`, () => assert.equal(accepts(manifest), false));
  }
});
