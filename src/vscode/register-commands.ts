import * as vscode from "vscode";
import type { CommandParts } from "./commands.js";
import { describeError } from "./log.js";

/** Run by links and code actions only, so not in `package.json`. */
const internal = ["roadworthy.openPlace", "roadworthy.openBlank", "roadworthy.applyFix", "roadworthy.waiveRule"];

/** Every command: what it does comes in with the engine, but for the log, which says why the engine did not. A failure is told to the user, who asked. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  const { extension, log } = parts;
  const contributed: readonly { readonly command: string }[] = extension.packageJSON.contributes.commands;
  const ids = [...contributed.map(({ command }) => command), ...internal];
  const run = async (id: string, args: readonly never[]) => {
    if (id === "roadworthy.showLog") return log.show();
    const { runCommand } = await import("./on-demand.js");
    await runCommand(parts, id, args);
  };
  const registrations = ids.map((id) =>
    vscode.commands.registerCommand(id, async (...args: never[]) => {
      try {
        await run(id, args);
      } catch (error) {
        log.error(`${id}: ${describeError(error)}`);
        vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}
