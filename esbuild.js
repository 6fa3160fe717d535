import { chmod, mkdir, readFile, stat } from "node:fs/promises";
import { build, context } from "esbuild";

const { version } = JSON.parse(await readFile("package.json", "utf8"));

/** @type {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  define: { ROADWORTHY_VERSION: JSON.stringify(version) },
};

/**
 * What is shipped. The extension is one file for both hosts, the one in Node and the one in a browser's worker: it needs nothing of either.
 * Editors take CommonJS, and in a package of ES modules only a file called `.cjs` is that.
 * @type {import("esbuild").BuildOptions[]}
 */
const products = [
  {
    ...shared,
    entryPoints: ["src/vscode/extension.ts"],
    outfile: "dist/extension.cjs",
    format: "cjs",
    platform: "browser",
    external: ["vscode"],
  },
  {
    ...shared,
    entryPoints: ["src/cli/roadworthy.ts"],
    outfile: "dist/cli.js",
    format: "esm",
    // Not `node`, which would choose the CommonJS forms of the libraries: larger, and not to be bundled into a module.
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
    banner: { js: "#!/usr/bin/env node" },
  },
];

await mkdir("dist", { recursive: true });
if (process.argv.includes("--watch")) {
  for (const product of products) await (await context(product)).watch();
} else {
  await Promise.all(products.map((product) => build(product)));
  await chmod("dist/cli.js", 0o755);
  for (const { outfile } of products) console.log(`${outfile}  ${Math.round((await stat(outfile)).size / 1000)} KB`);
}
