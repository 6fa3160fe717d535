import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import Mocha from "mocha";
import { launchBrowser } from "./open-editor.js";
import { packageVsix } from "./package-vsix.js";
import { inRepository } from "./paths.js";
import { playAgain } from "./play-again.js";
import type { Failure, RunResult } from "./results.js";
import { ensureEditor } from "./set-up.js";
import { type OpenUserWindow, startUserWindows } from "./user-windows.js";
import { inTemporaryFolder } from "./workspaces.js";

const SUITES = inRepository("test", "editor", "user");
const TEST_LIMIT_MS = 120_000;

/** What a module of `user/` exports. */
type UserSuite = (open: OpenUserWindow) => void;

/** The suites that drive the editor from outside, by keyboard and pointer, by name. */
export async function userSuites(): Promise<readonly string[]> {
  return (await readdir(SUITES)).filter((file) => file.endsWith(".ts")).map((file) => basename(file, ".ts"));
}

/** Runs suites that see what a user sees and do what a user does. */
export async function runAsUser(names: readonly string[], print: (text: string) => void): Promise<RunResult> {
  const installation = await ensureEditor();
  const vsix = await packageVsix();
  const manifest: { contributes: { commands: readonly { command: string }[] } } = JSON.parse(
    await readFile(inRepository("package.json"), "utf8"),
  );
  const commands = manifest.contributes.commands.map(({ command }) => command);
  const browser = await launchBrowser(installation);
  try {
    return await inTemporaryFolder(async (folder) => {
      const windows = await startUserWindows(installation, browser, vsix, commands, folder);
      try {
        const results: RunResult[] = [];
        for (const name of names) results.push(await playSuite(name, windows.open, print));
        return { passed: sum(results.map(({ passed }) => passed)), failures: results.flatMap(({ failures }) => failures) };
      } finally {
        await windows.stop();
      }
    });
  } finally {
    await browser.close();
  }
}

async function playSuite(name: string, open: OpenUserWindow, print: (text: string) => void): Promise<RunResult> {
  const suites: Record<string, UserSuite> = await import(`./user/${name}.js`);
  const play = () => {
    const mocha = new Mocha({
      ui: "bdd",
      timeout: TEST_LIMIT_MS,
      // Each test goes on in the window that the one before has left.
      bail: true,
      forbidOnly: true,
      forbidPending: true,
      reporter: Mocha.reporters.Base,
    });
    mocha.suite.emit("pre-require", globalThis, "", mocha);
    for (const suite of Object.values(suites)) suite(open);
    return run(mocha, print);
  };
  const result = await playAgain(play, ({ failures }) => failures, print);
  for (const { title, error } of result.failures) print(`    ✖ ${title}\n${error.replace(/^/gm, "        ")}`);
  return result;
}

function run(mocha: Mocha, print: (text: string) => void): Promise<RunResult> {
  return new Promise((resolve) => {
    let passed = 0;
    const failed: { title: string; error: Error }[] = [];
    const runner = mocha.run(() => {
      // Read at the end, since a hook adds what was on screen.
      const failures: Failure[] = failed.map(({ title, error }) => ({ title, error: error.stack ?? String(error) }));
      if (passed === 0 && failures.length === 0) failures.push({ title: "there are tests", error: "None was found." });
      resolve({ passed, failures });
    });
    runner.on("pass", (test) => {
      passed++;
      print(`    ✔ ${test.titlePath().join(" › ")} (${test.duration} ms)`);
    });
    runner.on("fail", (test, error) => failed.push({ title: test.titlePath().join(" › "), error }));
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
