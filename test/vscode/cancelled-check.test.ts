import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useFakeEditor } from "./fake/use-fake-editor.js";
import type * as FakeEditor from "./fake/vscode.js";

const log = { info: () => undefined, warn: () => undefined, error: (text: string) => assert.fail(text) };

describe("a check that the user does not wait for", () => {
  let folder: string;
  let editor: typeof FakeEditor;
  let session: import("../../src/vscode/projects/folder-session.js").FolderSession;
  let busy = 0;
  /** Holds the reading of a file until it is opened, and tells when somebody waits there. */
  let reached: Promise<void>;
  let open: () => void;

  const scoreOf = () => session.projects[0]?.report.project.python.map(({ path }) => path);

  before(async () => {
    useFakeEditor();
    folder = mkdtempSync(join(tmpdir(), "roadworthy-cancelled-"));
    writeFileSync(join(folder, "roadworthy.yaml"), "version: 1\nproject: { name: desk }\n");
    writeFileSync(join(folder, "train.py"), "import pandas\n");
    editor = (await import("vscode" as string)) as typeof FakeEditor;
    editor.openFolder(folder);
    const { readFile } = editor.workspace.fs;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    reached = new Promise((resolve) => {
      editor.workspace.fs.readFile = async (uri) => {
        if (uri.path.endsWith("/slow.py")) {
          resolve();
          await gate;
        }
        return readFile(uri);
      };
    });
    const { FolderSession } = await import("../../src/vscode/projects/folder-session.js");
    session = new FolderSession(editor.workspace.workspaceFolders[0] as never, log as never, {
      reported: () => undefined,
      busy: (isBusy) => {
        busy += isBusy ? 1 : -1;
      },
    });
    session.watch();
    await session.settle();
    assert.deepEqual(scoreOf(), ["train.py"]);
  });
  after(() => {
    session.dispose();
    rmSync(folder, { recursive: true });
  });

  it("ends at once, keeps what was known, and is taken up again by the next", async () => {
    writeFileSync(join(folder, "slow.py"), "import numpy\n");
    const controller = new AbortController();
    const waiting = { signal: controller.signal, onProgress: () => undefined };
    const checked = session.settle({ relist: true, waiting });
    await reached;
    assert.equal(busy, 1);
    controller.abort();
    await assert.rejects(checked, { name: "AbortError" });
    assert.deepEqual(scoreOf(), ["train.py"]);

    open();
    await session.settle();
    assert.deepEqual(scoreOf(), ["slow.py", "train.py"]);
    assert.equal(busy, 0);
  });

  it("does not begin where it is ended before its turn", async () => {
    const controller = new AbortController();
    controller.abort();
    const waiting = { signal: controller.signal, onProgress: () => assert.fail("it began") };
    await assert.rejects(session.settle({ relist: true, waiting }), { name: "AbortError" });
    assert.equal(busy, 0);
  });

  it("is shown in the status bar, and can be cancelled where it takes long", async () => {
    const { shownWork } = await import("../../src/vscode/projects/shown-work.js");
    const shown: unknown[] = [];
    editor.progress.show = ({ location, title, cancellable }, cancel) => {
      shown.push([location, title, cancellable]);
      if (cancellable) cancel();
    };
    const endless = ({ signal }: { signal: AbortSignal }) =>
      new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    assert.equal(await shownWork("Checking", endless, 0), undefined);
    const { Notification, Window } = editor.ProgressLocation;
    assert.deepEqual(shown.splice(0), [
      [Window, "Checking", undefined],
      [Notification, "Checking", true],
    ]);

    assert.equal(await shownWork("Checking", async () => "done"), "done");
    assert.deepEqual(shown, [[Window, "Checking", undefined]]);
    await assert.rejects(
      shownWork("Checking", async () => {
        throw new Error("no such folder");
      }),
      /no such folder/,
    );
  });
});
