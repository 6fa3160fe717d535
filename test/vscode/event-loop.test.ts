import { deepEqual, equal } from "node:assert/strict";
import { eventLoopPause } from "../../src/vscode/projects/event-loop.js";

/** Uses a slice up. */
function work(): void {
  for (const start = performance.now(); performance.now() - start < 10; );
}

describe("a pause for the event loop", () => {
  it("lets others have a turn once a slice is used up, and not before", async () => {
    const pause = eventLoopPause();
    equal(pause(), undefined);
    work();
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    await pause();
    equal(turned, true);
    equal(pause(), undefined);
  });

  it("gives workers that wake together one slice between them", async () => {
    const pause = eventLoopPause();
    const order: string[] = [];
    work();
    const worker = async (name: string) => {
      for (let pausing = pause(); pausing; pausing = pause()) await pausing;
      order.push(name);
      work();
      setImmediate(() => order.push(`turn after ${name}`));
    };
    await Promise.all(["a", "b", "c"].map(worker));
    await new Promise((resolve) => setTimeout(resolve, 5));
    deepEqual(order, ["a", "turn after a", "b", "turn after b", "c", "turn after c"]);
  });

  it("turns where there is no immediate, as in a browser", async () => {
    const { setImmediate: known } = globalThis;
    Object.assign(globalThis, { setImmediate: undefined });
    try {
      const pause = eventLoopPause();
      for (let turns = 0; turns < 3; turns++) {
        work();
        await pause();
        equal(pause(), undefined);
      }
    } finally {
      Object.assign(globalThis, { setImmediate: known });
    }
  });
});
