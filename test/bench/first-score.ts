import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";

/** What the first score of a folder took, in ms, and the heap that is kept afterwards, in MB. */
export interface FirstScore {
  readonly wall: number;
  /** Part of `wall`: until facts were there. */
  readonly reading: number;
  /** Of all threads: compilation and garbage collection run beside the work. */
  readonly cpu: number;
  readonly heap: number;
}

// Scores the folder named as argument for the first time in this process. Run with --expose-gc.
const collect = globalThis.gc ?? (() => {});
collect();
const heapBefore = process.memoryUsage().heapUsed;
const cpuBefore = process.cpuUsage();
const start = performance.now();
const session = new Session(nodeFileSystem(process.argv[2] ?? "."));
await session.refresh();
const read = performance.now();
const reports = session.roots.map((root) => session.report(root, "2026-11-01"));
const end = performance.now();
const { user, system } = process.cpuUsage(cpuBefore);
collect();
const heap = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
if (reports.length === 0 || session.snapshot.files.length === 0) throw new Error("Nothing was scored.");
const measured: FirstScore = { wall: end - start, reading: read - start, cpu: (user + system) / 1000, heap };
console.log(JSON.stringify(measured));
