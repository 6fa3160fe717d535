import { eventLine, type TestEvent } from "../test-events.js";

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
  tell({ kind: "end", tests: mocha.suite.total() });
  if (failures + strayErrors.length > 0) throw new Error(`${failures + strayErrors.length} failing`);
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
