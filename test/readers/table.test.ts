import assert from "node:assert/strict";
import { dbtModelReader } from "../../src/readers/dbt-model.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { sqlTablesReader } from "../../src/readers/sql-tables.js";
import { tableReader } from "../../src/readers/table.js";

const read = (path: string, text: string) => tableReader.read({ path, text, bytes: text.length })?.tables[0];
const define = (text: string) => sqlTablesReader.read({ path: "schema.sql", text, bytes: text.length })?.tables ?? [];

describe("table reader", () => {
  it("wants files of rows in folders of data", () => {
    const select = readerSelector([tableReader]);
    for (const path of ["data/loans.csv", "src/data/raw/2024/loans.tsv", "datasets/a.jsonl", "train.csv"]) assert.equal(select(path).length, 1, path);
    for (const path of ["loans.csv", "data/loans.parquet", "docs/table.csv", "data/readme.md"]) assert.equal(select(path).length, 0, path);
  });

  it("tells what columns hold, and keeps no text", () => {
    const text = 'id,age,share,when,at,note,zip,,Unnamed: 0\n1,18,-0.5,2026-01-02,2026-01-02 10:00,"a, b",0123,x,0\n2,NaN,1e3,2026-01-03,2026-01-02T11:00:00Z,,0123,y,1\n';
    const table = read("data/loans.csv", text);
    assert.deepEqual([table?.name, table?.rows, table?.cut], ["loans", 2, false]);
    const column = (name: string) => table?.columns.find((one) => one.name === name);
    assert.deepEqual(column("id"), { name: "id", type: "integer", filled: true, distinct: true, range: [1, 2] });
    assert.deepEqual(column("age"), { name: "age", type: "integer", filled: false, distinct: false, range: [18, 18] });
    assert.deepEqual(column("share"), { name: "share", type: "number", filled: true, distinct: true, range: [-0.5, 1000] });
    assert.deepEqual(
      table?.columns.map(({ type }) => type),
      ["integer", "integer", "number", "date", "timestamp", "string", "string"],
    );
  });

  it("reads lines of JSON, and says when there are more rows", () => {
    const table = read("data/cases.jsonl", '{"ok": true, "n": 1.5}\n{"ok": null, "n": 2}\n');
    assert.deepEqual(
      table?.columns.map(({ type, filled }) => [type, filled]),
      [
        ["boolean", false],
        ["number", true],
      ],
    );
    assert.equal(read("data/long.csv", `a\n${"1\n".repeat(2000)}`)?.cut, true);
    for (const text of ["", "a,b\n", "version https://git-lfs.github.com/spec/v1\n"]) assert.equal(read("data/none.csv", text), undefined);
  });

  it("reads the columns of tables that SQL makes", () => {
    const [first, second] = define(`create table if not exists bank."Loans" (
  loan_id varchar(8) primary key, -- of the bank, not ours
  paid numeric(12, 2) check (paid > 0), booked_at timestamptz not null, "is open" bool,
  constraint of_person foreign key (person) references bank.people (id)
);
CREATE TABLE days (day date, n bigint unique, PRIMARY KEY (day));
CREATE TABLE broken (day date, n bigint`);
    assert.equal(first?.name, "Loans");
    assert.deepEqual(first?.columns, [
      { name: "loan_id", type: "string", filled: true, distinct: true },
      { name: "paid", type: "number", filled: false, distinct: false },
      { name: "booked_at", type: "timestamp", filled: true, distinct: false },
      { name: "is open", type: "boolean", filled: false, distinct: false },
    ]);
    assert.deepEqual(second?.columns, [
      { name: "day", type: "date", filled: true, distinct: true },
      { name: "n", type: "integer", filled: false, distinct: true },
    ]);
    assert.equal(define("create table broken (day date, n bigint").length, 0);
    assert.equal(define("select 1;").length, 0);
  });

  it("reads the names that models of dbt select, through expressions of their own", () => {
    const columns = (text: string) =>
      dbtModelReader
        .read({ path: "models/stg_orders.sql", text: `${text} -- {{ ref('raw') }}`, bytes: text.length })
        ?.tables[0]?.columns.map(({ name }) => name);
    assert.deepEqual(columns("select o.id as order_id, coalesce(a, b) as amount, o.day from {{ ref('raw') }} as o"), ["order_id", "amount", "day"]);
    assert.deepEqual(columns("with a as (select x, y from {{ ref('raw') }}), b as (select *, x + y as z from a) select * from b"), ["x", "y", "z"]);
    for (const text of ["select * from {{ ref('raw') }}", "with a as (select * from a) select * from a", "select count(*) from {{ ref('raw') }}", ""])
      assert.deepEqual(columns(text), [], text);
    assert.equal(dbtModelReader.read({ path: "models/a.sql", text: "select 1", bytes: 8 }), undefined);
  });
});
