import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { launchBrowser } from "../editor/open-editor.js";
import { inRepository } from "../editor/paths.js";
import { ensureBrowser } from "../editor/set-up.js";

/**
 * The heap in MB that is kept after the first score of a folder in Chromium: what an editor in a browser keeps, and about what VS Code on a desktop does,
 * since Electron builds V8 as Chromium does, with pointers of four bytes (electronjs.org/blog/v8-memory-cage). Node's, on remote machines and for the
 * command line, have eight. @throws Error where there is no browser, or nothing was scored.
 */
export async function browserHeap(folder: string): Promise<number> {
  const probe = inRepository("test-results", "bench", "browser-first-score.js");
  await build({
    entryPoints: [inRepository("test", "bench", "browser-first-score.ts")],
    outfile: probe,
    bundle: true,
    minify: true,
    target: "es2022",
    format: "iife",
    platform: "neutral",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
  const contents = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path), bytes: readFileSync(path) }));
  const index = contents.map(({ path, bytes }): [string, number] => [path, bytes.length]);
  const all = Buffer.concat(contents.map(({ bytes }) => bytes));
  const browser = await launchBrowser({ chromium: await ensureBrowser() });
  try {
    const page = await browser.newPage();
    await page.route("**/*", (route) => route.fulfill({ body: route.request().url().endsWith("/bytes") ? all : "" }));
    await page.goto("http://127.0.0.1/");
    await page.addScriptTag({ path: probe });
    await page.evaluate((files) => globalThis.load(files), index);
    const devtools = await page.context().newCDPSession(page);
    const used = async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      return (await devtools.send("Runtime.getHeapUsage")).usedSize;
    };
    const before = await used();
    if ((await page.evaluate(() => globalThis.score())) === 0) throw new Error("Nothing was scored.");
    return ((await used()) - before) / 1e6;
  } finally {
    await browser.close();
  }
}
