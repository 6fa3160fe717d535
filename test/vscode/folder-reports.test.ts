import assert from "node:assert/strict";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useFakeEditor } from "./fake/use-fake-editor.js";
import type * as FakeEditor from "./fake/vscode.js";

const never = new AbortController().signal;

describe("the reports on a folder", () => {
  let folder: string;
  let reports: import("../../src/vscode/projects/folder-reports.js").FolderReports;
  let seconds = 1_700_000_000;

  const write = (path: string, text: string) => {
    writeFileSync(join(folder, path), text);
    // Files written within one tick of the clock have the same time.
    utimesSync(join(folder, path), seconds, seconds++);
  };
  /** The findings once a file was read again; `undefined` where no report was made. */
  const afterReading = async (path: string) => {
    await reports.read([path], never);
    await reports.report(never);
    return reports.takeNews()?.flatMap(({ report }) => report.findings.map(({ rule }) => rule));
  };

  before(async () => {
    useFakeEditor();
    folder = mkdtempSync(join(tmpdir(), "roadworthy-reports-"));
    write("roadworthy.yaml", "version: 1\nproject: { name: desk }\nchecks: { extends: [policy.yaml] }\n");
    write("policy.yaml", "version: 1\n");
    write("notes.yaml", "a: 1\n");
    write("train.py", "import pandas\n");
    const editor = (await import("vscode" as string)) as typeof FakeEditor;
    editor.openFolder(folder);
    const { FolderReports } = await import("../../src/vscode/projects/folder-reports.js");
    reports = await FolderReports.of(editor.workspace.workspaceFolders[0] as never);
    await reports.list(never);
    await reports.report(never);
    assert(reports.takeNews());
  });
  after(() => rmSync(folder, { recursive: true }));

  it("are made anew when a file has another text, and not when it was only looked at", async () => {
    for (const path of ["roadworthy.yaml", "policy.yaml", "notes.yaml", "train.py"])
      assert.equal(await afterReading(path), undefined, path);
    write("roadworthy.yaml", "version: 1\nproject: { name: desk }\nchecks: { extends: [policy.yaml] }\nmodles: 1\n");
    assert((await afterReading("roadworthy.yaml"))?.includes("manifest/unknown-key"));
    write("train.py", 'KEY = "AKIAQ3EGRIZLK7WJ2X5N"\n');
    assert((await afterReading("train.py"))?.includes("governance/secrets"));
    write("policy.yaml", "version: 1\nrules:\n  - { id: contact, fileExists: CONTACT.md, message: Say whom to ask., severity: error }\n");
    assert((await afterReading("policy.yaml"))?.some((rule) => rule.includes("contact")));
  });

  it("are made anew too when reading was ended half-way for newer work, wherever it was", async () => {
    let asked = 0;
    for (let turn = 0, isRead = false; !isRead; turn++) {
      const name = `desk${turn}`;
      write("roadworthy.yaml", `version: 1\nproject: { name: ${name} }\n`);
      asked = 0;
      isRead = await reports.read(["roadworthy.yaml"], endedAfter(turn)).then(
        () => true,
        () => false,
      );
      await reports.read(["roadworthy.yaml"], never);
      await reports.report(never);
      assert.deepEqual(
        reports.takeNews()?.map(({ report }) => report.project.manifest.value.project?.name),
        [name],
        `ended at question ${turn}`,
      );
    }
    assert(asked > 2, "ended in the midst of it");

    /** A signal that is aborted once it was asked so often. */
    function endedAfter(turn: number): AbortSignal {
      const { signal } = new AbortController();
      return Object.assign(signal, {
        throwIfAborted() {
          if (asked++ === turn) throw new Error("ended");
        },
      });
    }
  });
});
