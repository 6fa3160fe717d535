import { execFileSync } from "node:child_process";
import { build } from "esbuild";
import { inRepository } from "../editor/paths.js";

/**
 * Bundles `test/bench/<name>.ts` as what is shipped is bundled, and gives a function that runs it over a folder in a process of its own,
 * where nothing is warm, and reads the JSON it prints. `node` is the program that runs it.
 */
export async function probe<Result>(name: string, node = process.execPath): Promise<(folder: string) => Result> {
  const outfile = inRepository("test-results", "bench", `${name}.mjs`);
  await build({
    entryPoints: [inRepository("test", "bench", `${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    target: "es2022",
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
    logLevel: "warning",
  });
  return (folder) => JSON.parse(execFileSync(node, ["--expose-gc", outfile, folder], { encoding: "utf8" })) as Result;
}
