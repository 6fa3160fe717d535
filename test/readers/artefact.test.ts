import assert from "node:assert/strict";
import { artefactReader } from "../../src/readers/artefact.js";
import { readerSelector } from "../../src/readers/select-readers.js";

const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n";

describe("artefact reader", () => {
  it("tells models from data by extension", () => {
    const category = (path: string) => artefactReader.read({ path, text: undefined, bytes: 5_000_000 })?.category;
    assert.deepEqual(["a.pkl", "m/Model.PT", "w.safetensors", "w.bin"].map(category), ["model", "model", "model", "model"]);
    assert.deepEqual(["a.csv", "b.parquet", "c.tar.gz", "d.sqlite"].map(category), ["data", "data", "data", "data"]);
  });

  it("keeps the size on disk", () => {
    assert.deepEqual(artefactReader.read({ path: "a.csv", text: "a,b\n", bytes: 4 }), {
      category: "data",
      bytes: 4,
      pointer: false,
      signs: [],
      notes: [],
    });
  });

  it("recognises Git LFS pointers", () => {
    assert.equal(artefactReader.read({ path: "a.pt", text: pointer, bytes: pointer.length })?.pointer, true);
    assert.equal(artefactReader.read({ path: "a.pt", text: "not a pointer", bytes: 13 })?.pointer, false);
  });

  it("takes only large binaries, and pointers, for weights", () => {
    assert.equal(artefactReader.read({ path: "a.bin", text: undefined, bytes: 999_999 }), undefined);
    assert.equal(artefactReader.read({ path: "a.bin", text: undefined, bytes: 1_000_000 })?.category, "model");
    assert.equal(artefactReader.read({ path: "a.bin", text: pointer, bytes: pointer.length })?.pointer, true);
  });

  it("is asked about artefacts alone", () => {
    const select = readerSelector([artefactReader]);
    assert.deepEqual(
      ["m.onnx", "DATA.CSV", "x.json", "app.py", "README"].map((path) => select(path).length),
      [1, 1, 0, 0, 0],
    );
  });
});
