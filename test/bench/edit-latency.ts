import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import type { FileSystem } from "../../src/workspace/file-system.js";
import { manifest } from "./generate-tree.js";
import { percentile } from "./percentile.js";

/** What a key typed into a manifest takes until the new report is there, in ms. */
export interface EditLatency {
  readonly median: number;
  readonly p95: number;
  /** Of all threads, on average. */
  readonly cpu: number;
}

const name = "roadworthy.yaml";
const keys = 120;
/** The first keys meet code that is not compiled yet. */
const warming = 20;

// Types into the manifest of the folder named as argument, as an editor's unsaved buffer; one of 500 lines stands in where it has none.
const disk = nodeFileSystem(process.argv[2] ?? ".");
const own = await disk.readFile(name, 1_000_000);
const base = own?.text ?? (own?.bytes ? new TextDecoder().decode(own.bytes) : manifest(500));
let typed = base;
const buffer: FileSystem = {
  async readDirectory(path) {
    const entries = await disk.readDirectory(path);
    return path === "" && !own ? [...entries, { name, kind: "file" }] : entries;
  },
  readFile: async (path, maxBytes, known) =>
    path === name ? { size: typed.length, version: typed, text: typed } : disk.readFile(path, maxBytes, known),
};
const session = new Session(buffer);
await session.refresh();
session.report("", "2026-11-01");
const at = base.indexOf("name: ") + "name: ".length;
const times: number[] = [];
let before = process.cpuUsage();
for (let key = 1; key <= keys; key++) {
  if (key === warming + 1) before = process.cpuUsage();
  typed = `${base.slice(0, at)}${"x".repeat(key)}${base.slice(at)}`;
  const start = performance.now();
  await session.refresh({ changed: [name] });
  session.report("", "2026-11-01");
  times.push(performance.now() - start);
}
const { user, system } = process.cpuUsage(before);
const warm = times.slice(warming);
const measured: EditLatency = { median: percentile(warm), p95: percentile(warm, 0.95), cpu: (user + system) / 1000 / warm.length };
console.log(JSON.stringify(measured));
