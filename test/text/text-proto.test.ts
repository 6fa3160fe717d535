import assert from "node:assert/strict";
import fc from "fast-check";
import { readTextProto } from "../../src/text/text-proto.js";

const config = `# Served by Triton.
name: "bert"
platform: 'onnxruntime_onnx'  # or tensorrt_plan
max_batch_size: 16
input [
  {
    name: "ids"
    dims: [ -1, 256 ]
  },
  { name: "mask", dims: [ 256 ] }
]
instance_group { count: 2; kind: KIND_GPU }
instance_group: < count: 1 >
parameters: { key: "path" value: { string_value: "/models/" "bert" } }
dynamic_batching { }
`;

describe("readTextProto", () => {
  const { root, notes } = readTextProto(config);

  it("reads fields of every form", () => {
    assert.deepEqual(notes, []);
    assert.equal(root.get("name").text(), "bert");
    assert.equal(root.get("platform").text(), "onnxruntime_onnx");
    assert.equal(root.get("max_batch_size").text(), "16");
    assert.deepEqual(
      root
        .get("input")
        .list()
        .map((input) => [
          input.get("name").text(),
          input
            .get("dims")
            .texts()
            .map(({ value }) => value),
        ]),
      [
        ["ids", ["-1", "256"]],
        ["mask", ["256"]],
      ],
    );
    assert.deepEqual(
      root
        .get("instance_group")
        .list()
        .map((group) => group.get("count").text()),
      ["2", "1"],
    );
    assert.equal(root.get("parameters").get("value").get("string_value").text(), "/models/bert");
    assert.equal(root.get("dynamic_batching").kind, "map");
    assert.equal(root.has("optimization"), false);
  });

  it("tells where they stand", () => {
    const cut = ({ start, end }: { start: number; end: number }) => config.slice(start, end);
    assert.equal(cut(root.get("platform").located()?.span ?? { start: 0, end: 0 }), "onnxruntime_onnx");
    assert.equal(cut(root.pairSpan("dynamic_batching")), "dynamic_batching { }");
  });

  it("reads a broken text up to the fault", () => {
    const broken = readTextProto('name: "a"\ninput { name: "b"\n');
    assert.deepEqual([broken.root.get("name").text(), broken.root.get("input").get("name").text(), broken.notes.length], ["a", "b", 1]);
    assert.equal(readTextProto(undefined).notes.length, 1);
    assert.equal(readTextProto("{ not: this }").notes.length, 1);
  });

  it("takes any text and comes to an end", () => {
    const pieces = ["a", ":", "{", "}", "[", "]", "<", ">", ",", ";", '"', "'", "\\", "#", "\n", " "];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        assert(readTextProto(parts.join("")).notes.length <= 1);
      }),
    );
    for (const piece of ["a{", "a:[", "#\n", "a:b ", '"', "a:<", "[a]:1,"]) readTextProto(piece.repeat(200_000));
  });
});
