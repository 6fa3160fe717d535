import assert from "node:assert/strict";
import { dbtPackagesReader } from "../../src/readers/dbt-packages.js";
import { dbtProfilesReader } from "../../src/readers/dbt-profiles.js";
import { dbtProjectReader } from "../../src/readers/dbt-project.js";
import { dbtSnapshotsReader } from "../../src/readers/dbt-snapshots.js";
import { dbtTestsReader } from "../../src/readers/dbt-tests.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const project = `name: "jaffle_shop"
config-version: 2
profile: default
model-paths: ["models"]
seed-paths: ["seeds"]
snapshot-paths: ["snapshots"]
test-paths: ["data-tests"]

models:
  jaffle_shop:
    staging:
      +materialized: view
`;

const packages = `packages:
  - package: dbt-labs/dbt_utils
    version: 1.3.3
  - package: metaplane/dbt_expectations
    version: [">=0.10.0", "<0.11.0"]
  - git: "https://github.com/elementary-data/elementary.git"
    revision: main
  - local: ../shared
`;

const profiles = `warehouse:
  target: "{{ env_var('DBT_TARGET', 'dev') }}"
  outputs:
    dev:
      type: duckdb
      path: example.duckdb
    prod:
      &prod
      type: snowflake
      account: "{{ env_var('SNOWFLAKE_ACCOUNT') }}"
      user: "{{ env_var('SNOWFLAKE_USER', '') }}"
    branch:
      <<: *prod
      database: BRANCH
`;

const singular = `-- Refunds have a negative amount, so the total should always be >= 0.
{{ config(severity = 'warn') }}

select order_id, sum(amount) as total_amount
from {{ ref('fct_payments') }}
left join {{ source("shop", "raw_orders") }} using (order_id)
left join {{ ref('fct_payments') }} as other using (order_id)
group by 1
having total_amount < 0
`;

const snapshot = `{% snapshot orders_snapshot %}
{{ config(target_schema='snapshots', unique_key='id', strategy='timestamp', updated_at='updated_at') }}
select * from {{ source('shop', 'orders') }}
{% endsnapshot %}
`;

describe("dbt-project reader", () => {
  const read = reading(dbtProjectReader, "warehouse/dbt_project.yml");

  it("reads a project as a pipeline", () => {
    const facts = read(project);
    assert.equal(facts.tool, "dbt");
    assert.deepEqual(
      facts.pipelines.map(({ name, steps, span }) => [name, cut(project, span), steps.map(({ value }) => value)]),
      [["jaffle_shop", "jaffle_shop", ["seeds", "models", "snapshots"]]],
    );
    assert.deepEqual(signValues(facts, "config"), ["dbt"]);
    assert.deepEqual(
      read("name: shop\nsnapshot-paths: [history]\n").pipelines[0]?.steps.map(({ value }) => value),
      ["models", "history"],
    );
    assert.deepEqual(read("").pipelines, []);
  });

  itTakesAnything(dbtProjectReader, "dbt_project.yml", [project]);
});

describe("dbt-packages reader", () => {
  const read = reading(dbtPackagesReader, "packages.yml");

  it("gives signs of packages that test data", () => {
    const facts = read(packages);
    assert.deepEqual(signValues(facts, "config"), ["dbt", "dbt-utils", "dbt-expectations", "elementary"]);
    assert.equal(cut(packages, facts.signs[2]?.span), "metaplane/dbt_expectations");
  });

  it("leaves other lists of packages alone", () => {
    for (const text of ["packages:\n  - name: app\n    path: app\n", "packages:\n  numpy: 1.0\n", "dependencies:\n  - name: redis\n    version: 1.0.0\n"]) {
      assert.equal(dbtPackagesReader.read({ path: "dependencies.yml", text, bytes: text.length }), undefined, text);
    }
  });

  itTakesAnything(dbtPackagesReader, "packages.yml", [packages]);
});

describe("dbt-profiles reader", () => {
  const read = reading(dbtProfilesReader, "profiles.yml");

  it("gives the databases, each once, and the variables", () => {
    const facts = read(profiles);
    assert.deepEqual(signValues(facts, "config"), ["dbt", "dbt-duckdb", "dbt-snowflake"]);
    assert.deepEqual(
      facts.signs.filter(({ kind }) => kind === "env").map(({ value, span }) => [value, cut(profiles, span)]),
      ["DBT_TARGET", "SNOWFLAKE_ACCOUNT", "SNOWFLAKE_USER"].map((name) => [name, name]),
    );
    assert.equal(dbtProfilesReader.read({ path: "profiles.yml", text: "dev:\n  outputs: {}\n", bytes: 1 }), undefined);
  });

  itTakesAnything(dbtProfilesReader, "profiles.yml", [profiles]);
});

describe("dbt-tests reader", () => {
  const path = "warehouse/data-tests/assert_total_is_positive.sql";
  const read = reading(dbtTestsReader, path);

  it("reads a singular test as one check of what it refers to", () => {
    const facts = read(singular);
    assert.deepEqual([facts.tool, facts.role, facts.checks], ["dbt-tests", "checks", 1]);
    assert.deepEqual(
      facts.subjects.map(({ value, span }) => [value, cut(singular, span)]),
      [
        ["fct_payments", "{{ ref('fct_payments'"],
        ["shop.raw_orders", '{{ source("shop", "raw_orders"'],
      ],
    );
    assert.deepEqual(signValues(facts, "config"), ["dbt-tests"]);
  });

  it("does not count one that is switched off", () => {
    const facts = read(singular.replace("severity = 'warn'", "enabled=false"));
    assert.deepEqual([facts.checks, facts.subjects.length, facts.signs.length], [0, 0, 0]);
  });

  it("leaves definitions, models and plain SQL alone", () => {
    for (const [at, text] of [
      ["tests/generic/is_even.sql", "{% test is_even(model, column_name) %}\nselect * from {{ ref('x') }}\n{% endtest %}\n"],
      ["integration_tests/models/orders.sql", "select * from {{ ref('raw') }}\n"],
      ["tests/fixtures/schema.sql", "create table orders (id int);\n"],
    ] as const) {
      assert.equal(dbtTestsReader.read({ path: at, text, bytes: text.length }), undefined, at);
    }
    const select = readerSelector([dbtTestsReader]);
    assert.equal(select("models/latest/orders.sql").length, 0);
    assert.equal(select("tests/finance/orders.sql").length, 1);
  });

  itTakesAnything(dbtTestsReader, path, [singular]);
});

describe("dbt-snapshots reader", () => {
  const read = reading(dbtSnapshotsReader, "snapshots/orders.sql");

  it("recognises snapshots", () => {
    assert.deepEqual(signValues(read(snapshot), "config"), ["dbt-snapshots"]);
    assert.equal(cut(snapshot, read(snapshot).signs[0]?.span), "{% snapshot orders_snapshot %}");
  });

  it("leaves other SQL alone", () => {
    for (const text of ["select 1;\n", "-- snapshot orders\n", "{% if x %}select 1{% endif %}", "select * from {{ ref('a') }}"]) {
      assert.equal(dbtSnapshotsReader.read({ path: "models/q.sql", text, bytes: text.length }), undefined, text);
    }
  });

  itTakesAnything(dbtSnapshotsReader, "snapshots/orders.sql", [snapshot]);
});
