import assert from "node:assert/strict";
import * as vscode from "vscode";
import { file, problemGone, problemOf, problems, ruleOf } from "../editing.js";
import { hoverText } from "../language.js";
import { waitFor } from "../wait-for.js";

const rule = "repro/portable-paths";
const uri = file("explore.ipynb");

describe("problems in a notebook", () => {
  let notebook: vscode.NotebookDocument;
  const cell = (index: number) => notebook.cellAt(index).document;

  before(async () => {
    // As a user does: a notebook opened through the API is kept for minutes after it is closed.
    await vscode.commands.executeCommand("vscode.openWith", uri, "jupyter-notebook");
    notebook = await waitFor("the notebook", () => vscode.window.activeNotebookEditor?.notebook);
  });

  it("stand in the cell they are about", async () => {
    const problem = await problemOf(cell(1).uri, rule);
    assert.match(cell(1).getText(problem.range), /^["']?\/home\/ann\/data\/churn\.csv["']?$/);
    assert.ok(!problems(cell(2).uri).some((one) => ruleOf(one) === rule));
  });

  it("follow a cell that is edited, before the notebook is saved", async () => {
    const edit = new vscode.WorkspaceEdit();
    const start = cell(1).positionAt(cell(1).getText().indexOf("/home/ann/"));
    edit.replace(cell(1).uri, new vscode.Range(start, start.translate(0, "/home/ann/".length)), "");
    await vscode.workspace.applyEdit(edit);
    await problemGone(cell(1).uri, rule);
    assert.equal(notebook.isDirty, true);
  });

  it("can be waived in a comment, whose rule is explained by hover as it is in files", async () => {
    const comment = "# roadworthy: ignore[llm/caching] -- each question is asked once\n";
    const edit = new vscode.WorkspaceEdit();
    edit.insert(cell(2).uri, new vscode.Position(0, 0), comment);
    await vscode.workspace.applyEdit(edit);
    const text = await waitFor("the hover", async () => (await hoverText(cell(2).uri, "llm/caching")) || undefined);
    assert.match(text, /`llm\/caching`[\s\S]*weight \d/);
    assert.equal(await hoverText(cell(2).uri, "each question"), "");
    await replace(cell(2), comment, "");
  });

  it("move with their cell", async () => {
    const edit = new vscode.WorkspaceEdit();
    const source = 'other = pd.read_csv("/home/ann/data/other.csv")';
    edit.set(uri, [vscode.NotebookEdit.insertCells(0, [new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, "python")])]);
    await vscode.workspace.applyEdit(edit);
    const problem = await problemOf(cell(0).uri, rule);
    assert.match(cell(0).getText(problem.range), /other\.csv/);
  });

  it("go when the cell is in another language, and come back", async () => {
    await problemOf(cell(0).uri, rule);
    await vscode.languages.setTextDocumentLanguage(cell(0), "sql");
    await problemGone(cell(0).uri, rule);
    await vscode.languages.setTextDocumentLanguage(cell(0), "python");
    await problemOf(cell(0).uri, rule);
  });

  it("are not looked for in notebooks and interactive windows that are no file", async () => {
    const source = 'lost = pd.read_csv("/home/ann/data/lost.csv")';
    const data = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, "python")]);
    const untitled = await vscode.workspace.openNotebookDocument("jupyter-notebook", data);
    const opened: { notebookUri?: vscode.Uri } | undefined = await vscode.commands.executeCommand("interactive.open");
    const interactive = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === opened?.notebookUri?.toString());
    assert.equal(interactive?.notebookType, "interactive");
    const edit = new vscode.WorkspaceEdit();
    edit.set(interactive.uri, [vscode.NotebookEdit.insertCells(0, data.cells)]);
    await vscode.workspace.applyEdit(edit);
    // The file's own problems are drawn anew after both were opened.
    await replace(cell(0), "other.csv", "another.csv");
    await waitFor("the newer text", async () =>
      cell(0)
        .getText((await problemOf(cell(0).uri, rule)).range)
        .includes("another"),
    );
    for (const { cellAt, cellCount, uri } of [untitled, interactive]) {
      assert.equal(cellCount, 1);
      assert.deepEqual(problems(uri), []);
      assert.deepEqual(problems(cellAt(0).document.uri), []);
    }
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("vscode.openWith", uri, "jupyter-notebook");
  });

  it("can be switched off", async () => {
    const settings = vscode.workspace.getConfiguration("roadworthy", uri);
    await settings.update("problems.notebooks", false, vscode.ConfigurationTarget.Workspace);
    await waitFor("no problem in cells", () => notebook.getCells().every(({ document }) => problems(document.uri).length === 0));
    await settings.update("problems.notebooks", undefined, vscode.ConfigurationTarget.Workspace);
    await problemOf(cell(0).uri, rule);
  });

  it("go with the notebook when it is closed", async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await waitFor("no problem in cells", () => {
      return vscode.languages.getDiagnostics().every(([{ scheme }, found]) => scheme !== "vscode-notebook-cell" || found.length === 0);
    });
  });
});

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.positionAt(document.getText().indexOf(from));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, from.length)), to);
  await vscode.workspace.applyEdit(edit);
}
