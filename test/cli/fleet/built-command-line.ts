import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { main } from "../../../src/cli/main.js";
import { checkout } from "../../upkeep/derived-files.js";

/** What a command answered. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The command line as one file, as it is shipped: its threads run that file, and could not run TypeScript. */
export interface BuiltCommandLine {
  /** The program, for a process of its own. */
  readonly program: string;
  /** Runs a command in this process, on a day that never changes unless `--date` is among the words. */
  run(...words: readonly string[]): Promise<Run>;
  remove(): void;
}

/** Builds it into a temporary folder. */
export async function buildCommandLine(): Promise<BuiltCommandLine> {
  const outdir = mkdtempSync(join(tmpdir(), "roadworthy-built-"));
  await build({
    absWorkingDir: checkout,
    entryPoints: ["src/cli/roadworthy.ts", "src/cli/main.ts"],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
  });
  const built: { readonly main: typeof main } = await import(pathToFileURL(join(outdir, "main.mjs")).href);
  return {
    program: join(outdir, "roadworthy.mjs"),
    async run(...words) {
      let out = "";
      let error = "";
      const code = await built.main(words.includes("--date") ? words : [...words, "--date", "2026-11-01"], {
        out: (text) => {
          out += text;
        },
        error: (text) => {
          error += text;
        },
        colour: false,
        isTerminal: false,
      });
      return { code, out, error };
    },
    remove: () => rmSync(outdir, { recursive: true, force: true }),
  };
}
