import assert from "node:assert/strict";
import { caseFolder } from "./case-folder.js";
import { scaffolded } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** Rows that a query finds in a table of SQLite, to which its references are rendered. */
function found(query: string, rows: readonly string[]): string {
  const program = `
import json, re, sqlite3, sys
query, rows = json.loads(sys.argv[1])
database = sqlite3.connect(":memory:")
database.execute("create table model (order_id)")
database.executemany("insert into model values (?)", [(row or None,) for row in rows])
print(database.execute(re.sub(r"{{ ref\\('\\w+'\\) }}", "model", query)).fetchall())
`;
  const { code, text } = run(python, ["-c", program, JSON.stringify([query, rows])], { cwd: "." });
  assert.equal(code, 0, text);
  return text.trim();
}

describe("scaffold dbt-tests", function () {
  this.timeout(600_000);
  before(ensureValidators);

  it("finds keys that are missing or there twice, and models without rows", async () => {
    const { written } = await scaffolded(caseFolder("dbt-tests/shop-with-descriptions"), "dbt-tests");
    const unique = written.get("tests/stg_shop__orders_order_id_is_unique.sql") ?? "";
    assert.equal(found(unique, ["1", "2"]), "[]");
    assert.equal(found(unique, ["1", "2", "2"]), "[('2', 2)]");
    assert.equal(found(unique, ["1", ""]), "[(None, 1)]");
    const rows = written.get("tests/daily_sales_has_rows.sql") ?? "";
    assert.equal(found(rows, ["1"]), "[]");
    assert.equal(found(rows, []), "[(0,)]");
  });

  it("leaves models alone that have a test", async () => {
    const sample = caseFolder("dbt-tests/shop-without-tests");
    const tested = "version: 2\nmodels:\n  - name: stg_shop__orders\n    columns: [{ name: order_id, data_tests: [unique] }]\n";
    const { written } = await scaffolded({ files: { ...sample.files, "models/shop.yml": tested } }, "dbt-tests");
    assert.deepEqual([...written.keys()], ["tests/daily_sales_has_rows.sql"]);
  });
});
