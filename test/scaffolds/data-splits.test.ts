import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { caseFolder } from "./case-folder.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const loans = caseFolder("data-contract/loans-in-csv");
/** Four visits for each of fifty customers, one a day; each visit is there twice. */
const visits = `customer_id,day,zip\n${Array.from({ length: 200 }, (_, index) => {
  const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
  return `${index % 50},${day},0123\n`.repeat(2);
}).join("")}`;

describe("scaffold data-splits", function () {
  this.timeout(600_000);
  let home = "";
  before(async () => {
    ensureValidators();
    home = (await scaffolded({ files: { ...loans.files, "data/visits.csv": visits } }, "data-splits")).home;
  });

  const split = (...options: readonly string[]) => run(python, ["jobs/split_data.py", ...options], { cwd: home });
  const part = (name: string) => readFileSync(join(home, `data/splits/${name}.csv`), "utf8");
  const rowsOf = (name: string) => part(name).trim().split("\n").slice(1);

  it("makes the same parts each time, and other parts with another seed", () => {
    const first = split();
    assert.equal(first.code, 0, first.text);
    const parts = ["train", "validation", "test"].map(part);
    assert.equal(parts.flatMap((text) => text.trim().split("\n").slice(1)).length, 40);
    assert.equal(split().code, 0);
    assert.deepEqual(["train", "validation", "test"].map(part), parts);
    assert.equal(split("--seed", "8").code, 0);
    assert.notDeepEqual(["train", "validation", "test"].map(part), parts);
  });

  for (const [by, column] of [
    ["row", "customer_id"],
    ["group", "customer_id"],
    ["time", "day"],
  ] as const) {
    it(`keeps parts apart by ${by}, and loses neither row nor zero`, () => {
      const made = split("--data", "data/visits.csv", "--by", by, "--column", column);
      assert.equal(made.code, 0, made.text);
      const all = ["train", "validation", "test"].flatMap(rowsOf);
      assert.deepEqual(all.sort(), visits.trim().split("\n").slice(1).sort());
      assert(rowsOf("test").every((row) => !rowsOf("train").includes(row)));
      if (by === "time") assert(Math.max(...rowsOf("train").map(dayOf)) < Math.min(...rowsOf("test").map(dayOf)));
      if (by === "group") assert(rowsOf("test").every((row) => !rowsOf("train").some((one) => one.split(",")[0] === row.split(",")[0])));
      assert.equal(split("--check").code, 0);
    });
  }

  it("finds parts that were changed, or that share something", () => {
    assert.equal(split("--data", "data/visits.csv", "--by", "group", "--column", "customer_id").code, 0);
    const [customer] = (rowsOf("train")[0] ?? "").split(",");
    writeFile(home, "data/splits/test.csv", `${part("test")}${rowsOf("train")[0]}\n${customer},2027-01-01,0123\n`);
    const { code, text } = split("--check");
    assert.equal(code, 1, text);
    assert.match(text, /test\.csv is not what was written/);
    assert.match(text, /train and test share 1 rows/);
    assert.match(text, /train and test share 1 values of customer_id/);
  });

  it("never passes what it cannot split or read", () => {
    for (const options of [
      ["--data", "data/gone.csv"],
      ["--data", "requirements.txt"],
      ["--by", "group"],
      ["--by", "group", "--column", "comment"],
      ["--check", "--folder", "nowhere"],
    ]) {
      const { code, text } = split(...options);
      assert.equal(code, 2, `${options.join(" ")}\n${text}`);
    }
  });

  it("takes rows of one customer together, and days where the model forecasts", async () => {
    const customers = { ...loans.files, "data/loans.csv": visits };
    const grouped = (await scaffolded({ files: customers }, "data-splits")).written.get("jobs/split_data.py") ?? "";
    assert.match(grouped, /^BY = "group"\nCOLUMN = "customer_id"$/m);
    const manifest = "version: 1\nproject: { name: loans, traits: { time-series: true } }\ndata: { splits: { seed: 11 } }\n";
    const ordered = (await scaffolded({ files: { ...customers, "roadworthy.yaml": manifest } }, "data-splits")).written;
    assert.match(ordered.get("jobs/split_data.py") ?? "", /^BY = "time"\nCOLUMN = "day"\nSEED = 11$/m);
  });
});

function dayOf(row: string): number {
  return Date.parse(row.split(",")[1] ?? "");
}
