import * as vscode from "vscode";
import { eventLine, type TestEvent } from "../test-events.js";
import { roadworthy } from "./extension.js";
import { waitFor } from "./wait-for.js";

const TEST_TIMEOUT_MS = 30_000;
/** An editor under load loses an event now and then: a test may fail once, which is said. */
const RETRIES = 1;

class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    runner.on("pass", (test) => tell({ kind: "pass", title: fullTitle(test), durationMs: test.duration ?? 0 }));
    runner.on("retry", (test, error) => tell({ kind: "retry", title: fullTitle(test), error: error.stack ?? String(error) }));
    runner.on("fail", (test, error) => tell({ kind: "fail", title: fullTitle(test), error: error.stack ?? String(error) }));
  }
}

const mocha = new Mocha({
  ui: "bdd",
  reporter: ConsoleReporter,
  timeout: TEST_TIMEOUT_MS,
  retries: RETRIES,
  forbidOnly: true,
  forbidPending: true,
});
mocha.suite.emit("pre-require", globalThis, "", mocha);

/** Runs the suites that were loaded since this module, reporting each test; rejects when one fails or an error is left unhandled. */
export async function run(): Promise<void> {
  const strayErrors = watchStrayErrors();
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  for (const error of strayErrors) tell({ kind: "fail", title: "no error is left unhandled", error });
  const logged = isWorker ? await loggedErrors() : [];
  for (const error of logged) tell({ kind: "fail", title: "no error is logged", error });
  tell({ kind: "end", tests: mocha.suite.total() });
  const faults = failures + strayErrors.length + logged.length;
  if (faults > 0) throw new Error(`${faults} failing`);
}

/** The extension's log is a file, which a server without its native modules does not write; a worker's goes by way of the page. */
const isWorker = "importScripts" in globalThis;

/** What the extension's log says went wrong. Each report that is made leaves an entry, so that an awake extension's log is not empty. */
async function loggedErrors(): Promise<string[]> {
  if (!roadworthy().isActive) return [];
  await vscode.commands.executeCommand("roadworthy.showLog");
  const isLog = ({ uri }: vscode.TextDocument) => uri.scheme === "output" && uri.path.includes("roadworthy");
  const entries = await waitFor("the log", () => {
    const text = vscode.workspace.textDocuments.find(isLog)?.getText() ?? "";
    return text.includes("[info]") && text.split("\n");
  });
  return entries.filter((entry) => entry.includes("[error]"));
}

/** A worker's console does not say whose promise was left unhandled; a Node host's does, and the harness reads it there. */
function watchStrayErrors(): string[] {
  const seen: string[] = [];
  const scope: { onunhandledrejection?: (event: { reason?: unknown }) => void } = globalThis as object;
  scope.onunhandledrejection = ({ reason }) => seen.push(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  return seen;
}

function fullTitle(test: Mocha.Runnable): string {
  return test.titlePath().filter(Boolean).join(" › ");
}

function tell(event: TestEvent): void {
  console.log(eventLine(event));
}
