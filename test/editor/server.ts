import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runProgram } from "./run-program.js";
import type { EditorInstallation } from "./set-up.js";
import { withinLimit } from "./within-limit.js";

/** A running VS Code server, bound to this machine only. */
export interface EditorServer {
  port: number;
  /** Ends the server and every process it started. */
  stop(): Promise<void>;
}

/** Folders of a server: what it remembers, and the extensions installed in it. */
export interface ServerFolders {
  dataDir: string;
  extensionsDir: string;
}

export interface ServerOptions extends ServerFolders {
  /** Takes everything the server prints. */
  logFile: string;
  /** A free port when not given. */
  port?: number;
  /** The user's settings, over quiet ones. */
  settings?: Record<string, unknown>;
  /** The user's keys. */
  keybindings?: readonly { readonly key: string; readonly command: string }[];
  /** Holds folders back until they are trusted, which none is: each opens in Restricted Mode. */
  restricted?: boolean;
  /** Lets a page run an extension and tests from a folder; the editor then shows no notifications. */
  forTests?: boolean;
}

const START_LIMIT_MS = 30_000;
const POLL_MS = 50;
const SHOWN_LINES = 40;

/** No first-run pages, promotions or prompts: what is on screen comes from the extension. */
export const QUIET_SETTINGS = {
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  // Not to be asked in each window that opens in Restricted Mode.
  "security.workspace.trust.startupPrompt": "never",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Starts a server and waits until it answers; throws with its last lines when it ends or stays silent instead. */
export async function startServer(installation: EditorInstallation, options: ServerOptions): Promise<EditorServer> {
  await writeSettings(options);
  await mkdir(dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile);
  const child = spawn(installation.node, [serverProgram(installation), ...serverArguments(options)], { detached: true });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("close", () => reject(new Error("it ended")));
  });
  ended.catch(() => log.end());

  const kill = () => killGroup(child);
  process.once("exit", kill);
  const stop = async () => {
    process.removeListener("exit", kill);
    kill();
    await ended.catch(() => undefined);
  };

  try {
    const port = await withinLimit(Promise.race([listeningPort(child.stdout), ended]), START_LIMIT_MS, "it named no port");
    await withinLimit(Promise.race([answer(port), ended]), START_LIMIT_MS, "it did not answer");
    return { port, stop };
  } catch (error) {
    await stop();
    throw new Error(`VS Code's server did not start: ${(error as Error).message}\n${await lastLines(options.logFile)}`);
  }
}

/** Installs a packaged extension for the servers that use these folders. */
export async function installVsix(installation: EditorInstallation, folders: ServerFolders, vsix: string): Promise<void> {
  const args = [serverProgram(installation), ...folderArguments(folders), "--accept-server-license-terms", "--install-extension", vsix];
  const output = await runProgram(installation.node, args);
  if (!output.includes("successfully installed")) throw new Error(`${vsix} was not installed:\n${output}`);
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").slice(-SHOWN_LINES).join("\n");
}

/** The server and the extension hosts it started are one process group. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

function serverProgram(installation: EditorInstallation): string {
  return join(installation.server, "lib", "vscode", "out", "server-main.js");
}

function folderArguments(folders: ServerFolders): string[] {
  return ["--server-data-dir", folders.dataDir, "--extensions-dir", folders.extensionsDir];
}

function serverArguments(options: ServerOptions): string[] {
  return [
    ...["--host", "127.0.0.1", "--port", String(options.port ?? 0), "--without-connection-token", "--accept-server-license-terms"],
    ...["--telemetry-level", "off", "--reconnection-grace-time", "1"],
    ...(options.restricted ? [] : ["--disable-workspace-trust"]),
    ...(options.forTests ? ["--enable-smoke-test-driver"] : []),
    ...folderArguments(options),
  ];
}

async function writeSettings({ dataDir, settings, keybindings = [] }: ServerOptions): Promise<void> {
  const folder = join(dataDir, "data", "User");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2));
  await writeFile(join(folder, "keybindings.json"), JSON.stringify(keybindings, undefined, 2));
}

function listeningPort(output: NodeJS.ReadableStream): Promise<number> {
  return new Promise((resolve) => {
    let text = "";
    output.on("data", (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000);
      const port = /agent listening on (\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

async function answer(port: number): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
