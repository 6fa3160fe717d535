import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { checkout, derivedIndexes } from "./upkeep/derived-files.js";
import { derivedPages } from "./upkeep/derived-pages.js";

describe("derived files", () => {
  it("are what `npm run upkeep` would write", async () => {
    const stale: string[] = [];
    for (const [path, text] of [...(await derivedIndexes()), ...(await derivedPages())]) {
      if (!existsSync(checkout + path) || readFileSync(checkout + path, "utf8") !== text) stale.push(path);
    }
    assert.deepEqual(stale, [], "Run `npm run upkeep` and commit what it writes.");
  });

  it("include no page of a rule that is gone", async () => {
    const pages = await derivedPages();
    const found = readdirSync(`${checkout}docs/rules`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(checkout.length));
    assert.deepEqual(
      found.filter((path) => !pages.has(path)),
      [],
    );
  });
});
