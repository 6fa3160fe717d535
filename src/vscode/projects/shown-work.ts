import * as vscode from "vscode";

/** How work that a user waits for is ended, and told of. */
export interface Waiting {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Does work that the user asked for and waits for. The status bar shows it; after `longMs` a notification does, with how far it is, a way to the log,
 * and a button to cancel it. `undefined` when it was cancelled. @throws what the work throws.
 */
export async function shownWork<Result>(
  title: string,
  work: (waiting: Waiting) => Promise<Result>,
  longMs = 3000,
): Promise<Result | undefined> {
  const controller = new AbortController();
  let show: Waiting["onProgress"] = () => undefined;
  const running = work({ signal: controller.signal, onProgress: (done, total) => show(done, total) });
  const ended = running.then(
    () => undefined,
    () => undefined,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLong = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => {
    const long = new Promise<true>((resolve) => {
      timer = setTimeout(() => resolve(true), longMs);
    });
    return Promise.race([ended, long]);
  });
  clearTimeout(timer);
  if (isLong) {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    await vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => controller.abort());
      const log = `[${vscode.l10n.t("Show Log")}](command:roadworthy.showLog)`;
      let percent = 0;
      show = (done, total) => {
        const now = Math.floor((100 * done) / total);
        if (now <= percent) return;
        progress.report({ message: `${vscode.l10n.t("{0} of {1} files read", done, total)}. ${log}`, increment: now - percent });
        percent = now;
      };
      progress.report({ message: log });
      return ended;
    });
  }
  return unlessAborted(controller.signal, running);
}

/** What some work gives; `undefined` where it failed after a signal has ended it. @throws what the work throws otherwise. */
export async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
