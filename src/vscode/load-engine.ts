/** The engine as the editor uses it. */
export type Engine = typeof import("./engine.js");

/** Brings the engine in on first use, so that activation neither reads nor runs it. */
export function loadEngine(): Promise<Engine> {
  return import("./engine.js");
}
