import assert from "node:assert/strict";
import fc from "fast-check";
import type { EditorProject } from "../../src/vscode/projects/editor-project.js";
import type { FolderSession } from "../../src/vscode/projects/folder-session.js";
import { useFakeEditor } from "./fake/use-fake-editor.js";
import type * as FakeEditor from "./fake/vscode.js";

const log = { info: () => undefined, warn: () => undefined, error: (text: string) => assert.fail(text) };
const ci = (step: string) => `on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${step}\n`;

/** What each file may hold from one moment to the next; `undefined` while it is not there. */
const contents: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "roadworthy.yaml": [
    "version: 1\nproject: { name: desk }\n",
    "version: 1\nproject: { name: desk }\nevals:\n  - { name: quality, dataset: golden.jsonl, command: pytest }\n",
    "version: 1\nproject: { name: desk }\nmodles: 1\n",
    "version: 1\nproject: { name: desk }\nchecks: { extends: [policy.yaml], severity: { team/owners: error } }\n",
    "version: 1\nproject:\n  name: [\n",
  ],
  "train.py": [
    "import sklearn\n",
    'KEY = "AKIAQ3EGRIZLK7WJ2X5N"\n',
    "from openai import OpenAI\nOpenAI().responses.create(model='gpt-5')\n",
  ],
  "test_train.py": [undefined, "def test_it():\n    assert 1 + 1 == 2\n"],
  "golden.jsonl": [undefined, '{"question": "a", "answer": "b"}\n', '{"question": "a", "answer": "b"}\n{"question": "c", "answer": "d"}\n'],
  ".github/workflows/ci.yml": [undefined, ci("pytest"), ci("ruff check ."), ci("true")],
  "policy.yaml": [
    undefined,
    "version: 1\nrules: [{ id: contact, fileExists: CONTACT.md, message: Say whom to ask., severity: error }]\n",
    "version: 1\nrules: [{ id: notes, textAbsent: TODO, files: '*.md', message: Do it., severity: error }]\n",
  ],
  "notes.md": [undefined, "# To do\n\nTODO\n", "# Done\n"],
  ".gitignore": [undefined, "golden.jsonl\n", "bots/\n"],
  "bots/roadworthy.yaml": [undefined, "version: 1\nproject: { name: bots }\n", "version: 1\nproject: { name: bots, stage: pilot }\n"],
  "bots/app.py": [undefined, "import fastapi\napp = fastapi.FastAPI()\n"],
  "requirements.txt": [undefined, "scikit-learn\n", "scikit-learn==1.7.2\npytest==9.0.0\n"],
};

interface OpenDocument {
  readonly uri: FakeEditor.Uri;
  isDirty: boolean;
  version: number;
  text: string;
  getText(): string;
}

type Step =
  /** Another program writes or deletes a file. */
  | { readonly kind: "write"; readonly path: string; readonly choice: number }
  /** The user types in the editor, and may save. */
  | { readonly kind: "type"; readonly path: string; readonly choice: number }
  | { readonly kind: "save"; readonly path: string }
  /** A watcher tells late of what the editor has told already. */
  | { readonly kind: "tell"; readonly path: string }
  /** Somebody asks for the report, and no longer wants it after so many turns of the event loop. */
  | { readonly kind: "ask"; readonly turns: number; readonly relist: boolean }
  | { readonly kind: "wait"; readonly turns: number };

const path = fc.constantFrom(...Object.keys(contents));
const choice = fc.nat(9);
const turns = fc.nat(40);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("write"), path, choice }),
  fc.record({ kind: fc.constant("type"), path, choice }),
  fc.record({ kind: fc.constant("save"), path }),
  fc.record({ kind: fc.constant("tell"), path }),
  fc.record({ kind: fc.constant("ask"), turns, relist: fc.boolean() }),
  fc.record({ kind: fc.constant("wait"), turns }),
);

describe("a folder that changes while it is read", () => {
  let editor: typeof FakeEditor;
  let makeSession: () => FolderSession;
  /** Other suites share the editor. */
  let restore: () => void;
  let clock = 1_700_000_000_000;
  const files = new Map<string, { readonly text: string; readonly mtime: number }>();
  let documents: OpenDocument[];

  const uriOf = (path: string) => editor.Uri.joinPath(editor.Uri.file("/desk"), path);
  const pathOf = (uri: FakeEditor.Uri) => uri.path.replace(/^\/desk\/?/, "");
  const put = (path: string, text: string | undefined) =>
    text === undefined ? files.delete(path) : files.set(path, { text, mtime: clock++ });
  const pick = (path: string, choice: number) => contents[path]?.[choice % contents[path].length];
  /** Disks and extension hosts take their time: for some files more than for others. */
  const slowly = async (path: string) => passTurns(path.length % 4);

  before(async () => {
    useFakeEditor();
    editor = (await import("vscode" as string)) as typeof FakeEditor;
    editor.openFolder("/desk");
    documents = editor.workspace.textDocuments;
    const { fs } = editor.workspace;
    const onDisk = { ...fs };
    Object.assign(fs, {
      async readDirectory(uri: FakeEditor.Uri) {
        const prefix = pathOf(uri) && `${pathOf(uri)}/`;
        const below = [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split("/"));
        if (below.length === 0) throw new editor.FileSystemError();
        const { File, Directory } = editor.FileType;
        return [...new Map(below.map(([name = "", ...rest]) => [name, rest.length > 0 ? Directory : File]))];
      },
      async readFile(uri: FakeEditor.Uri) {
        await slowly(uri.path);
        const file = files.get(pathOf(uri));
        if (!file) throw new editor.FileSystemError();
        return new TextEncoder().encode(file.text);
      },
      async stat(uri: FakeEditor.Uri) {
        await slowly(uri.path);
        const file = files.get(pathOf(uri));
        if (!file) throw new editor.FileSystemError();
        return { type: editor.FileType.File, mtime: file.mtime, ctime: file.mtime, size: file.text.length };
      },
    });
    // Every second pause is taken, so that work can be ended wherever it may be.
    let elapsed = 0;
    const { now } = performance;
    performance.now = () => (elapsed += 2);
    restore = () => {
      performance.now = now;
      documents.length = 0;
      Object.assign(fs, onDisk);
    };
    const { FolderSession } = await import("../../src/vscode/projects/folder-session.js");
    makeSession = () =>
      new FolderSession(editor.workspace.workspaceFolders[0] as never, log as never, { reported: () => undefined, busy: () => undefined });
  });

  /** Watchers tell of a file and of the folders that came with it. */
  function comeOrGo(session: FolderSession, path: string): void {
    for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) session.pathChanged(path.slice(0, end));
    session.pathChanged(path);
  }

  after(() => restore());

  function take(session: FolderSession, step: Step): Promise<unknown> | undefined {
    switch (step.kind) {
      case "write": {
        const wasThere = files.has(step.path);
        const text = pick(step.path, step.choice);
        put(step.path, text);
        if (wasThere && text !== undefined) session.textChanged(step.path);
        else if (wasThere || text !== undefined) comeOrGo(session, step.path);
        return;
      }
      case "type": {
        const text = pick(step.path, step.choice);
        if (text === undefined || !files.has(step.path)) return;
        let document = documents.find(({ uri }) => pathOf(uri) === step.path);
        if (!document) {
          const opened: OpenDocument = { uri: uriOf(step.path), isDirty: true, version: 1, text, getText: () => opened.text };
          documents.push(opened);
          document = opened;
        }
        Object.assign(document, { isDirty: true, version: document.version + 1, text });
        session.textChanged(step.path);
        return;
      }
      case "save": {
        const document = documents.find(({ uri }) => pathOf(uri) === step.path);
        if (!document?.isDirty) return;
        const wasThere = files.has(step.path);
        put(step.path, document.text);
        document.isDirty = false;
        session.textChanged(step.path);
        if (!wasThere) comeOrGo(session, step.path);
        return;
      }
      case "tell":
        session.textChanged(step.path);
        return;
      case "ask": {
        const controller = new AbortController();
        const asked = session.settle({ relist: step.relist, waiting: { signal: controller.signal, onProgress: () => undefined } });
        void passTurns(step.turns).then(() => controller.abort(new Error("no longer wanted")));
        return asked.catch(() => undefined);
      }
      case "wait":
        // What is put off by a timer begins, and goes on for some turns.
        return new Promise((resolve) => setTimeout(resolve, 1)).then(() => passTurns(step.turns));
    }
  }

  const shown = (projects: readonly EditorProject[]) =>
    projects.map(({ uri, report }) => ({
      at: uri.path,
      manifest: report.project.manifest.text,
      score: report.score.value,
      findings: report.findings,
    }));

  it("ends with the report that is right for what it holds then", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 6 }), async (isRead, steps) => {
        files.clear();
        documents.length = 0;
        for (const [path, [first]] of Object.entries(contents)) put(path, first);
        const session = makeSession();
        session.watch();
        if (isRead) await session.settle();
        const asked = [];
        for (const one of steps) {
          const taken = take(session, one);
          if (one.kind === "wait") await taken;
          else asked.push(taken);
        }
        await Promise.all(asked);
        const projects = await session.settle();
        const anew = makeSession();
        anew.watch();
        assert.deepEqual(shown(projects), shown(await anew.settle()));
        session.dispose();
        anew.dispose();
      }),
      { numRuns: 300 },
    );
  });
});

async function passTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
}
