import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { rowFlow } from "../../src/semantics/row-flow.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const start = `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
df = pd.read_csv("rows.csv")
`;

async function flowOf(files: Record<string, string>) {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return rowFlow(session.project("", "2026-11-01").python);
}

/** What was learned before a split, in the order of the code. */
async function learned(code: string): Promise<readonly string[]> {
  const { leaks } = await flowOf({ "app.py": start + code });
  return leaks.map((leak) => `${leak.learned.what} ${leak.form}`);
}

const fitted = ["StandardScaler.fit_transform split"];

describe("rowFlow", () => {
  it("follows rows through names, copies, tables and unpacking", async () => {
    assert.deepEqual(
      await learned("X, y = StandardScaler().fit_transform(df), df['y']\nZ = pd.DataFrame(X).copy()\na, b = train_test_split(Z)\n"),
      fitted,
    );
  });

  it("follows columns that are put into a table, dropped and deleted", async () => {
    const put = "df['z'] = StandardScaler().fit_transform(df[['a']])\n";
    assert.deepEqual(await learned(`${put}train_test_split(df)\n`), fitted);
    assert.deepEqual(await learned(`${put}train_test_split(df[['a', 'z']])\n`), fitted);
    assert.deepEqual(await learned(`${put}train_test_split(df[['a']])\n`), []);
    assert.deepEqual(await learned(`${put}del df['z']\ntrain_test_split(df)\n`), []);
    assert.deepEqual(await learned(`${put}df.drop(columns='z', inplace=True)\ntrain_test_split(df)\n`), []);
  });

  it("follows the project's own functions, objects and fields", async () => {
    const make = "def scaled(rows):\n    return StandardScaler().fit_transform(rows)\n";
    assert.deepEqual(await learned(`${make}train_test_split(scaled(df))\n`), fitted);
    assert.deepEqual(await learned(`${make}a, b = train_test_split(df)\nX = scaled(a)\n`), []);
    const study = "class Study:\n    def __init__(self, rows):\n        self.rows = rows\n        self.scaler = StandardScaler()\n";
    const prepare = "    def prepare(self):\n        self.rows = self.scaler.fit_transform(self.rows)\n";
    const split = "    def split(self):\n        return train_test_split(self.rows)\n";
    assert.deepEqual(await learned(`${study}${prepare}${split}study = Study(df)\nstudy.prepare()\nstudy.split()\n`), fitted);
    assert.deepEqual(await learned(`${study}${prepare}${split}study = Study(df)\nstudy.split()\n`), []);
  });

  it("knows what was fitted to all rows when it prepares a part of them", async () => {
    assert.deepEqual(await learned("s = StandardScaler()\ns.fit(df)\na, b = train_test_split(df)\nx = s.transform(a)\n"), [
      "StandardScaler.fit late",
    ]);
    assert.deepEqual(await learned("s = StandardScaler()\na, b = train_test_split(df)\ns.fit(a)\nx = s.transform(b)\n"), []);
  });

  it("ends where functions call each other without end", async () => {
    assert.deepEqual(await learned("def a(x):\n    return b(x)\ndef b(x):\n    return a(x)\ntrain_test_split(a(df))\n"), []);
  });
});
