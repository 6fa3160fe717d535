import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { packageVsix } from "../editor/package-vsix.js";
import { checkout } from "../upkeep/derived-files.js";
import { activationTimes } from "./activation.js";
import { browserHeap } from "./browser-heap.js";
import { compareCheckouts } from "./checkouts.js";
import { commandTime, ripgrepTime, roadworthyTime } from "./command-time.js";
import type { EditLatency } from "./edit-latency.js";
import { editorNode } from "./editor-node.js";
import type { FirstScore } from "./first-score.js";
import { generateTree } from "./generate-tree.js";
import { parseFiles } from "./parse-files.js";
import { peerActivations } from "./peers.js";
import { percentile } from "./percentile.js";
import { probe } from "./probe.js";

/** A figure, the budget that it is held against, and whether it keeps it. */
interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: string;
}

const figures: Figure[] = [];

function report(what: string, measured: number, budget: number, unit: string): void {
  figures.push({ what, measured, budget, unit });
  const ratio = (measured / budget).toFixed(2);
  console.log(
    `${measured <= budget ? "within" : "OVER  "}  ${what.padEnd(58)} ${measured.toFixed(measured < 10 ? 1 : 0).padStart(7)} ${unit.padEnd(3)} of ${budget} (${ratio})`,
  );
}

/** The budgets are those of the extension host, so the editor's own Node counts where it is installed; the command line runs on this one. */
async function firstScores(isLarge: boolean): Promise<void> {
  const node = editorNode();
  const firstScore = await probe<FirstScore>("first-score", node);
  const firstScoreHere = await probe<FirstScore>("first-score");
  const editLatency = await probe<EditLatency>("edit-latency", node);
  const blocks = await probe<Readonly<Record<string, number>>>("event-loop-blocks", node);
  console.log(`        the engine runs on Node ${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}`);
  const sizes = [
    { files: 2_000, modules: 700, budget: 400 },
    { files: 50_000, modules: 2_500, budget: 2_000 },
    ...(isLarge ? [{ files: 500_000, modules: 2_500, budget: 5_000 }] : []),
  ];
  for (const { files, modules, budget } of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "roadworthy-bench-"));
    try {
      generateTree(folder, { files, modules });
      const size = `${files.toLocaleString("en")} files`;
      const scores = Array.from({ length: 5 }, () => firstScore(folder));
      const median = (key: keyof FirstScore) => percentile(scores.map((score) => score[key]));
      report(`first score, ${size} (${modules.toLocaleString("en")} modules), cold`, median("wall"), budget, "ms");
      console.log(`        of that reading: ${median("reading").toFixed(0)} ms; CPU of all threads: ${median("cpu").toFixed(0)} ms`);
      if (node !== process.execPath) {
        const here = Array.from({ length: 5 }, () => firstScoreHere(folder));
        const [wall, heap] = [percentile(here.map((one) => one.wall)), percentile(here.map((one) => one.heap))];
        console.log(
          `        on Node ${process.version}: ${wall.toFixed(0)} ms (${(wall / median("wall")).toFixed(2)} times), ${heap.toFixed(0)} MB kept`,
        );
      }
      const edits = Array.from({ length: 5 }, () => editLatency(folder));
      const edit = (key: keyof EditLatency) => percentile(edits.map((one) => one[key]));
      if (files === 2_000) report(`edit → report, 500-line manifest, ${size}, p95`, edit("p95"), 15, "ms");
      else console.log(`        edit → report, p95: ${edit("p95").toFixed(1)} ms`);
      console.log(`        the same, p50: ${edit("median").toFixed(1)} ms; CPU of all threads: ${edit("cpu").toFixed(1)} ms`);
      if (files === 50_000) {
        report(`heap kept, ${size}, in Chromium, as on a desktop`, await browserHeap(folder), 40, "MB");
        report(`heap kept, ${size}, in Node, as on a remote machine`, median("heap"), 40, "MB");
      }
      const blocked = Array.from({ length: 5 }, () => blocks(folder));
      for (const step of Object.keys(blocked[0] ?? {}))
        report(`longest event-loop block, ${size}: ${step}`, percentile(blocked.map((one) => one[step] ?? Number.NaN)), 20, "ms");
      const whole = roadworthyTime(["check", folder, "--fail-on", "never"]);
      const reference = ripgrepTime(folder);
      const ratio = reference === undefined ? "not installed" : `${reference.toFixed(0)} ms (${(whole / reference).toFixed(1)} times)`;
      console.log(`        the whole command: ${whole.toFixed(0)} ms; ripgrep on the same tree: ${ratio}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** What is read at activation keeps the budget of a main bundle; the engine comes on first use, and the browser host takes one file. */
async function sizes(): Promise<void> {
  const kilobytes = (file: string) => statSync(`${checkout}dist/${file}`).size / 1000;
  const gzipped = (file: string) => (gzipSync(readFileSync(`${checkout}dist/${file}`)).length / 1000).toFixed(0);
  report("dist/extension.cjs, the main bundle", kilobytes("extension.cjs"), 450, "KB");
  console.log(`        gzipped: ${gzipped("extension.cjs")} KB`);
  console.log(
    `        dist/browser.cjs, the engine: ${kilobytes("browser.cjs").toFixed(0)} KB, gzipped ${gzipped("browser.cjs")} KB. Node loads it on first use; to a browser's host it is the main bundle.`,
  );
  report("the VSIX", statSync(await packageVsix()).size / 1000, 1000, "KB");
}

async function activation(): Promise<void> {
  const measured = await activationTimes(12);
  const times = measured.map(({ wall }) => wall);
  report("activation in a real VS Code, p50 of 12 windows", percentile(times, 0.5), 30, "ms");
  report("activation in a real VS Code, p95 of 12 windows", percentile(times, 0.95), 60, "ms");
  console.log(`        CPU of all threads of the host, p50: ${percentile(measured.map(({ cpu }) => cpu)).toFixed(0)} ms`);
  console.log("        others, measured once on two cores (median, range; how often our median):");
  for (const { name, median, range } of peerActivations)
    console.log(`          ${name}: ${median} ms, ${range.join("-")} (${(median / percentile(times, 0.5)).toFixed(1)} times)`);
}

/** What the command line takes to start, beside Node alone. */
function startUp(): void {
  const bare = commandTime(process.execPath, ["-e", "0"]) ?? Number.NaN;
  const ours = roadworthyTime(["--version"]);
  console.log(`        roadworthy --version: ${ours.toFixed(0)} ms; Node alone: ${bare.toFixed(0)} ms (${(ours / bare).toFixed(1)} times)`);
}

const { values: options, positionals: parts } = parseArgs({
  allowPositionals: true,
  options: { large: { type: "boolean" }, checkouts: { type: "string" }, "stack-analyser": { type: "string" } },
});
const isAsked = (part: string) => parts.length === 0 || parts.includes(part);

console.log(`Node ${process.version}, ${process.platform}\n`);
if (isAsked("sizes")) await sizes();
if (isAsked("activation")) await activation();
if (isAsked("engine")) {
  startUp();
  await firstScores(options.large ?? false);
}
if (options.checkouts !== undefined && isAsked("parse")) parseFiles(options.checkouts);
if (options.checkouts !== undefined && isAsked("checkouts"))
  compareCheckouts(options.checkouts, options["stack-analyser"], await probe("first-score"), await probe("edit-latency"));
const over = figures.filter(({ measured, budget }) => !(measured <= budget));
console.log(over.length === 0 ? "\nAll within budget." : `\nOver budget: ${over.map(({ what }) => what).join("; ")}.`);
process.exitCode = over.length === 0 ? 0 : 1;
