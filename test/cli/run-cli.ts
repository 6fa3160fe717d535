import { main } from "../../src/cli/main.js";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process, on a day that stays the same. */
export async function runCli(...words: readonly string[]): Promise<Run> {
  let out = "";
  let error = "";
  const code = await main([...words, "--date", "2026-11-01"], {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    colour: false,
    isTerminal: false,
  });
  return { code, out, error };
}
