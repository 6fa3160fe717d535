/** What the runner inside the editor tells the harness outside: one console line per event, so that it passes every host's console. */
export type TestEvent =
  | { kind: "pass"; title: string; durationMs: number }
  | { kind: "retry"; title: string; error: string }
  | { kind: "fail"; title: string; error: string }
  | { kind: "end"; tests: number };

const MARK = "roadworthy-test ";

/** The console line that carries an event. */
export function eventLine(event: TestEvent): string {
  return MARK + JSON.stringify(event);
}

/** The event a console line carries, wherever in the line the host has put it. */
export function parseEventLine(line: string): TestEvent | undefined {
  const start = line.indexOf(`${MARK}{`);
  return start < 0 ? undefined : (JSON.parse(line.slice(start + MARK.length)) as TestEvent);
}
