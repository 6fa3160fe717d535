import assert from "node:assert/strict";
import { dbtPropertiesReader } from "../../src/readers/dbt-properties.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "models/marts/orders.yml";

const orders = `version: 2

sources:
  - name: shop
    description: Raw data of the shop system
    freshness:
      warn_after: {count: 12, period: hour}
    tables:
      - name: raw_orders
        columns:
          - name: id
            tests: [unique, not_null]
      - name: raw_items

models:
  - name: orders
    description: Order overview data mart, one row per order.
    data_tests:
      - dbt_utils.expression_is_true:
          expression: "order_total = subtotal + tax_paid"
      - elementary.volume_anomalies:
          timestamp_column: ordered_at
    columns:
      - name: order_id
        description: The unique key of the orders mart.
        data_tests:
          - not_null
          - unique
      - name: customer_id
        data_tests:
          - relationships: { to: ref('stg_customers'), field: customer_id }
      - name: status
        description: TODO

unit_tests:
  - name: test_counts_of_items
    model: orders
    given:
      - input: ref('order_items')
        rows: [{ order_id: 1, is_food_item: true }]
    expect:
      rows: [{ order_id: 1, count_food_items: 1 }]
`;

const contract = `models:
  - name: dim_customers
    config:
      materialized: table
      contract:
        enforced: true
    columns:
      - name: customer_id
        data_type: int
        constraints:
          - type: not_null
          - type: primary_key
      - name: name
        data_type: string
`;

const semantic = `semantic_models:
  - name: orders
    model: ref('orders')
    entities:
      - { name: order_id, type: primary }
    measures:
      - { name: order_total, agg: sum }
metrics:
  - name: order_total
    type: simple
    type_params: { measure: order_total }
`;

const read = reading(dbtPropertiesReader, path);

describe("dbt-properties reader", () => {
  it("reads what is tested, on every level", () => {
    const facts = read(orders);
    assert.deepEqual([facts.tool, facts.role], ["dbt-tests", "checks"]);
    assert.deepEqual(
      facts.subjects.map(({ value, span }) => [value, cut(orders, span)]),
      [
        ["shop", "shop"],
        ["shop.raw_orders.id", "id"],
        ["orders", "orders"],
        ["orders.order_id", "order_id"],
        ["orders.customer_id", "customer_id"],
      ],
    );
    assert.equal(facts.checks, 1 + 2 + 2 + 2 + 1 + 1);
    assert.deepEqual(
      facts.ageLimits?.map(({ value }) => value),
      ["shop"],
    );
  });

  it("counts descriptions, placeholders left out", () => {
    assert.equal(read(orders).described, 3);
  });

  it("gives a sign for tests, and one for Elementary's", () => {
    assert.deepEqual(
      read(orders).signs.map(({ value, span }) => [value, cut(orders, span)]),
      [
        ["dbt-tests", "warn_after: {count: 12, period: hour}"],
        ["elementary", "elementary.volume_anomalies"],
      ],
    );
  });

  it("reads contracts that dbt enforces", () => {
    const facts = read(contract);
    assert.deepEqual([facts.role, facts.checks], ["contract", 4]);
    assert.deepEqual(
      facts.subjects.map(({ value }) => value),
      ["dim_customers.customer_id", "dim_customers.name"],
    );
    assert.equal(read(contract.replace("enforced: true", "enforced: false")).checks, 2);
    assert.deepEqual(signValues(facts, "config"), []);
  });

  it("reads a description without tests as a dictionary", () => {
    const facts = read("models:\n  - name: orders\n    description: tests are for later\n    columns:\n      - name: id\n        description: Its key.\n");
    assert.deepEqual([facts.role, facts.checks, facts.described, facts.subjects.length], ["dictionary", 0, 2, 0]);
    assert.deepEqual(facts.signs, []);
  });

  it("recognises snapshots that are written in YAML", () => {
    const text = "snapshots:\n  - name: orders_snapshot\n    relation: source('shop', 'orders')\n    config: { unique_key: id, strategy: check }\n";
    assert.deepEqual(signValues(read(text, "snapshots/orders.yml"), "config"), ["dbt-snapshots"]);
    assert.deepEqual(signValues(read("snapshots:\n  - name: a\n    columns: []\n", "snapshots/a.yml"), "config"), []);
  });

  it("recognises the semantic layer", () => {
    assert.deepEqual(signValues(read(semantic, "anything.yml"), "config"), ["metricflow"]);
    assert.equal(cut(semantic, read(semantic).signs[0]?.span), "orders");
    assert.deepEqual(signValues(read("metrics:\n  - name: revenue\n    description: x\nversion: 2\nmodels: [{name: a}]\n"), "config"), []);
  });

  it("reads property files wherever they lie, by what only dbt has", () => {
    for (const text of [
      "models:\n  - name: orders\n    tests: [unique_combination]\n",
      "version: 2\nseeds:\n  - name: countries\n",
      "sources:\n  - name: shop\n    tables: [{ name: orders }]\n",
    ]) {
      assert(dbtPropertiesReader.read({ path: "transform/core/_core.yml", text, bytes: text.length }), text);
    }
  });

  it("leaves other YAML alone", () => {
    for (const text of [
      "services:\n  web:\n    image: x\n",
      "models:\n  - name: gpt-4o\n    description: The large one.\n    provider: openai\n",
      "models:\n  churn: { path: model.pkl }\n",
      "metrics:\n  - accuracy\n  - name: f1\n",
      "sources:\n  - https://example.org\n",
      "models: [\n",
      "lockfileVersion: '9.0'\nsnapshots:\n\n  ajv@8.0.0:\n    dependencies: {}\n",
    ]) {
      assert.equal(dbtPropertiesReader.read({ path: "conf/base.yml", text, bytes: text.length }), undefined, text);
    }
  });

  it("reads lists below comments", () => {
    assert.equal(read("models:\n  # staging\n\n\n  - name: a\n    tests: [unique]\n").checks, 1);
  });

  itTakesAnything(dbtPropertiesReader, path, [orders, contract, semantic]);
});
