/** Where a command writes; a test gives its own. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
  readonly colour: boolean;
  /** Whether standard error is a terminal, where progress may be shown. */
  readonly isTerminal: boolean;
}

/** The output of this process. Colour on a terminal only, never with `NO_COLOR`, always with `FORCE_COLOR`. */
export function processOutput(): Output {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0" && FORCE_COLOR !== "";
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    colour: !NO_COLOR && (forced || (process.stdout.isTTY === true && TERM !== "dumb")),
    isTerminal: process.stderr.isTTY === true,
  };
}
