import assert from "node:assert/strict";
import { datedIdOf } from "../../src/project/dated-models.js";
import { isPinned } from "../../src/project/model-id.js";

describe("datedIdOf", () => {
  it("gives the only dated id of a family, as the undated one is written", () => {
    assert.equal(datedIdOf("claude-sonnet-4-5"), "claude-sonnet-4-5-20250929");
    assert.equal(datedIdOf("anthropic/claude-haiku-4-5"), "anthropic/claude-haiku-4-5-20251001");
    assert.equal(isPinned(datedIdOf("gpt-5.2") ?? ""), true);
  });

  it("guesses none where more fit, none is known, or the dated one is going", () => {
    assert.equal(datedIdOf("gpt-4o"), undefined);
    assert.equal(datedIdOf("claude-3-5-sonnet-latest"), undefined);
    assert.equal(datedIdOf("gpt-4o-mini"), undefined);
    assert.equal(datedIdOf("gpt-5"), undefined);
    assert.equal(datedIdOf("claude-sonnet-4-5-20250929"), undefined);
  });
});
