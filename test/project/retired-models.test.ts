import assert from "node:assert/strict";
import { retiredOn } from "../../src/project/retired-models.js";

describe("retired models", () => {
  it("are known from the day on which requests fail", () => {
    assert.equal(retiredOn("gpt-4-0613", "2026-10-22"), undefined);
    assert.equal(retiredOn("gpt-4-0613", "2026-10-23"), "2026-10-23");
    assert.equal(retiredOn("claude-3-opus-20240229", "2026-11-01"), "2026-01-05");
    assert.equal(retiredOn("mixtral-8x7b-32768", "2026-11-01"), "2025-03-20");
    for (const id of ["claude-v1.3", "claude-1.3", "claude-instant-v1", "claude-instant-1.2"])
      assert.equal(retiredOn(id, "2026-11-01"), "2024-11-06", id);
  });

  it("are not their successors of like names", () => {
    for (const id of [
      "gpt-4o",
      "gpt-4o-2024-08-06",
      "gpt-4.1",
      "gpt-5.1",
      "o3-deep-research",
      "claude-sonnet-4-5-20250929",
      "gemini-2.5-pro",
      "claude-haiku-4-5",
    ])
      assert.equal(retiredOn(id, "2026-11-01"), undefined, id);
  });

  it("are those of the provider's own platform", () => {
    assert.equal(retiredOn("openai/gpt-4", "2026-11-01"), "2026-10-23");
    for (const id of ["azure/gpt-4", "anthropic.claude-3-opus-20240229-v1:0", "bedrock/anthropic.claude-v2", "claude-3-opus@20240229"])
      assert.equal(retiredOn(id, "2026-11-01"), undefined, id);
  });
});
