import { Session } from "../../src/engine/session.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** Paths with their sizes, in the order of the bytes that `/bytes` gives. */
type Index = readonly (readonly [path: string, size: number])[];

declare global {
  var load: (index: Index) => Promise<void>;
  var score: () => Promise<number>;
  var kept: unknown;
}

const files: Record<string, Uint8Array> = {};

globalThis.load = async (index) => {
  const bytes = new Uint8Array(await (await fetch("/bytes")).arrayBuffer());
  let at = 0;
  for (const [path, size] of index) {
    files[path] = bytes.subarray(at, at + size);
    at += size;
  }
};

/** Scores the loaded files, keeps what an editor keeps, and gives how many files were listed. */
globalThis.score = async () => {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  globalThis.kept = [session, session.roots.map((root) => session.report(root, "2026-11-01"))];
  return session.snapshot.files.length;
};
