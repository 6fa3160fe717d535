import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";

// Prints the megabytes of heap that a session keeps after the first report on the folder named as argument. Run with --expose-gc.
const folder = process.argv[2] ?? ".";
const collect = globalThis.gc ?? (() => {});
collect();
const before = process.memoryUsage().heapUsed;
const session = new Session(nodeFileSystem(folder));
await session.refresh();
const report = session.report("", "2026-11-01");
collect();
const kept = (process.memoryUsage().heapUsed - before) / 1e6;
console.log(report.rules.length > 0 && session.snapshot.files.length > 0 ? kept.toFixed(1) : "NaN");
