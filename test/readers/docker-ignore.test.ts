import assert from "node:assert/strict";
import { dockerIgnoreReader } from "../../src/readers/docker-ignore.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const read = reading(dockerIgnoreReader, ".dockerignore");

describe("docker-ignore reader", () => {
  it("reads patterns where they stand, without comments and blanks", () => {
    const text = "# Never ship these.\n.git\n\n  .env*  \r\n!.env.example\n";
    const { ignored } = read(text);
    assert.deepEqual(
      ignored.map(({ value, span }) => [value, cut(text, span)]),
      [".git", ".env*", "!.env.example"].map((pattern) => [pattern, pattern]),
    );
  });

  itTakesAnything(dockerIgnoreReader, ".dockerignore", ["# a\n.git\n!b\n"]);
});
