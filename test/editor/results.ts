import { parseEventLine } from "./test-events.js";

/** A test that failed, or a fault of the run itself. */
export interface Failure {
  title: string;
  error: string;
}

/** What came out of one run of suites in an editor. */
export interface RunResult {
  passed: number;
  failures: Failure[];
}

/** Reads an editor's console while it runs the suites, and says at the end what may be believed. */
export interface ResultReader {
  line(text: string): void;
  /** Takes the editor's exit code, or why it gave none. */
  finish(end: number | Error): RunResult;
}

/** How the editor's console names an error nobody caught, or a failed activation, of the extension under test. */
const EXTENSION_FAULT = /\[roadworthy\.roadworthy\]|Activating extension 'roadworthy\.roadworthy' failed/;

/** Log entries shown when a run breaks off. */
const KEPT_LINES = 20;

/** Prints each test as it ends. A run without tests, without an end, or with an error from the extension is a failed one. */
export function readResults(print: (text: string) => void, restoreStack: (error: string) => string): ResultReader {
  const result: RunResult = { passed: 0, failures: [] };
  const lastLines: string[] = [];
  let announced: number | undefined;

  const indented = (error: string) => restoreStack(error).replace(/^/gm, "        ");
  const fail = (title: string, error: string) => {
    result.failures.push({ title, error });
    print(`    ✖ ${title}\n${indented(error)}`);
  };

  const line = (text: string) => {
    lastLines.push(text);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
    const event = parseEventLine(text);
    if (event?.kind === "pass") {
      result.passed += 1;
      print(`    ✔ ${event.title} (${event.durationMs} ms)`);
    } else if (event?.kind === "retry") print(`    ↻ ${event.title}: once more after\n${indented(event.error)}`);
    else if (event?.kind === "fail") fail(event.title, event.error);
    else if (event?.kind === "end") announced = event.tests;
    else if (EXTENSION_FAULT.test(text)) fail("the extension leaves no error behind", text);
  };

  const finish = (end: number | Error): RunResult => {
    const failed = result.failures.length;
    if (end instanceof Error) fail("the suites run to their end", [end.message, ...lastLines].join("\n"));
    else if (announced === undefined)
      fail("the suites run to their end", [`exit code ${end} before the last test`, ...lastLines].join("\n"));
    else if (announced === 0) fail("there are tests", "No test was found in these suites.");
    else if (failed === 0 && result.passed !== announced)
      fail("every test runs", `${result.passed} of ${announced} tests reported a result.`);
    else if (failed === 0 && end !== 0) fail("the editor agrees", `All tests passed, and yet the editor gave exit code ${end}.`);
    return result;
  };

  return { line, finish };
}
