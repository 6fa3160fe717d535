import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

describe("data that a manifest names", () => {
  const files: Record<string, string> = {
    "roadworthy.yaml": "version: 1\nproject: { name: churn }\ndata: { splits: { train: data/customers.csv, test: ./data/latest.csv } }\n",
    "data/customers.csv": "months,left\n3,1\n",
    "data/latest.csv": "months,left\n9,0\n",
    "data/other.csv": "months,left\n1,0\n",
  };
  const rowsOf = (session: Session, path: string) => session.snapshot.facts.get(path)?.dataset?.rows.length;

  it("is read whatever it is called, and other data is not", async () => {
    const session = new Session(literalFileSystem(files));
    await session.refresh();
    assert.deepEqual(
      ["data/customers.csv", "data/latest.csv", "data/other.csv"].map((path) => rowsOf(session, path)),
      [1, 1, undefined],
    );
  });

  it("is read again only when it changes", async () => {
    const changing = { ...files };
    const session = new Session(literalFileSystem(changing));
    await session.refresh();
    const { sources } = session.snapshot;
    await session.refresh({ changed: ["roadworthy.yaml"] });
    assert.equal(session.snapshot.sources, sources);
    changing["data/latest.csv"] += "8,1\n";
    await session.refresh({ changed: ["data/latest.csv"] });
    assert.equal(rowsOf(session, "data/latest.csv"), 2);
    assert.notEqual(session.snapshot.sources, sources);
  });
});
