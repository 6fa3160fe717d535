import type { Failure } from "./results.js";

/** An editor under load loses a key or a click now and then: what is driven from outside may fail once, which is said. */
const PLAYS = 2;

/** Plays something to its end, and once more from its beginning where it fails; gives what came out last. */
export async function playAgain<Result>(
  play: () => Promise<Result>,
  failuresOf: (result: Result) => readonly Failure[],
  print: (text: string) => void,
): Promise<Result> {
  for (let left = PLAYS - 1; ; left--) {
    const result = await play();
    const failures = failuresOf(result);
    if (failures.length === 0 || left === 0) return result;
    for (const { title, error } of failures)
      print(`    ↻ ${title}: once more, in a new window, after\n${error.replace(/^/gm, "        ")}`);
  }
}
