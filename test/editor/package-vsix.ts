import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inRepository } from "./paths.js";
import { runProgram } from "./run-program.js";

const VSCE_VERSION = "3.9.2";

/** Packages the built extension as users get it, and gives the package's path. The packer is installed on first use. */
export async function packageVsix(): Promise<string> {
  const folder = inRepository(".tools", "vsce");
  const vsce = join(folder, "node_modules", "@vscode", "vsce");
  if ((await installedVersion(vsce)) !== VSCE_VERSION) {
    const options = ["--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
    await runProgram("npm", ["install", "--prefix", folder, ...options, `@vscode/vsce@${VSCE_VERSION}`]);
  }
  const results = inRepository("test-results");
  await mkdir(results, { recursive: true });
  const vsix = join(results, "roadworthy.vsix");
  await runProgram(process.execPath, [join(vsce, "vsce"), "package", "--no-dependencies", "--out", vsix], { cwd: inRepository() });
  return vsix;
}

async function installedVersion(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
  return (JSON.parse(text) as { version?: string }).version;
}
