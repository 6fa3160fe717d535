import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { minify } from "@swc/core";
import { build, context } from "esbuild";

const { version } = JSON.parse(await readFile("package.json", "utf8"));

/**
 * Leaves out where each tool is documented, which only pages written by upkeep tell: a twentieth of the engine.
 * @type {import("esbuild").Plugin}
 */
const withoutHomes = {
  name: "without-homes",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]tools[\\/][\w-]+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/^ +home: ".*",$/gm, ""),
      loader: "ts",
    }));
  },
};

/**
 * Leaves out zod's messages in forty languages, of which English is asked for: a tenth of the engine.
 * @type {import("esbuild").Plugin}
 */
const withoutLocales = {
  name: "without-locales",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export { default as en } from "./en.js";' }));
  },
};

/**
 * Leaves out how code is coloured: the grammars bring it, and nothing here draws any.
 * @type {import("esbuild").Plugin}
 */
const withoutColours = {
  name: "without-colours",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@lezer[\\/]\w+[\\/]dist[\\/]index\.js$/ }, async ({ path }) => ({
      contents: path.includes("highlight")
        ? "export const tags = {}; export const styleTags = () => () => null;"
        : (await readFile(path, "utf8")).replace(/styleTags\(\{[\s\S]*?\n\}\)/, "styleTags()"),
    }));
  },
};

/** @type {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  plugins: [withoutHomes, withoutLocales, withoutColours],
  define: { ROADWORTHY_VERSION: JSON.stringify(version) },
};

/**
 * Leaves the engine out of the file that VS Code reads at activation in Node: it is brought in on first use, from the file for browsers.
 * @type {import("esbuild").Plugin}
 */
const engineApart = {
  name: "engine-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:engine|on-demand)\.js$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./browser.cjs", external: true } : undefined,
    );
  },
};

/**
 * Leaves the program out of the file that the command line starts with: what Node compiles is kept only of files that this one loads.
 * @type {import("esbuild").Plugin}
 */
const programApart = {
  name: "program-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/main\.js$/ }, ({ kind }) => (kind === "dynamic-import" ? { path: "./main.js", external: true } : undefined));
  },
};

/**
 * Shares one copy of the `vscode` namespace: esbuild would make one in each module that imports it, which takes 10 ms at activation.
 * @type {import("esbuild").Plugin}
 */
const vscodeOnce = {
  name: "vscode-once",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === "once" ? { path: "vscode", external: true } : { path: "vscode", namespace: "once" },
    );
    onLoad({ filter: /^vscode$/, namespace: "once" }, () => ({ contents: 'export * from "vscode";' }));
  },
};

/**
 * Editors take CommonJS, and in a package of ES modules only a file called `.cjs` is that. What the extension needs exists in both of its hosts;
 * `browser` also makes the libraries' smaller forms be chosen.
 * @type {import("esbuild").BuildOptions}
 */
const forEditor = { ...shared, format: "cjs", platform: "browser", plugins: [...shared.plugins, vscodeOnce] };

/**
 * Not `node`, which would choose the CommonJS forms of the libraries: larger, and not to be bundled into a module.
 * @type {import("esbuild").BuildOptions}
 */
const forCommandLine = { ...shared, format: "esm", platform: "neutral", mainFields: ["module", "main"], external: ["node:*"] };

/**
 * What is shipped.
 * @type {import("esbuild").BuildOptions[]}
 */
const products = [
  {
    ...forEditor,
    entryPoints: ["src/vscode/extension.ts"],
    outfile: "dist/extension.cjs",
    plugins: [...shared.plugins, vscodeOnce, engineApart],
    supported: { "dynamic-import": false },
  },
  // A browser's host loads one file and no other.
  { ...forEditor, entryPoints: ["src/vscode/browser.ts"], outfile: "dist/browser.cjs" },
  {
    ...forCommandLine,
    entryPoints: ["src/cli/roadworthy.ts"],
    outfile: "dist/cli.js",
    plugins: [programApart],
    banner: { js: "#!/usr/bin/env node" },
  },
  { ...forCommandLine, entryPoints: ["src/cli/main.ts"], outfile: "dist/main.js" },
];

await mkdir("dist", { recursive: true });
if (process.argv.includes("--watch")) {
  for (const product of products) await (await context(product)).watch();
} else {
  await Promise.all(products.map((product) => build(product)));
  // Twice more, with names at the top of files too: 3 % less to download, and what the first pass leaves for the second.
  for (const { outfile, format } of products) {
    const options = { ecma: 2022, compress: true, mangle: { toplevel: true }, toplevel: true, module: format === "esm" };
    const { code } = await minify(await readFile(outfile, "utf8"), options);
    await writeFile(outfile, (await minify(code, options)).code);
  }
  await chmod("dist/cli.js", 0o755);
  for (const { outfile } of products) console.log(`${outfile}  ${Math.round((await stat(outfile)).size / 1000)} KB`);
}
