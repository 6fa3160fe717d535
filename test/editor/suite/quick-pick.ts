import * as vscode from "vscode";
import { waitFor } from "./wait-for.js";

/** Takes what is offered first, whenever a pick is open, until something has happened. Nothing tells a test that a pick has opened. */
export async function acceptUntil(what: string, happened: () => boolean | PromiseLike<boolean>): Promise<void> {
  await waitFor(what, async () => {
    if (await happened()) return true;
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return false;
  });
}

/** Closes picks until something has happened. */
export async function dismissUntil(what: string, happened: () => boolean): Promise<void> {
  await waitFor(what, async () => {
    if (happened()) return true;
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    return false;
  });
}

/** Whether a multi-file diff of that title is open. */
export function isPreviewOpen(title: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ label, input }) => label.startsWith(title) && !(input instanceof vscode.TabInputText)),
  );
}
