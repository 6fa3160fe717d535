/** The longest time in ms that work may hold the event loop before others get a turn. */
const sliceMs = 3;

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
      afterOthers(() => {
        since = performance.now();
        turn = undefined;
        resolve();
      }),
    );
    return turn;
  };
}

/** Runs something when others had a turn of the event loop. A timer would wait for a millisecond in Node, and for four in browsers. */
function afterOthers(run: () => void): void {
  if (typeof setImmediate === "function") {
    setImmediate(run);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  Object.assign(port1, {
    onmessage() {
      port1.close();
      run();
    },
  });
  port2.postMessage(undefined);
}
