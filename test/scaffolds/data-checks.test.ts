import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { caseFolder } from "./case-folder.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { standIns } from "./stand-ins.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const sample = caseFolder("data-checks/loans-in-csv");
const rows = sample.files["data/loans.csv"] ?? "";

describe("scaffold data-checks", function () {
  this.timeout(600_000);
  let home = "";
  before(async () => {
    ensureValidators();
    home = (await scaffolded(sample, "data-checks")).home;
  });

  it("passes on the data that it was written from, and its tests do", () => {
    const checked = run(python, ["checks/check_data.py"], { cwd: home });
    assert.equal(checked.code, 0, checked.text);
    const tested = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/data"], { cwd: home });
    assert.equal(tested.code, 0, tested.text);
    assert.match(tested.text, /4 passed/);
  });

  for (const [what, changed, said] of [
    ["a missing value", rows.replace(/^(L0001),\d+/m, "$1,"), /age: 1 of 40 rows have no value/],
    ["a wrong type", rows.replace(/^(L0001),\d+/m, "$1,old"), /age: 1 values are no integer/],
    ["a number out of its range", rows.replace(/^(L0001),\d+/m, "$1,-3"), /age: -3\.?0? is less than 0/],
    ["a key that is there twice", rows.replace(/^L0002/m, "L0001"), /loan_id: 1 values are there twice/],
    ["no date", rows.replace(/2026-\d\d-\d\d/, "2026-13-01"), /opened: 1 values are no date/],
    ["another name of a column", rows.replace("amount", "sum"), /amount: there is no such column/],
    ["no rows", rows.slice(0, rows.indexOf("\n") + 1), /there are no rows/],
  ] as const) {
    it(`fails on ${what}`, () => {
      writeFile(home, "data/loans.csv", changed);
      const { code, text } = run(python, ["checks/check_data.py"], { cwd: home });
      writeFile(home, "data/loans.csv", rows);
      assert.equal(code, 1, text);
      assert.match(text, said);
    });
  }

  it("never passes when the data are not there", () => {
    rmSync(join(home, "data/loans.csv"));
    assert.equal(run(python, ["checks/check_data.py"], { cwd: home }).code, 2);
    assert.equal(run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/data"], { cwd: home }).code, 1);
    writeFile(home, "data/loans.csv", rows);
  });
});

for (const [variant, tool, modules] of [
  ["pandera", "Pandera", ["pandera"]],
  ["great-expectations", "Great Expectations", ["great_expectations/__init__", "great_expectations/expectations"]],
] as const) {
  describe(`scaffold data-checks, by ${tool}`, function () {
    this.timeout(600_000);
    let home = "";
    before(async () => {
      ensureValidators();
      const made = await scaffolded(caseFolder(`data-checks/${variant}`), "data-checks");
      home = made.home;
      assert.match(made.written.get("checks/check_data.py") ?? "", variant === "pandera" ? /pa\.DataFrameSchema/ : /gx\.ExpectationSuite/);
      for (const name of modules) writeFile(home, `${name}.py`, standIns[name]);
    });

    it("passes on the data that it was written from, and its tests do", () => {
      const checked = run(python, ["checks/check_data.py"], { cwd: home, env: { PYTHONPATH: home } });
      assert.equal(checked.code, 0, checked.text);
      const tested = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/data"], { cwd: home });
      assert.equal(tested.code, 0, tested.text);
      assert.match(tested.text, /3 passed/);
    });

    for (const [what, changed, said] of [
      ["a missing value", rows.replace(/^(L0001),\d+/m, "$1,"), /age: (?:not_nullable|expect_column_values_to_not_be_null)/],
      ["a wrong type", rows.replace(/^(L0001),\d+/m, "$1,old"), /age: (?:no integer|expect_column_values_to_be_in_type_list)/],
      ["a number out of its range", rows.replace(/^(L0001),\d+/m, "$1,-3"), /age: .*-3/],
      ["a key that is there twice", rows.replace(/^L0002/m, "L0001"), /loan_id: .*L0001/],
      ["no date", rows.replace(/2026-\d\d-\d\d/, "2026-13-01"), /opened: .*2026-13-01/],
      ["another name of a column", rows.replace("amount", "sum"), /amount/],
      ["no rows", rows.slice(0, rows.indexOf("\n") + 1), /there are no rows/],
    ] as const) {
      it(`fails on ${what}`, () => {
        writeFile(home, "data/loans.csv", changed);
        const { code, text } = run(python, ["checks/check_data.py"], { cwd: home, env: { PYTHONPATH: home } });
        writeFile(home, "data/loans.csv", rows);
        assert.equal(code, 1, text);
        assert.match(text, said);
      });
    }
  });
}

it("data-checks leave Great Expectations before 1 aside, whose interfaces are gone", async () => {
  const { written } = await scaffolded(caseFolder("data-checks/great-expectations-0"), "data-checks");
  assert.doesNotMatch(written.get("checks/check_data.py") ?? "", /great_expectations/);
});
