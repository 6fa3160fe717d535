import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { inRepository } from "./paths.js";
import { runProgram } from "./run-program.js";

/**
 * Installs a package of npm that the repository does not depend on, in a git-ignored folder of its own, on first use; gives the package's folder.
 * Throws when npm fails.
 */
export async function ensurePackage(name: string, version: string, options: readonly string[] = []): Promise<string> {
  const home = inRepository(".tools", basename(name));
  const folder = join(home, "node_modules", name);
  if ((await installedVersion(folder)) !== version) {
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund"];
    await runProgram("npm", ["install", "--prefix", home, ...quiet, ...options, `${name}@${version}`]);
  }
  return folder;
}

async function installedVersion(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
  return (JSON.parse(text) as { version?: string }).version;
}
