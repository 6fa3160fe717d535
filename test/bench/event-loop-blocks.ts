import { monitorEventLoopDelay } from "node:perf_hooks";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import { eventLoopPause } from "../../src/vscode/projects/event-loop.js";
import type { FileSystem } from "../../src/workspace/file-system.js";

// Brings the folder named as argument to its first report as the editor does, and prints for each step the longest time in ms that
// the event loop did not turn.
const disk = nodeFileSystem(process.argv[2] ?? ".");
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** The editor's file system answers from another process: each call waits for an event. */
const remote: FileSystem = {
  readDirectory: (path) => turn().then(() => disk.readDirectory(path)),
  readFile: (path, maxBytes, known) => turn().then(() => disk.readFile(path, maxBytes, known)),
};

const blocks: Record<string, number> = {};
async function watched(step: string, work: () => Promise<void>): Promise<void> {
  const resolution = 1;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await work();
  await turn();
  await new Promise((resolve) => setTimeout(resolve, 5));
  delays.disable();
  blocks[step] = Math.max(0, delays.max / 1e6 - resolution);
}

const session = new Session(remote);
await watched("reading", () => session.refresh({ pause: eventLoopPause() }));
await watched("report", async () => {
  for (const root of session.roots) await session.reportWithPauses(root, "2026-11-01", { pause: eventLoopPause() });
});
console.log(JSON.stringify(blocks));
