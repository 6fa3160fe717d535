import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { ownersOf } from "../../src/project/owners-of.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

async function owned(path: string, owners: string): Promise<string | undefined> {
  const session = new Session(literalFileSystem({ "roadworthy.yaml": "version: 1\n", CODEOWNERS: owners }));
  await session.refresh();
  const place = ownersOf(session.project("", "2026-11-01"), path);
  return place && owners.slice(place.span.start, place.span.end);
}

describe("ownersOf", () => {
  const owners = "* @platform\n/data/ @data\n/data/open/\n*.sql @warehouse\n";

  it("takes the last pattern that matches", async () => {
    assert.equal(await owned("app/main.py", owners), "*");
    assert.equal(await owned("data/raw/x.csv", owners), "/data/");
    assert.equal(await owned("data/raw/x.sql", owners), "*.sql");
  });

  it("knows paths that are set free, and such as are outside", async () => {
    assert.equal(await owned("data/open/x.csv", owners), undefined);
    assert.equal(await owned("../x.csv", owners), undefined);
    assert.equal(await owned("app/main.py", "/data/ @data\n"), undefined);
  });
});
