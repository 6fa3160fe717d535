import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildSuites } from "./build-suites.js";
import { CONFIGURATIONS } from "./configurations.js";
import { endOnSignals } from "./end-on-signals.js";
import { packageVsix } from "./package-vsix.js";
import { inRepository } from "./paths.js";
import type { Failure, RunResult } from "./results.js";
import { runAsUser, userSuites } from "./run-as-user.js";
import { runInBrowser } from "./run-in-browser.js";
import { runInElectron } from "./run-in-electron.js";

const USAGE = "usage: npm run test:editor -- [--electron] [--only node|browser|packaged|user]... [suite]...";
const RESULTS = inRepository("test-results", "editor");
const DRIVEN = "installed package, driven as by a user";

/** Runs the suites in every configuration of a real VS Code; gives the exit code. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { electron: { type: "boolean" }, only: { type: "string", multiple: true } },
    allowPositionals: true,
  });
  const electron = values.electron ?? (process.env.ROADWORTHY_EDITOR === "electron" || process.platform !== "linux");
  const runSuites = electron ? runInElectron : runInBrowser;
  const isWanted = (id: string) => values.only?.includes(id) ?? true;
  const configurations = CONFIGURATIONS.filter(({ id }) => isWanted(id));
  if (configurations.length === 0 && !isWanted("user")) throw new Error(USAGE);
  endOnSignals();

  await rm(RESULTS, { recursive: true, force: true });
  await mkdir(RESULTS, { recursive: true });
  const started = Date.now();
  const isNamed = (name: string) => positionals.length === 0 || positionals.includes(name);
  const suites = (await buildSuites()).filter(({ workspace }) => isNamed(workspace));
  const results: RunResult[] = [];
  const failures: (Failure & { host: string })[] = [];
  const run = async (title: string, work: () => Promise<RunResult[]>) => {
    const from = Date.now();
    print(`\n${title}`);
    const found = await work().catch((error: Error) => broken(title, error));
    results.push(...found);
    failures.push(...found.flatMap((result) => result.failures.map((failure) => ({ ...failure, host: title }))));
    print(`  in ${seconds(from)}`);
  };
  if (suites.length > 0) {
    for (const configuration of configurations) {
      await run(configuration.title, async () => {
        const vsix = configuration.packaged ? await packageVsix() : undefined;
        return runSuites({ configuration, suites, vsix, print });
      });
    }
  }
  const driven = isWanted("user") ? (await userSuites()).filter(isNamed) : [];
  if (driven.length > 0 && electron) print("\nNot run here: suites driven as by a user, which want the editor in a browser.");
  else if (driven.length > 0) await run(DRIVEN, async () => [await runAsUser(driven, print)]);

  // Logs are read from their end, and often cut.
  for (const { host, title, error } of failures) print(`\n✖ ${host}: ${title}\n${error.replace(/^/gm, "    ")}`);
  const passed = sum(results.map((result) => result.passed));
  const failed = failures.length;
  await writeFile(join(RESULTS, "summary.json"), `${JSON.stringify({ passed, failed })}\n`);
  print(`\n${passed} passing, ${failed} failing (${seconds(started)})`);
  return passed > 0 && failed === 0 ? 0 : 1;
}

function broken(title: string, { message }: Error): RunResult[] {
  const failure = { title: `${title} starts`, error: message };
  print(`  ✖ ${failure.title}\n${failure.error}`);
  return [{ passed: 0, failures: [failure] }];
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
