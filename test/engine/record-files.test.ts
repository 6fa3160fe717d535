import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { ChangingFiles } from "../changing-files.js";

/** So many records of one folder. */
function records(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`data/labels/${String(index).padStart(4, "0")}.json`, '{"label": 1}']),
  );
}

class CountingFiles extends ChangingFiles {
  read: string[] = [];

  override readFile(path: string, maxBytes: number) {
    if (maxBytes > 0) this.read.push(path);
    return super.readFile(path, maxBytes);
  }
}

async function readOf(files: CountingFiles, session: Session, changed?: readonly string[]): Promise<readonly string[]> {
  files.read = [];
  await session.refresh({ changed });
  return files.read.filter((path) => path.startsWith("data/labels/"));
}

describe("a folder of records", () => {
  it("is read as far as it goes while it may hold files that stand for themselves", async () => {
    const files = new CountingFiles(records(100));
    const session = new Session(files);
    assert.equal((await readOf(files, session)).length, 100);
    assert.deepEqual(session.snapshot.notes, []);
  });

  it("is read in part, which a note says, but for what is called like a file of a project", async () => {
    const files = new CountingFiles({ ...records(400), "data/labels/package.json": '{"name": "labels"}' });
    const session = new Session(files);
    const read = await readOf(files, session);
    assert.equal(read.length, 21);
    assert.equal(read.filter((path) => path.endsWith("package.json")).length, 1);
    assert.deepEqual(session.snapshot.notes, ["`data/labels`: one JSON file per record, of which some were read and 381 were not."]);
  });

  it("becomes one, and is none any more, as files come and go", async () => {
    const files = new CountingFiles(records(100));
    const session = new Session(files);
    await session.refresh();
    files.files = records(101);
    await readOf(files, session, ["data/labels/0100.json"]);
    assert.equal(session.snapshot.facts.size, 20);
    files.files = records(100);
    await readOf(files, session, ["data/labels/0100.json"]);
    assert.equal(session.snapshot.facts.size, 100);
  });

  it("is not read anew where a record that was not read changes", async () => {
    const files = new CountingFiles(records(400));
    const session = new Session(files);
    await session.refresh();
    assert.deepEqual(await readOf(files, session, ["data/labels/0399.json"]), []);
  });
});
