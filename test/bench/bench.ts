import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { packageVsix } from "../editor/package-vsix.js";
import { checkout } from "../upkeep/derived-files.js";
import { activationTimes } from "./activation.js";
import { generateTree, manifest } from "./generate-tree.js";

/** A figure, the budget that it is held against, and whether it keeps it. */
interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: string;
}

const figures: Figure[] = [];
const date = "2026-11-01";

function report(what: string, measured: number, budget: number, unit: string): void {
  figures.push({ what, measured, budget, unit });
  const ratio = (measured / budget).toFixed(2);
  console.log(
    `${measured <= budget ? "within" : "OVER  "}  ${what.padEnd(58)} ${measured.toFixed(measured < 10 ? 1 : 0).padStart(7)} ${unit.padEnd(3)} of ${budget} (${ratio})`,
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds that ripgrep takes to search the tree for words such as the engine looks for; `undefined` where it is not installed. */
function ripgrep(folder: string): number | undefined {
  if (spawnSync("rg", ["--version"]).error) return undefined;
  const words = "mlflow|fastapi|prometheus|evidently|openai|sklearn|wandb|dvc";
  return Math.min(...Array.from({ length: 5 }, () => milliseconds(() => spawnSync("rg", ["-c", words, folder], { stdio: "ignore" }))));
}

async function firstScore(files: number, modules: number, budget: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "roadworthy-bench-"));
  try {
    generateTree(folder, { files, modules });
    const engine: number[] = [];
    for (let run = 0; run < 5; run++) {
      const start = performance.now();
      const session = new Session(nodeFileSystem(folder));
      await session.refresh();
      session.report("", date);
      engine.push(performance.now() - start);
    }
    const title = `first score, ${files.toLocaleString("en")} files (${modules.toLocaleString("en")} modules)`;
    report(`${title}, in process, cold first`, engine[0] ?? Number.NaN, budget, "ms");
    console.log(`        the same, median of 5: ${percentile(engine, 0.5).toFixed(0)} ms`);
    const whole = Math.min(
      ...Array.from({ length: 3 }, () =>
        milliseconds(() =>
          spawnSync(process.execPath, [`${checkout}dist/cli.js`, "check", folder, "--fail-on", "never"], { stdio: "ignore" }),
        ),
      ),
    );
    const reference = ripgrep(folder);
    console.log(
      `        the whole command: ${whole.toFixed(0)} ms; ripgrep on the same tree: ${reference === undefined ? "not installed" : `${reference.toFixed(0)} ms (${(whole / reference).toFixed(1)} times)`}`,
    );
    if (files === 50_000) {
      const peak = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", `${checkout}test/bench/heap.ts`, folder], {
        encoding: "utf8",
        cwd: checkout,
      });
      report("heap kept at 50,000 files", Number(peak), 40, "MB");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Edit → diagnostics: a key typed into a 500-line manifest of a 2,000-file project, until the new report is there. */
async function editLatency(): Promise<void> {
  const files: Record<string, string> = { "roadworthy.yaml": manifest(500), "requirements.txt": "pandas==2.2.3\n" };
  for (let index = 0; index < 2000; index++)
    files[`src/module_${index}.py`] = `import pandas as pd\n\n\ndef load_${index}(path):\n    return pd.read_csv(path)\n`;
  const session = new Session({
    readDirectory: (path) => literalFileSystem(files).readDirectory(path),
    async readFile(path, maxBytes) {
      const text = files[path];
      return text === undefined
        ? undefined
        : { size: text.length, version: `${text.length}:${text.slice(0, 200)}`, ...(text.length <= maxBytes && { text }) };
    },
  });
  await session.refresh();
  session.report("", date);
  const times: number[] = [];
  const base = files["roadworthy.yaml"] ?? "";
  for (let key = 0; key < 60; key++) {
    files["roadworthy.yaml"] = base.replace("name: generated", `name: generated${"x".repeat(key + 1)}`);
    const start = performance.now();
    await session.refresh({ changed: ["roadworthy.yaml"] });
    session.report("", date);
    times.push(performance.now() - start);
  }
  report("edit → report, 500-line manifest, 2,000 files, p95", percentile(times.slice(10), 0.95), 15, "ms");
  console.log(`        the same, p50: ${percentile(times.slice(10), 0.5).toFixed(1)} ms`);
}

/** What is read at activation keeps the budget of a main bundle; the engine comes on first use, and the browser host takes one file. */
async function sizes(): Promise<void> {
  const kilobytes = (file: string) => statSync(`${checkout}dist/${file}`).size / 1000;
  const gzipped = (file: string) => (gzipSync(readFileSync(`${checkout}dist/${file}`)).length / 1000).toFixed(0);
  report("dist/extension.cjs, the main bundle", kilobytes("extension.cjs"), 450, "KB");
  report("dist/engine.cjs, loaded on first use", kilobytes("engine.cjs"), 450, "KB");
  report("dist/browser.cjs, both in one", kilobytes("browser.cjs"), 450, "KB");
  console.log(`        gzipped: ${["extension.cjs", "engine.cjs", "browser.cjs"].map((file) => `${file} ${gzipped(file)} KB`).join(", ")}`);
  report("the VSIX", statSync(await packageVsix()).size / 1000, 1000, "KB");
}

async function activation(): Promise<void> {
  const times = await activationTimes(12);
  report("activation in a real VS Code, p50 of 12 windows", percentile(times, 0.5), 30, "ms");
  report("activation in a real VS Code, p95 of 12 windows", percentile(times, 0.95), 60, "ms");
}

console.log(`Node ${process.version}, ${process.platform}\n`);
await sizes();
await activation();
await editLatency();
await firstScore(2_000, 700, 400);
await firstScore(50_000, 2_500, 2_000);
if (process.argv.includes("--large")) await firstScore(500_000, 2_500, 5_000);
const over = figures.filter(({ measured, budget }) => !(measured <= budget));
console.log(over.length === 0 ? "\nAll within budget." : `\nOver budget: ${over.map(({ what }) => what).join("; ")}.`);
process.exitCode = over.length === 0 ? 0 : 1;
