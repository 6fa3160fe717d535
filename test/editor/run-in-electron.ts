import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from "@vscode/test-electron";
import { type SuitesRun, WINDOW_LIMIT_MS } from "./configurations.js";
import { inRepository } from "./paths.js";
import { stackRestorer } from "./restore-stack.js";
import { type ResultReader, type RunResult, readResults } from "./results.js";
import { runProgram } from "./run-program.js";
import { QUIET_SETTINGS } from "./server.js";
import { standInsOf } from "./stand-ins.js";
import { withinLimit } from "./within-limit.js";
import { copyWorkspace, inTemporaryFolder, isRestricted } from "./workspaces.js";

/** Runs suites in a downloaded desktop VS Code; on Linux it wants a display. */
export async function runInElectron({ configuration, suites, vsix, print }: SuitesRun): Promise<RunResult[]> {
  const executable = await downloadAndUnzipVSCode({ cachePath: inRepository(".vscode-test") });
  const results: RunResult[] = [];
  for (const each of suites) {
    const result = await inTemporaryFolder(async (folder) => {
      const folders = ["--user-data-dir", join(folder, "data"), "--extensions-dir", join(folder, "extensions")];
      await writeSettings(join(folder, "data", "User"));
      if (vsix !== undefined) {
        await runProgram(resolveCliPathFromVSCodeExecutablePath(executable), [...folders, "--install-extension", vsix], {
          shell: process.platform === "win32",
        });
      }
      await (await standInsOf(each.workspace)).installIn(join(folder, "extensions"));
      const testsPath = each.bundle[configuration.host];
      const developmentPath = configuration.packaged ? inRepository("test", "editor", "driver") : inRepository();
      print(`  ${each.workspace}`);
      const reader = readResults(print, stackRestorer(testsPath, configuration.host));
      const args = [
        await copyWorkspace(each.workspace, folder),
        ...[
          "--no-sandbox",
          "--disable-gpu-sandbox",
          "--disable-updates",
          "--skip-welcome",
          "--skip-release-notes",
          ...(isRestricted(each.workspace) ? [] : ["--disable-workspace-trust"]),
        ],
        ...folders,
        `--extensionDevelopmentPath=${developmentPath}`,
        `--extensionTestsPath=${testsPath}`,
        ...(configuration.host === "browser" ? ["--extensionDevelopmentKind=web"] : []),
      ];
      return reader.finish(await runWindow(executable, args, reader).catch((error: Error) => error));
    });
    results.push(result);
  }
  return results;
}

async function writeSettings(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify(QUIET_SETTINGS));
}

async function runWindow(executable: string, args: string[], reader: ResultReader): Promise<number> {
  const child = spawn(executable, args, { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", reader.line);
  const exitCode = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  try {
    return await withinLimit(exitCode, WINDOW_LIMIT_MS, "the suites did not end");
  } finally {
    child.kill("SIGKILL");
  }
}
