import { expect, it } from "vitest";
import { recall } from "../../src/retrieval.js";

it("finds what answers", async () => {
  const found = await recall([["Where is my parcel?", "tracking"]]);
  expect(found).toBeGreaterThanOrEqual(0.8);
});
