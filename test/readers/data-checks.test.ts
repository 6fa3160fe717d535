import assert from "node:assert/strict";
import { avroSchemaReader } from "../../src/readers/avro-schema.js";
import { columnTypesReader } from "../../src/readers/column-types.js";
import { dataContractReader } from "../../src/readers/data-contract.js";
import { frictionlessReader } from "../../src/readers/frictionless.js";
import { greatExpectationsReader } from "../../src/readers/great-expectations.js";
import { jsonSchemaReader } from "../../src/readers/json-schema.js";
import { panderaSchemaReader } from "../../src/readers/pandera-schema.js";
import type { Reader } from "../../src/readers/reader.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { sodaReader } from "../../src/readers/soda.js";
import { tfdvSchemaReader } from "../../src/readers/tfdv-schema.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

/** Tests that a reader does not take texts for its format. */
function leavesAlone(reader: Reader, path: string, texts: readonly string[]): void {
  it("leaves other files alone", () => {
    for (const text of texts) assert.equal(reader.read({ path, text, bytes: text.length }), undefined, text);
  });
}

const suite = `{
  "data_asset_type": null,
  "expectation_suite_name": "taxi.demo",
  "expectations": [
    {
      "expectation_type": "expect_table_row_count_to_be_between",
      "kwargs": { "min_value": 1000, "max_value": 20000 },
      "meta": {}
    },
    {
      "expectation_type": "expect_column_values_to_not_be_null",
      "kwargs": { "column": "vendor_id" },
      "meta": {}
    },
    {
      "expectation_type": "expect_column_values_to_be_between",
      "kwargs": { "column": "passenger_count", "max_value": 6, "min_value": 1 },
      "meta": {}
    }
  ],
  "meta": { "great_expectations_version": "0.15.50" }
}
`;

const newSuite = `{"expectations": [{"id": "1", "kwargs": {"column": "fare"}, "meta": {}, "severity": "critical", "type": "expect_column_max_to_be_between"}], "id": "2", "meta": {"great_expectations_version": "1.3.0"}, "name": "fares", "notes": null}`;

const checkpoint = `name: daily
config_version: 1.0
class_name: Checkpoint
run_name_template: "%Y%m%d-%H%M%S"
action_list:
  - name: store_validation_result
    action:
      class_name: StoreValidationResultAction
validations:
  - batch_request:
      datasource_name: warehouse
      data_asset_name: trips
    expectation_suite_name: taxi.demo
`;

const project = `config_version: 3.0
fluent_datasources:
  warehouse:
    type: postgres
expectations_store_name: expectations_store
stores:
  expectations_store:
    class_name: ExpectationsStore
`;

describe("great-expectations reader", () => {
  const read = reading(greatExpectationsReader, "gx/expectations/taxi/demo.json");

  it("reads suites of both generations", () => {
    const facts = read(suite);
    assert.deepEqual([facts.tool, facts.role, facts.checks], ["great-expectations", "checks", 3]);
    assert.deepEqual(
      facts.subjects.map(({ value, span }) => [value, cut(suite, span)]),
      ["taxi.demo", "vendor_id", "passenger_count"].map((name) => [name, name]),
    );
    assert.deepEqual(signValues(facts, "config"), ["great-expectations"]);
    assert.deepEqual(
      read(newSuite).subjects.map(({ value }) => value),
      ["fares", "fare"],
    );
  });

  it("finds a suite hollow that expects nothing", () => {
    const facts = read('{"expectation_suite_name": "empty", "expectations": [], "meta": {}}');
    assert.deepEqual([facts.role, facts.checks, facts.subjects.length], ["checks", 0, 0]);
  });

  it("reads checkpoints and the project as runners", () => {
    const facts = read(checkpoint, "gx/checkpoints/daily.yml");
    assert.deepEqual([facts.role, facts.checks, facts.subjects.map(({ value }) => value)], ["runner", 0, ["taxi.demo"]]);
    const json = '{"name": "daily", "validation_definitions": [{"id": "1", "name": "trips_definition"}], "actions": []}';
    assert.deepEqual(
      read(json, "gx/checkpoints/daily").subjects.map(({ value }) => value),
      ["trips_definition"],
    );
    assert.deepEqual(
      read(project, "great_expectations.yml").subjects.map(({ value }) => value),
      ["warehouse"],
    );
  });

  leavesAlone(greatExpectationsReader, "data/x.json", [
    '{"expectations": ["short hours"], "name": "staff"}',
    '{"results": [{"expectation_config": {"expectation_type": "expect_x"}}], "success": true}',
    '{"callbacks": {"class_name": "ModelCheckpoint"}}',
    "",
  ]);
  leavesAlone(greatExpectationsReader, "configs/callbacks.yaml", ["class_name: Checkpointer\n", "model_checkpoint:\n  monitor: val/acc\n"]);
  itTakesAnything(greatExpectationsReader, "suite.json", [suite, newSuite]);
  itTakesAnything(greatExpectationsReader, "checkpoint.yml", [checkpoint, project]);
});

const checks = `filter dim_customer [daily]:
  where: created_at > TIMESTAMP '\${NOW}'

checks for dim_customer:
  - row_count between 10 and 1000
  - missing_count(birth_date) = 0
  - invalid_percent(phone) < 1 %:
      valid format: phone number
  - schema:
      fail:
        when required column missing: [id]

checks for dim_customer [daily]:
  - freshness(created_at) < 1d

for each dataset T:
  datasets:
    - fct_%
  checks:
    - duplicate_count(id) = 0
`;

const sodaConfiguration = `data_source warehouse:
  type: postgres
  host: \${POSTGRES_HOST}
soda_cloud:
  host: cloud.soda.io
`;

const sodaContract = `dataset: warehouse/db/public/customers
checks:
  - row_count:
columns:
  - name: id
    data_type: varchar
    description: The key
    checks:
      - missing:
      - duplicate:
  - name: note
`;

describe("soda reader", () => {
  const read = reading(sodaReader, "soda/checks.yml");

  it("reads checks for data sets", () => {
    const facts = read(checks);
    assert.deepEqual([facts.tool, facts.role, facts.checks], ["soda", "checks", 6]);
    assert.deepEqual(
      facts.subjects.map(({ value }) => value),
      ["dim_customer", "fct_%"],
    );
    assert.equal(cut(checks, facts.subjects[0]?.span), "checks for dim_customer");
    assert.deepEqual([read("checks for orders:\n").checks, read("checks for orders:\n").subjects], [0, []]);
  });

  it("reads limits on age", () => {
    const limits = (text: string) => read(text).ageLimits?.map(({ value }) => value);
    assert.deepEqual(limits(checks), ["dim_customer"]);
    assert.deepEqual(limits(`${sodaContract}    checks:\n      - freshness:\n          threshold: { must_be_less_than: 24 }\n`), [
      "warehouse/db/public/customers",
    ]);
    assert.equal(limits(sodaContract), undefined);
  });

  it("reads data sources as runners, and contracts", () => {
    assert.deepEqual(
      read(sodaConfiguration).subjects.map(({ value }) => value),
      ["warehouse"],
    );
    const contract = read(sodaContract);
    assert.deepEqual([contract.role, contract.checks, contract.described], ["contract", 4, 1]);
    assert.deepEqual(
      contract.subjects.map(({ value }) => value),
      ["warehouse/db/public/customers", "id"],
    );
  });

  leavesAlone(sodaReader, "conf.yml", ["data_source: postgres\n", "dataset: imdb\ncolumns: [text]\nchecks: 3\n", "jobs:\n  checks for x: 1\n"]);
  itTakesAnything(sodaReader, "checks.yml", [checks, sodaConfiguration, sodaContract]);
});

const pandera = `schema_type: dataframe
version: 0.20.4
columns:
  age:
    title: null
    description: Years since birth
    dtype: int64
    nullable: false
    checks:
      greater_than_or_equal_to: 0
      less_than: 130
    unique: false
    required: true
  note:
    dtype: null
    nullable: true
    checks: null
checks: null
index: null
strict: true
`;

describe("pandera-schema reader", () => {
  const read = reading(panderaSchemaReader, "schemas/people.yaml");

  it("reads columns with their checks", () => {
    const facts = read(pandera);
    assert.deepEqual([facts.tool, facts.role, facts.described], ["pandera", "checks", 1]);
    // A type, not null, required, and two checks.
    assert.equal(facts.checks, 5);
    assert.deepEqual(
      facts.subjects.map(({ value, span }) => [value, cut(pandera, span)]),
      [["age", "age"]],
    );
  });

  leavesAlone(panderaSchemaReader, "x.yaml", ["schema_type: avro\ncolumns: {}\n", "schema_type: dataframe\n", "columns: {}\n"]);
  itTakesAnything(panderaSchemaReader, "schemas/people.yaml", [pandera]);
});

const columnTypes = "columns:\n  - amount: float\n  - furnished: category\ntarget: amount\n";

describe("column-types reader", () => {
  const path = "data_schema/schema.yaml";
  const read = reading(columnTypesReader, path);

  it("reads columns with their types, as a list or a map", () => {
    for (const text of [columnTypes, "COLUMNS:\n  amount: float64\n  furnished: object\n"]) {
      const facts = read(text);
      assert.deepEqual([facts.tool, facts.role, facts.checks, facts.described], ["columns", "contract", 2, 0]);
      assert.deepEqual(
        facts.subjects.map(({ value, span }) => [value, cut(text, span)]),
        [
          ["amount", "amount"],
          ["furnished", "furnished"],
        ],
      );
    }
  });

  leavesAlone(columnTypesReader, path, ["columns:\n  target: hours\n", "columns: [amount, furnished]\n", "columns:\n  - name: amount\n    type: float\n", "tables: {}\n"]);
  itTakesAnything(columnTypesReader, path, [columnTypes]);
});

const odcs3 = `apiVersion: v3.0.2
kind: DataContract
id: 53581432-6c55-4ba2-a65f-72344a91553a
status: active
schema:
  - name: orders
    physicalType: table
    description: All orders since 2020.
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
    properties:
      - name: order_id
        logicalType: string
        primaryKey: true
        required: true
        unique: true
        logicalTypeOptions: { minLength: 10, pattern: "^B" }
        description: The key.
      - name: address
        logicalType: object
        properties:
          - name: city
            logicalType: string
      - name: note
`;

const odcs2 = `datasetDomain: seller
kind: DataContract
apiVersion: v2.2.2
dataset:
  - table: tbl
    description: Payments
    columns:
      - column: txn_ref_dt
        logicalType: date
        isNullable: false
        quality:
          - code: nullCheck
`;

const specification = `dataContractSpecification: 1.1.0
id: urn:datacontract:checkout:orders-latest
info: { title: Orders Latest, version: 2.0.0, owner: Checkout Team }
models:
  orders:
    description: One record per order.
    type: table
    fields:
      order_id:
        type: text
        required: true
        unique: true
        description: The key.
      status: { enum: [pending, shipped] }
      lines:
        type: array
        fields:
          sku: { pattern: "^[A-Z]+$" }
    quality:
      - type: sql
        query: SELECT COUNT(*) FROM orders
        mustBeGreaterThan: 5
`;

describe("data-contract reader", () => {
  const read = reading(dataContractReader, "contracts/orders.yaml");
  const summary = (text: string) => {
    const { tool, role, checks, described, subjects } = read(text);
    return { tool, role, checks, described, subjects: subjects.map(({ value }) => value) };
  };

  it("reads the Open Data Contract Standard", () => {
    assert.deepEqual(summary(odcs3), {
      tool: "datacontract",
      role: "contract",
      // A rule on the table; a type, three flags and two limits; two types.
      checks: 1 + 6 + 1 + 1,
      described: 2,
      subjects: ["orders", "orders.order_id", "orders.address", "orders.address.city"],
    });
    assert.deepEqual(summary(odcs2), { tool: "datacontract", role: "contract", checks: 3, described: 1, subjects: ["tbl.txn_ref_dt"] });
    assert.deepEqual(signValues(read(odcs2), "config"), ["odcs"]);
  });

  it("reads the Data Contract Specification", () => {
    assert.deepEqual(summary(specification), {
      tool: "datacontract",
      role: "contract",
      checks: 1 + 3 + 1 + 1 + 1,
      described: 2,
      subjects: ["orders", "orders.order_id", "orders.status", "orders.lines", "orders.lines.sku"],
    });
    assert.equal(cut(specification, read(specification).subjects[1]?.span), "order_id");
    assert.deepEqual(signValues(read(specification), "config"), ["datacontract"]);
  });

  it("reads promises of how old data may be", () => {
    const limits = (text: string) => read(text).ageLimits?.map(({ value }) => value);
    assert.deepEqual(limits(`${odcs3}slaProperties:\n  - { property: latency, value: 4, unit: h }\n`), [
      "53581432-6c55-4ba2-a65f-72344a91553a",
    ]);
    assert.deepEqual(limits(`${specification}servicelevels:\n  freshness: { threshold: 25h }\n`), [
      "urn:datacontract:checkout:orders-latest",
    ]);
    assert.equal(limits(`${odcs3}slaProperties:\n  - { property: retention, value: 3, unit: y }\n`), undefined);
  });

  leavesAlone(dataContractReader, "k8s/x.yaml", ["apiVersion: v1\nkind: ConfigMap\n", "kind: DataContract\n", "kind: DataContracts\napiVersion: v1\n"]);
  itTakesAnything(dataContractReader, "contracts/orders.yaml", [odcs3, odcs2, specification]);
});

const jsonSchema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Passenger",
  "type": "object",
  "required": ["age"],
  "properties": {
    "age": { "type": "integer", "minimum": 0, "description": "Years" },
    "ticket": { "type": "object", "properties": { "fare": { "$ref": "#/$defs/money" } } },
    "free": {}
  }
}
`;

describe("json-schema reader", () => {
  const path = "data/contracts/passenger.schema.json";
  const read = reading(jsonSchemaReader, path);

  it("reads properties with their limits", () => {
    const facts = read(jsonSchema);
    assert.deepEqual([facts.tool, facts.role, facts.checks, facts.described], ["jsonschema", "contract", 5, 1]);
    assert.deepEqual(
      facts.subjects.map(({ value, span }) => [value, cut(jsonSchema, span)]),
      [
        ["age", "age"],
        ["ticket", "ticket"],
        ["ticket.fare", "fare"],
      ],
    );
  });

  it("takes schemas where they are contracts of data", () => {
    const select = readerSelector([jsonSchemaReader]);
    const wanted = ["schemas/a.schema.json", "data/raw/a.schema.json", "ml/data_contracts/v1/a.schema.json"];
    assert.deepEqual(wanted.filter((file) => select(file).length === 0), []);
    assert.deepEqual(["src/settings.schema.json", "schemas/a.json", "metadata/a.schema.json"].filter((file) => select(file).length > 0), []);
  });

  leavesAlone(jsonSchemaReader, path, ["{}", "[]", '{"properties": {}}', ""]);
  itTakesAnything(jsonSchemaReader, path, [jsonSchema]);
});

const avro = `{
  "type": "record",
  "name": "Order",
  "namespace": "shop",
  "doc": "An order as the shop sends it.",
  "fields": [
    { "name": "id", "type": "string", "doc": "The key" },
    { "name": "price", "type": ["null", "double"], "default": null },
    { "name": "lines", "type": { "type": "array", "items": { "type": "record", "name": "Line", "fields": [{ "name": "sku", "type": "string" }] } } }
  ]
}
`;

describe("avro-schema reader", () => {
  const read = reading(avroSchemaReader, "schemas/order.avsc");

  it("reads the fields of records", () => {
    const facts = read(avro);
    assert.deepEqual([facts.tool, facts.role, facts.checks, facts.described], ["avro", "contract", 4, 2]);
    assert.deepEqual(
      facts.subjects.map(({ value, span }) => [value, cut(avro, span)]),
      [
        ["Order.id", "id"],
        ["Order.price", "price"],
        ["Order.lines", "lines"],
        ["Order.lines.sku", "sku"],
      ],
    );
    assert.equal(read('"string"').checks, 0);
  });

  itTakesAnything(avroSchemaReader, "order.avsc", [avro]);
});

const dataPackage = `{
  "name": "titanic",
  "resources": [
    {
      "name": "passengers",
      "path": "data/passengers.csv",
      "description": "One row per passenger",
      "schema": {
        "fields": [
          { "name": "id", "type": "integer", "constraints": { "required": true, "unique": true } },
          { "name": "age", "type": "number", "description": "Years" },
          { "name": "any" }
        ],
        "primaryKey": "id"
      }
    }
  ]
}
`;

describe("frictionless reader", () => {
  const read = reading(frictionlessReader, "datapackage.json");

  it("reads the fields of resources", () => {
    const facts = read(dataPackage);
    assert.deepEqual([facts.tool, facts.role, facts.checks, facts.described], ["frictionless", "contract", 4, 2]);
    assert.deepEqual(
      facts.subjects.map(({ value }) => value),
      ["passengers.id", "passengers.age"],
    );
    assert.equal(read("name: x\nresources:\n  - name: a\n    schema:\n      fields: [{ name: b, type: any }]\n", "datapackage.yaml").checks, 1);
  });

  leavesAlone(frictionlessReader, "datapackage.json", ["{}", "[", '{"resources": "x"}']);
  itTakesAnything(frictionlessReader, "datapackage.json", [dataPackage]);
});

const tfdv = `feature {
  name: "trip_month"
  type: INT
  int_domain {
    min: 1
    max: 12
  }
  presence {
    min_fraction: 1.0
    min_count: 1
  }
  drift_comparator { infinity_norm { threshold: 0.01 } }
}
feature {
  name: "payment_type"
  type: BYTES
  domain: "payment_type"
}
feature { name: "anything" }
string_domain {
  name: "payment_type"
  value: "Cash"
  value: "Credit Card"
}
`;

describe("tfdv-schema reader", () => {
  const read = reading(tfdvSchemaReader, "src/raw_schema/schema.pbtxt");

  it("reads features with their limits", () => {
    const facts = read(tfdv);
    assert.deepEqual([facts.tool, facts.role, facts.checks], ["tensorflow-data-validation", "contract", 6]);
    assert.deepEqual(
      facts.subjects.map(({ value, span }) => [value, cut(tfdv, span)]),
      [
        ["trip_month", "trip_month"],
        ["payment_type", "payment_type"],
      ],
    );
    assert.deepEqual(signValues(facts, "config"), ["tensorflow-data-validation"]);
  });

  leavesAlone(tfdvSchemaReader, "schema.pbtxt", ["", 'name: "x"\n', "feature { }\n", `feature${" ".repeat(300_000)}`]);
  itTakesAnything(tfdvSchemaReader, "schema.pbtxt", [tfdv]);
});
