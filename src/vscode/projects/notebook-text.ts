import * as vscode from "vscode";

/** An unsaved notebook in the JSON that it would be saved as, as far as the notebook reader looks at it. Outputs keep errors only. */
export function notebookText(notebook: vscode.NotebookDocument): string {
  const cells = notebook.getCells();
  const own = notebook.metadata.metadata?.language_info?.name ?? notebook.metadata.metadata?.kernelspec?.language;
  const language = own ?? cells.find(isCode)?.document.languageId;
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { ...notebook.metadata.metadata, ...(language && { language_info: { name: language } }) },
    cells: cells.map((cell) => {
      const source = cell.document.getText();
      if (!isCode(cell)) return { cell_type: cell.document.languageId === "raw" ? "raw" : "markdown", metadata: {}, source };
      return {
        cell_type: "code",
        metadata: cell.document.languageId === language ? {} : { vscode: { languageId: cell.document.languageId } },
        source,
        execution_count: cell.executionSummary?.executionOrder ?? null,
        outputs: cell.outputs.some(isError) ? [{ output_type: "error", ename: "", evalue: "", traceback: [] }] : [],
      };
    }),
  });
}

function isCode(cell: vscode.NotebookCell): boolean {
  return cell.kind === vscode.NotebookCellKind.Code;
}

function isError(output: vscode.NotebookCellOutput): boolean {
  return output.items.some(({ mime }) => mime === "application/vnd.code.notebook.error");
}
