import { existsSync } from "node:fs";
import { join } from "node:path";
import { commandTime, ripgrepTime, roadworthyTime } from "./command-time.js";
import type { EditLatency } from "./edit-latency.js";
import type { FirstScore } from "./first-score.js";
import { percentile } from "./percentile.js";

/** Real repositories, with many files or large ones. */
const names = ["Azure/azureml-examples", "cal-itp/data-infra", "vercel/ai-chatbot", "Azure-Samples/rag-postgres-openai-python"];

/**
 * Prints what the largest checkouts (`<owner>/<name>` below `folder`) take, beside ripgrep and, where `stackAnalyser` is the folder of its
 * package, `@specfy/stack-analyser`. All figures are medians of 5.
 */
export function compareCheckouts(
  folder: string,
  stackAnalyser: string | undefined,
  firstScore: (folder: string) => FirstScore,
  editLatency: (folder: string) => EditLatency,
): void {
  for (const name of names) {
    const path = join(folder, name);
    if (!existsSync(path)) {
      console.log(`        ${name}: not found`);
      continue;
    }
    const scores = Array.from({ length: 5 }, () => firstScore(path));
    const median = (key: keyof FirstScore) => percentile(scores.map((score) => score[key])).toFixed(0);
    console.log(`        ${name}`);
    console.log(
      `          first score, cold: ${median("wall")} ms (CPU ${median("cpu")} ms, reading ${median("reading")} ms), ${median("heap")} MB kept`,
    );
    const edit = editLatency(path);
    console.log(
      `          edit of a manifest: p50 ${edit.median.toFixed(0)} ms, p95 ${edit.p95.toFixed(0)} ms (CPU ${edit.cpu.toFixed(0)} ms)`,
    );
    const ripgrep = ripgrepTime(path);
    print("ripgrep", ripgrep);
    print("roadworthy check", roadworthyTime(["check", path, "--fail-on", "never"]), ripgrep, "ripgrep");
    const stack = roadworthyTime(["stack", path]);
    print("roadworthy stack", stack, ripgrep, "ripgrep");
    if (stackAnalyser === undefined) continue;
    const cli = join(stackAnalyser, "dist", "cli.js");
    print(
      "@specfy/stack-analyser",
      existsSync(cli) ? commandTime(process.execPath, [cli, path, "--output", "/dev/null"]) : undefined,
      stack,
      "roadworthy stack",
    );
  }
}

function print(what: string, time: number | undefined, reference?: number, referenceName?: string): void {
  const ratio = time !== undefined && reference !== undefined ? ` (${(time / reference).toFixed(1)} times ${referenceName})` : "";
  console.log(`          ${what}: ${time === undefined ? "not found" : `${time.toFixed(0)} ms`}${ratio}`);
}
