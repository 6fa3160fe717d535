/** The longest time in ms that work may hold the event loop before others get a turn. */
const sliceMs = 8;

/**
 * A `pause` for long work: lets the event loop turn whenever a slice is used up, and costs next to nothing otherwise. Several workers may share
 * one: they wake together, so each has to ask again whether the new slice is used up by those before it.
 */
export function eventLoopPause(): () => Promise<void> | undefined {
  let since = performance.now();
  let turn: Promise<void> | undefined;
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    turn ??= new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        turn = undefined;
        resolve();
      }),
    );
    return turn;
  };
}
