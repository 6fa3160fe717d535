import { roadworthy } from "../extension.js";
import { waitFor } from "../wait-for.js";

describe("a folder with a manifest", () => {
  it("wakes the extension", async () => {
    await waitFor("activation", () => roadworthy().isActive);
    // An activation that failed counts as active too: only this promise tells them apart.
    await roadworthy().activate();
  });
});
