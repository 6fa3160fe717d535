import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { longWords } from "../../src/readers/text/long-words.js";

describe("long words", () => {
  it("are found where a search for each would find them", () => {
    const text = fc.array(fc.constantFrom("a", "Z", "0", "_", "-", "é", "\u{1f600}", " ", ".", "\n", "ab-cd_ef"), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (parts, shortest) => {
        const searched = [...parts.join("").matchAll(new RegExp(`(?<![\\w-])[\\w-]{${shortest},}`, "g"))];
        deepEqual(
          longWords(parts.join(""), shortest),
          searched.map(({ index }) => index),
        );
      }),
    );
  });
});
