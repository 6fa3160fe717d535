import assert from "node:assert/strict";
import { databricksBundleReader } from "../../src/readers/databricks-bundle.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const read = reading(databricksBundleReader, "databricks.yml");

const bundle = `bundle:
  name: parcels
targets:
  dev:
    mode: development
    default: true
  prod:
    mode: production
`;

describe("databricksBundleReader", () => {
  it("reads the names of the targets, each at its place", () => {
    const { targets = [] } = read(bundle);
    assert.deepEqual(
      targets.map(({ value, span }) => [value, cut(bundle, span)]),
      [
        ["dev", "dev"],
        ["prod", "prod"],
      ],
    );
  });

  it("leaves alone what is no bundle, or has no targets", () => {
    for (const text of ["targets:\n  dev: {}\n", "bundle:\n  name: parcels\n"])
      assert.equal(databricksBundleReader.read({ path: "databricks.yml", text, bytes: text.length }), undefined);
  });

  itTakesAnything(databricksBundleReader, "databricks.yml", [bundle]);
});
