import * as vscode from "vscode";

/** Runs inside the editor, in a folder without a manifest, so that nothing has woken the extension: wakes it and says how long that took. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension("roadworthy.roadworthy");
  if (!extension || extension.isActive) throw new Error("The extension is not there, or awake already.");
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await extension.activate();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  console.log(`roadworthy-activation ${wall} ${(user + system) / 1000}`);
}
