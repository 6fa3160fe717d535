import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildSuites, type Suites } from "./build-suites.js";
import { CONFIGURATIONS, type Configuration, type RunSuites } from "./configurations.js";
import { endOnSignals } from "./end-on-signals.js";
import { packageVsix } from "./package-vsix.js";
import { inRepository } from "./paths.js";
import type { Failure, RunResult } from "./results.js";
import { runInBrowser } from "./run-in-browser.js";
import { runInElectron } from "./run-in-electron.js";

const USAGE = "usage: npm run test:editor -- [--electron] [--only node|browser|packaged]... [workspace]...";
const RESULTS = inRepository("test-results", "editor");

/** Runs the suites in every configuration of a real VS Code; gives the exit code. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { electron: { type: "boolean" }, only: { type: "string", multiple: true } },
    allowPositionals: true,
  });
  const electron = values.electron ?? (process.env.ROADWORTHY_EDITOR === "electron" || process.platform !== "linux");
  const runSuites = electron ? runInElectron : runInBrowser;
  const configurations = CONFIGURATIONS.filter(({ id }) => values.only?.includes(id) ?? true);
  if (configurations.length === 0) throw new Error(USAGE);
  endOnSignals();

  await rm(RESULTS, { recursive: true, force: true });
  await mkdir(RESULTS, { recursive: true });
  const started = Date.now();
  const suites = (await buildSuites()).filter(({ workspace }) => positionals.length === 0 || positionals.includes(workspace));
  const results: RunResult[] = [];
  const failures: (Failure & { host: string })[] = [];
  for (const configuration of configurations) {
    const from = Date.now();
    print(`\n${configuration.title}`);
    const found = await runConfiguration(runSuites, configuration, suites);
    results.push(...found);
    failures.push(...found.flatMap((result) => result.failures.map((failure) => ({ ...failure, host: configuration.title }))));
    print(`  in ${seconds(from)}`);
  }

  // Logs are read from their end, and often cut.
  for (const { host, title, error } of failures) print(`\n✖ ${host}: ${title}\n${error.replace(/^/gm, "    ")}`);
  const passed = sum(results.map((result) => result.passed));
  const failed = failures.length;
  await writeFile(join(RESULTS, "summary.json"), `${JSON.stringify({ passed, failed })}\n`);
  print(`\n${passed} passing, ${failed} failing (${seconds(started)})`);
  return passed > 0 && failed === 0 ? 0 : 1;
}

async function runConfiguration(runSuites: RunSuites, configuration: Configuration, suites: readonly Suites[]): Promise<RunResult[]> {
  try {
    const vsix = configuration.packaged ? await packageVsix() : undefined;
    return await runSuites({ configuration, suites, vsix, print });
  } catch (error) {
    const failure = { title: `${configuration.title} starts`, error: (error as Error).message };
    print(`  ✖ ${failure.title}\n${failure.error}`);
    return [{ passed: 0, failures: [failure] }];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
