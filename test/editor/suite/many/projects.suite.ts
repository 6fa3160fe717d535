import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, problemOf, problems, revertAll, ruleOf, write } from "../editing.js";
import { waitFor } from "../wait-for.js";

/** A file below the folder that holds all workspace folders. */
function inAll(path: string): vscode.Uri {
  const core = vscode.workspace.workspaceFolders?.find(({ name }) => name === "core");
  if (!core) throw new Error("the workspace has no folder called core");
  return vscode.Uri.joinPath(core.uri, "..", path);
}

/** A name that has to be escaped in URIs. */
const inner = "apps/chat/inner (1) #2 50%";
let manifests: readonly vscode.Uri[] = [];

describe("several projects", () => {
  // A host may load this file before it knows the folders of its window.
  before(async () => {
    await waitFor("the folders of the workspace", () => vscode.workspace.workspaceFolders?.some(({ name }) => name === "core"));
    manifests = ["core", "apps/ranker", "apps/chat", inner].map((folder) => inAll(`${folder}/roadworthy.yaml`));
  });
  afterEach(revertAll);

  it("are each judged on their own, once, however folders overlap", async () => {
    for (const manifest of manifests) {
      await problemOf(manifest, "eval/dataset");
      assert.equal(problems(manifest).filter((problem) => ruleOf(problem) === "eval/dataset").length, 1, manifest.path);
    }
  });

  it("own their files: the innermost manifest is nearest", async () => {
    const { getReport } = await api();
    const names = await Promise.all(
      ["core/train.py", "apps/ranker/train.py", "apps/chat/train.py", `${inner}/train.py`].map(
        async (path) => (await getReport(inAll(path)))?.project.name,
      ),
    );
    assert.deepEqual(names, ["core", "ranker", "chat", "inner"]);
  });

  it("have the status item of the file in front", async () => {
    for (const [index, name] of ["core", "ranker", "chat", "inner"].entries()) {
      await vscode.window.showTextDocument(manifests[index] as vscode.Uri);
      await waitFor(`the item of ${name}`, async () => (await api()).status?.tooltip.startsWith(`**${name}**`));
    }
  });

  it("change one at a time", async () => {
    const [core, ranker] = manifests as readonly [vscode.Uri, vscode.Uri];
    const before = problems(core);
    await edit(ranker, "missing/ranker.jsonl", "train.py");
    await waitFor("the dataset to be found", () => problems(ranker).every(({ message }) => !message.includes("missing/ranker.jsonl")));
    assert.deepEqual(problems(core).map(ruleOf), before.map(ruleOf));
  });

  it("may lie in a file system that is no disk and cannot be written", async () => {
    const folder = vscode.Uri.from({ scheme: "shelf", path: "/archived" });
    const manifest = vscode.Uri.joinPath(folder, "roadworthy.yaml");
    const files = new Map(["roadworthy.yaml", "train.py"].map((name) => [`/archived/${name}`, inAll(`core/${name}`)]));
    const provider = vscode.workspace.registerFileSystemProvider("shelf", readOnly(files), { isReadonly: true, isCaseSensitive: true });
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    try {
      vscode.workspace.updateWorkspaceFolders(count, 0, { uri: folder });
      await problemOf(manifest, "eval/dataset");
      const { getReport } = await api();
      const onDisk = await getReport(inAll("core/roadworthy.yaml"));
      assert.deepEqual(
        (await getReport(manifest))?.findings.map(({ message }) => message),
        onDisk?.findings.map(({ message }) => message),
      );
      vscode.workspace.updateWorkspaceFolders(count, 1);
      await waitFor("its problems to go", () => problems(manifest).length === 0);
    } finally {
      provider.dispose();
    }
  });

  it("stop being checked when the user does not wait any longer, and are checked whole the next time", async () => {
    const folder = vscode.Uri.from({ scheme: "slow", path: "/archived" });
    const manifest = vscode.Uri.joinPath(folder, "roadworthy.yaml");
    const files = new Map(["roadworthy.yaml", "train.py"].map((name) => [`/archived/${name}`, inAll(`core/${name}`)]));
    const shelf = readOnly(files);
    let open: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let isReached = false;
    const slow: vscode.FileSystemProvider = {
      ...shelf,
      async readFile(uri) {
        if (uri.path === "/archived/late.py") {
          isReached = true;
          await gate;
        }
        return shelf.readFile(uri);
      },
    };
    const provider = vscode.workspace.registerFileSystemProvider("slow", slow, { isReadonly: true, isCaseSensitive: true });
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    try {
      vscode.workspace.updateWorkspaceFolders(count, 0, { uri: folder });
      await problemOf(manifest, "eval/dataset");
      await vscode.window.showTextDocument(manifest);
      files.set("/archived/late.py", inAll("apps/ranker/train.py"));
      let hasEnded = false;
      const check = vscode.commands.executeCommand("roadworthy.checkProject").then(() => {
        hasEnded = true;
      });
      await waitFor("the check to read the file that takes long", () => isReached);
      // The button of the notification that there is after a while: as a user would press it by the keyboard.
      await waitFor("the check to be cancelled", async () => {
        await vscode.commands.executeCommand("notification.acceptPrimaryAction");
        return hasEnded;
      });
      await check;
      assert.ok(problems(manifest).length > 0, "what was known is still shown");
      open?.();
      const { getReport } = await api();
      const evidence = JSON.stringify((await getReport(manifest))?.project);
      assert.match(evidence, /late\.py/);
    } finally {
      open?.();
      provider.dispose();
      vscode.workspace.updateWorkspaceFolders(count, 1);
      await waitFor("its problems to go", () => problems(manifest).length === 0);
    }
  });

  it("may be many in one folder, each judged once, and go with their files", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `p${String(index).padStart(2, "0")}`);
    const folder = inAll("core/fleet");
    const manifestOf = (name: string) => vscode.Uri.joinPath(folder, name, "deep", "roadworthy.yaml");
    const text = (name: string) =>
      `version: 1\nproject: { name: ${name}, stage: prototype }\nevals: [{ name: q, dataset: missing/${name}.jsonl, command: pytest }]\n`;
    for (const name of names) {
      await vscode.workspace.fs.copy(inAll("core/train.py"), vscode.Uri.joinPath(manifestOf(name), "../train.py"));
      await write(manifestOf(name), text(name));
    }
    const { getReport } = await api();
    for (const name of names) {
      const problem = await problemOf(manifestOf(name), "eval/dataset");
      assert.match(problem.message, new RegExp(`missing/${name}\\.jsonl`));
      assert.equal((await getReport(manifestOf(name)))?.project.name, name);
    }
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await waitFor("their problems to go", () => names.every((name) => problems(manifestOf(name)).length === 0));
  });

  it("go with the folders that are closed, and come back with them", async () => {
    const [core, ...others] = manifests as readonly [vscode.Uri, ...vscode.Uri[]];
    const closed = vscode.workspace.workspaceFolders?.slice(1).map(({ uri }) => ({ uri })) ?? [];
    vscode.workspace.updateWorkspaceFolders(1, closed.length);
    await waitFor("their problems to go", () => others.every((manifest) => problems(manifest).length === 0));
    assert.ok(problems(core).length > 0);
    vscode.workspace.updateWorkspaceFolders(1, 0, ...closed);
    for (const manifest of others) await problemOf(manifest, "eval/dataset");
  });
});

/** A file system of one folder that holds what some files hold. */
function readOnly(files: ReadonlyMap<string, vscode.Uri>): vscode.FileSystemProvider {
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const missing = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.FileNotFound(uri);
  };
  const source = (uri: vscode.Uri) => files.get(uri.path) ?? missing(uri);
  const isFolder = ({ path }: vscode.Uri) => path === "/archived";
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) =>
      isFolder(uri) ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 } : vscode.workspace.fs.stat(source(uri)),
    readDirectory: (uri) =>
      isFolder(uri) ? [...files.keys()].map((path) => [path.slice("/archived/".length), vscode.FileType.File]) : missing(uri),
    readFile: (uri) => vscode.workspace.fs.readFile(source(uri)),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
