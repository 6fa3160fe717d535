import assert from "node:assert/strict";
import { dbtPropertiesReader } from "../../src/readers/dbt-properties.js";

function read(text: string) {
  return dbtPropertiesReader.read({ path: "models/staging/schema.yml", text, bytes: text.length });
}

describe("dbt properties", () => {
  it("finds tests on models, columns, sources and their tables", () => {
    const texts = [
      "models:\n  - name: orders\n    tests: [unique_combination]\n",
      "models:\n  - name: orders\n    columns:\n      - name: id\n        data_tests:\n          - unique\n          - not_null\n",
      "sources:\n  - name: shop\n    tables:\n      - name: orders\n        columns:\n          - name: id\n            tests: [unique]\n",
    ];
    for (const text of texts) {
      const [sign] = read(text)?.signs ?? [];
      assert.equal(sign?.value, "dbt-tests");
      assert.match(text.slice(sign?.span.start, sign?.span.end), /^unique/);
    }
  });

  it("finds none where nothing is tested, and leaves other YAML alone", () => {
    assert.deepEqual(read("models:\n  - name: orders\n    description: tests are for later\n    columns:\n      - name: id\n")?.signs, []);
    assert.equal(read("services:\n  web:\n    image: x\n"), undefined);
  });
});
