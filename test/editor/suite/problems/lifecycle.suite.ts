import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, exists, file, problemOf, problems, revertAll } from "../editing.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const elsewhere = file("service/roadworthy.yaml");

describe("files that come and go", () => {
  afterEach(revertAll);

  it("meet or break a claim", async () => {
    await problemOf(manifest, "eval/dataset");
    await vscode.workspace.fs.writeFile(file("evals/golden.jsonl"), new TextEncoder().encode('{"question": "a", "expected": "b"}\n'));
    await waitFor("the dataset to be found", () =>
      problems(manifest).every(({ message }) => !message.includes("`evals/golden.jsonl` is declared but")),
    );
    await vscode.workspace.fs.delete(file("evals"), { recursive: true });
    await problemOf(manifest, "eval/dataset");
  });

  it("leave no problem behind when the manifest moves", async () => {
    await problemOf(manifest, "eval/dataset");
    await vscode.workspace.fs.rename(manifest, elsewhere);
    await problemOf(elsewhere, "eval/dataset");
    await waitFor("the old place to be empty", () => problems(manifest).length === 0);
    await vscode.workspace.fs.rename(elsewhere, manifest);
    await problemOf(manifest, "eval/dataset");
    assert.deepEqual(problems(elsewhere), []);
  });

  it("leave nothing at all when the manifest is deleted", async () => {
    const text = await vscode.workspace.fs.readFile(manifest);
    await vscode.workspace.fs.delete(manifest);
    await waitFor("no problem", () => vscode.languages.getDiagnostics().every(([uri]) => problems(uri).length === 0));
    await waitFor("no status", async () => (await api()).status === undefined);
    assert.equal(await exists(manifest), false);
    await vscode.workspace.fs.writeFile(manifest, text);
    await problemOf(manifest, "manifest/bad-value");
    await waitFor("the status", async () => (await api()).status);
  });
});
