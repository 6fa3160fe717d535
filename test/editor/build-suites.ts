import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { inRepository } from "./paths.js";

/** The extension host that runs an extension: Node beside the files, or a worker in the browser. */
export type Host = "node" | "browser";

/** The suites written for one workspace, bundled for each host. */
export interface Suites {
  /** Folder of `suite/` they come from, and of `workspaces/` they run in. */
  workspace: string;
  bundle: Record<Host, string>;
}

const SUITES = inRepository("test", "editor", "suite");
const MOCHA = inRepository("node_modules", "mocha", "mocha.js");
const BUNDLES = inRepository("test-results", "suites");

/** Bundles each folder of `suite/` into one module per host with a `run()`, as an editor wants it. */
export async function buildSuites(): Promise<Suites[]> {
  const folders = (await readdir(SUITES, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(
    folders.map(async ({ name }) => ({
      workspace: name,
      bundle: { node: await bundle(name, "node"), browser: await bundle(name, "browser") },
    })),
  );
}

async function bundle(workspace: string, host: Host): Promise<string> {
  const files = (await readdir(join(SUITES, workspace))).filter((file) => file.endsWith(".suite.ts")).sort();
  const imports = files.map((file) => `import ${JSON.stringify(`./${workspace}/${file}`)};`);
  const outfile = join(BUNDLES, `${workspace}.${host}.cjs`);
  await build({
    stdin: { contents: ['export { run } from "./run-mocha.ts";', ...imports].join("\n"), resolveDir: SUITES },
    outfile,
    bundle: true,
    format: "cjs",
    platform: host,
    target: "es2022",
    external: ["vscode"],
    alias: host === "browser" ? { "node:assert/strict": join(SUITES, "browser-assert.ts") } : {},
    sourcemap: true,
    // Mocha's build for browsers, which runs in either host. Bundled as a module, it would put itself in the place of our exports.
    banner: { js: await readFile(MOCHA, "utf8") },
    logLevel: "warning",
  });
  return outfile;
}
