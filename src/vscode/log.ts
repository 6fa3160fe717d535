import * as vscode from "vscode";

/** The output channel; its level is the user's, set in VS Code. */
export type Log = vscode.LogOutputChannel;

/** Opens the output channel. */
export function createLog(): Log {
  return vscode.window.createOutputChannel("Roadworthy", { log: true });
}

/** Starts work that nobody waits for: a failure is logged, never shown and never left unhandled. */
export function inBackground(log: Log, what: string, work: () => PromiseLike<unknown>): void {
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => log.error(`${what}: ${describeError(error)}`));
}

/** An error for the log, with where it came from. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
