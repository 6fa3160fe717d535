import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Suites } from "./build-suites.js";
import { type SuitesRun, WINDOW_LIMIT_MS } from "./configurations.js";
import { launchBrowser, openEditor } from "./open-editor.js";
import { inRepository } from "./paths.js";
import { stackRestorer } from "./restore-stack.js";
import { type RunResult, readResults } from "./results.js";
import { type EditorServer, installVsix, startServer } from "./server.js";
import { type EditorInstallation, ensureEditor } from "./set-up.js";
import { type StandIns, standInsOf } from "./stand-ins.js";
import { withinLimit } from "./within-limit.js";
import { copyWorkspace, inTemporaryFolder, isRestricted } from "./workspaces.js";

/** What a suite waits for that needs the folders of its window. */
const WORKSPACE_MISSING = "for the folders of the workspace";
/** Windows opened for one workspace until one knows its folders. */
const WINDOWS = 4;
const RESULTS = inRepository("test-results", "editor");

/** Runs suites in VS Code's server with Chromium in front of it; those that want other extensions or no trust have a server of their own. */
export async function runInBrowser(run: SuitesRun): Promise<RunResult[]> {
  const installation = await ensureEditor();
  const browser = await launchBrowser(installation);
  try {
    const results: RunResult[] = [];
    const common: Suites[] = [];
    for (const each of run.suites) {
      const standIns = await standInsOf(each.workspace);
      if (standIns.ids.length === 0 && !isRestricted(each.workspace)) common.push(each);
      else results.push(...(await runOnServer(run, [each], standIns, installation, browser)));
    }
    return [...results, ...(await runOnServer(run, common, undefined, installation, browser))];
  } finally {
    await browser.close();
  }
}

async function runOnServer(
  run: SuitesRun,
  suites: readonly Suites[],
  standIns: StandIns | undefined,
  installation: EditorInstallation,
  browser: Browser,
): Promise<RunResult[]> {
  if (suites.length === 0) return [];
  const { configuration, vsix } = run;
  return inTemporaryFolder(async (folder) => {
    const folders = { dataDir: join(folder, "data"), extensionsDir: join(folder, "extensions") };
    if (vsix !== undefined) await installVsix(installation, folders, vsix);
    await standIns?.installIn(folders.extensionsDir);
    // A page cannot say in which host an extension runs; this setting can.
    const inBrowser = ["roadworthy.roadworthy", ...(standIns?.ids ?? [])].map((id) => [id, ["web"]]);
    const settings = configuration.host === "browser" ? { "remote.extensionKind": Object.fromEntries(inBrowser) } : {};
    const logFile = join(
      RESULTS,
      `${[configuration.id, ...(standIns ? suites.map(({ workspace }) => workspace) : [])].join(".")}.server.log`,
    );
    const restricted = suites.some(({ workspace }) => isRestricted(workspace));
    const server = await startServer(installation, { ...folders, logFile, settings, restricted, forTests: true });
    try {
      const results: RunResult[] = [];
      for (const each of suites) results.push(await runWorkspace(run, each, browser, server, await copyWorkspace(each.workspace, folder)));
      return results;
    } finally {
      await server.stop();
    }
  });
}

/**
 * On a busy machine VS Code now and then starts a host before it has read a `.code-workspace` file, and never tells it the folders: then no test
 * has run, and the window is opened again.
 */
async function runWorkspace(run: SuitesRun, suites: Suites, browser: Browser, server: EditorServer, target: string): Promise<RunResult> {
  for (let left = WINDOWS - 1; ; left--) {
    const result = await runWindow(run, suites, browser, server, target);
    const isWorkspaceMissing = result.passed === 0 && result.failures.some(({ error }) => error.includes(WORKSPACE_MISSING));
    if (!isWorkspaceMissing || left === 0) return result;
    run.print("    opened without its workspace; opened again");
  }
}

async function runWindow(run: SuitesRun, suites: Suites, browser: Browser, server: EditorServer, target: string): Promise<RunResult> {
  const { configuration, print } = run;
  const testsPath = suites.bundle[configuration.host];
  print(`  ${suites.workspace}`);
  const reader = readResults(print, stackRestorer(testsPath, configuration.host));
  const logFile = join(RESULTS, `${configuration.id}.${suites.workspace}.log`);
  const onLog = (text: string) => {
    appendFileSync(logFile, `${text}\n`);
    reader.line(text);
  };
  const developmentPath = configuration.packaged ? inRepository("test", "editor", "driver") : inRepository();
  try {
    const { page, exitCode } = await openEditor(browser, server, { target, developmentPath, testsPath, onLog });
    const result = reader.finish(await withinLimit(exitCode, WINDOW_LIMIT_MS, "the suites did not end").catch((error: Error) => error));
    await page.close();
    return result;
  } catch (error) {
    return reader.finish(error as Error);
  }
}
