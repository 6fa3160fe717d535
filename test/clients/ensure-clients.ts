import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkout } from "../upkeep/derived-files.js";

const here = dirname(fileURLToPath(import.meta.url));
/** Where the npm clients are installed; git-ignored. */
const home = `${checkout}.tools/clients`;
const shells = ["zsh", "fish"];

/** Makes sure that the shells are there. @throws an `Error` that names what to install. */
export function ensureShells(): void {
  const missing = shells.filter((name) => !succeeds("sh", ["-c", `command -v ${name}`]));
  if (missing.length === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    for (const words of [["update"], ["install", "--yes", "--no-install-recommends", ...missing]])
      execFileSync("apt-get", words, { env, stdio: "ignore" });
  } catch {
    throw new Error(`These tests need ${missing.join(" and ")}: apt-get install ${missing.join(" ")}`);
  }
}

/** The folder of the client library of the Model Context Protocol. @throws when it cannot be installed. */
export function clientLibrary(): string {
  const lock = join(home, "package-lock.json");
  const isThere =
    existsSync(join(home, "node_modules")) &&
    existsSync(lock) &&
    readFileSync(lock, "utf8") === readFileSync(join(here, "library/package-lock.json"), "utf8");
  if (!isThere) {
    mkdirSync(home, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(here, "library", name), join(home, name));
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: home, stdio: "ignore" });
  }
  return join(home, "node_modules/@modelcontextprotocol/sdk/dist/esm/client");
}

function succeeds(command: string, words: readonly string[]): boolean {
  try {
    execFileSync(command, words, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
