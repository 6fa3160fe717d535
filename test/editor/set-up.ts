import { access, constants, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { delimiter, join } from "node:path";
import { inRepository } from "./paths.js";
import { runProgram } from "./run-program.js";

/** What a real VS Code in a real browser needs, as absolute paths of programs and folders. */
export interface EditorInstallation {
  /** The browser the editor is shown in. */
  chromium: string;
  /** The Node the editor's server runs on: its native modules want this very version. */
  node: string;
  /** The package folder the server is started from. */
  server: string;
}

const APT_PACKAGES = ["chromium"];
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const SERVER_PACKAGES = { "code-server": "4.139.1", [`node-linux-${arch()}`]: "24.21.0" };

/** Finds the editor, installing what is missing where that is possible; throws one line naming what to install where it is not. */
export async function ensureEditor(): Promise<EditorInstallation> {
  if (platform() !== "linux") throw new Error("The VS Code server runs on Linux only: run with --electron here.");
  const chromium = await ensureBrowser();
  return { chromium, ...(await ensureServer(inRepository(".vscode-test", "server"))) };
}

/** Finds a browser, or installs one; throws one line naming what to install where that cannot be. */
export async function ensureBrowser(): Promise<string> {
  return (await findBrowser()) ?? (await installBrowser());
}

async function findBrowser(): Promise<string | undefined> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!(await isExecutable(named))) throw new Error(`CHROMIUM names no program: ${named}`);
    return named;
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const browser of BROWSERS) {
      const path = join(folder, browser);
      if (folder && (await isExecutable(path))) return path;
    }
  }
  return undefined;
}

async function installBrowser(): Promise<string> {
  const canInstall = process.getuid?.() === 0 && (await isExecutable("/usr/bin/apt-get"));
  if (canInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    announce(`installing ${APT_PACKAGES.join(", ")} with apt-get`);
    await runProgram("apt-get", ["update"], { env });
    await runProgram("apt-get", ["install", "-y", "--no-install-recommends", ...APT_PACKAGES], { env });
  }
  const browser = canInstall ? await findBrowser() : undefined;
  if (browser === undefined) {
    throw new Error("No Chromium found: install it (Debian: apt-get install chromium) or name its program in CHROMIUM.");
  }
  return browser;
}

async function ensureServer(folder: string): Promise<{ node: string; server: string }> {
  const node = join(folder, "node_modules", `node-linux-${arch()}`, "bin", "node");
  const server = join(folder, "node_modules", "code-server");
  const wanted = JSON.stringify({ private: true, dependencies: SERVER_PACKAGES }, undefined, 2);
  const complete = join(folder, "complete.json");
  if ((await readFile(complete, "utf8").catch(() => undefined)) === wanted) return { node, server };

  announce(`installing VS Code's server in ${folder} (about half a minute, 800 MB)`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), wanted);
  // Install scripts would compile native modules, and so want a compiler, Python and Node's headers. The server runs without what they
  // build: log files, proxy authentication, a watchdog.
  const install = ["install", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"];
  await runProgram("npm", install, { cwd: folder });
  await runProgram("npm", install, { cwd: join(server, "lib", "vscode") });
  await writeFile(complete, wanted);
  return { node, server };
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function announce(message: string): void {
  process.stderr.write(`editor: ${message}\n`);
}
