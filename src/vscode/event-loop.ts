/** The longest time in ms that work may hold the event loop before others get a turn. */
const sliceMs = 8;

/** A `pause` for long work: lets the event loop turn whenever a slice is used up, and costs next to nothing otherwise. */
export function eventLoopPause(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
