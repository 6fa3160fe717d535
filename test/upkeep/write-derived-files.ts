import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { checkout, derivedIndexes } from "./derived-files.js";

// The indexes first: the pages are made from the rules that they list.
await write(await derivedIndexes());
const { derivedPages } = await import("./derived-pages.js");
await rm(`${checkout}docs/rules`, { recursive: true, force: true });
await write(await derivedPages());

async function write(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(checkout + path), { recursive: true });
    await writeFile(checkout + path, text);
  }
}
