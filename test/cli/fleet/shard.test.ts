import assert from "node:assert/strict";
import fc from "fast-check";
import { isInShard, parseShard } from "../../../src/cli/fleet/shard.js";

describe("a shard", () => {
  it("is written as it is said, or as the engine says it", () => {
    const cases: readonly (readonly [string, Readonly<Record<string, string>>, string | undefined])[] = [
      ["2/4", {}, "2/4"],
      ["2/4", { JOB_COMPLETION_INDEX: "0" }, "2/4"],
      ["auto/4", { JOB_COMPLETION_INDEX: "0" }, "1/4"],
      ["auto/4", { JOB_COMPLETION_INDEX: "3" }, "4/4"],
      ["auto/4", { JOB_COMPLETION_INDEX: "4" }, undefined],
      ["auto", { JOB_COMPLETION_INDEX: "0" }, undefined],
      ["auto", { CI_NODE_INDEX: "3", CI_NODE_TOTAL: "3" }, "3/3"],
      ["auto", { CIRCLE_NODE_INDEX: "0", CIRCLE_NODE_TOTAL: "3" }, "1/3"],
      ["auto", { BUILDKITE_PARALLEL_JOB: "2", BUILDKITE_PARALLEL_JOB_COUNT: "3" }, "3/3"],
      ["auto", { SYSTEM_JOBPOSITIONINPHASE: "1", SYSTEM_TOTALJOBSINPHASE: "5" }, "1/5"],
      ["auto/4", {}, undefined],
      ["auto/4", { JOB_COMPLETION_INDEX: "x" }, undefined],
      ["0/4", {}, undefined],
      ["5/4", {}, undefined],
      ["1/0", {}, undefined],
      ["3", {}, undefined],
      ["-1/4", {}, undefined],
      ["1/4/2", {}, undefined],
      ["", {}, undefined],
    ];
    for (const [text, environment, expected] of cases) {
      const shard = parseShard(text, environment);
      assert.equal(shard && `${shard.index}/${shard.count}`, expected, `${text} ${JSON.stringify(environment)}`);
    }
  });

  it("holds each repository exactly once, whatever the names", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 200 }), (name, count) => {
        const holding = Array.from({ length: count }, (_, index) => isInShard(name, { index: index + 1, count }));
        assert.equal(holding.filter(Boolean).length, 1);
      }),
    );
  });

  it("is about as large as the others", () => {
    const names = Array.from({ length: 4000 }, (_, number) => `org/service-${number}`);
    const sizes = Array.from({ length: 16 }, (_, index) => names.filter((name) => isInShard(name, { index: index + 1, count: 16 })).length);
    // 250 ± 15.3 each: four times that is not met by chance.
    assert(Math.min(...sizes) > 188 && Math.max(...sizes) < 312, sizes.join(" "));
  });
});
