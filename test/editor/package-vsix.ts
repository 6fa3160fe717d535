import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ensurePackage } from "./ensure-package.js";
import { inRepository } from "./paths.js";
import { runProgram } from "./run-program.js";

/** Packages the built extension as users get it, and gives the package's path. The packer is installed on first use. */
export async function packageVsix(): Promise<string> {
  const vsce = await ensurePackage("@vscode/vsce", "3.9.2", ["--omit=optional"]);
  const results = inRepository("test-results");
  await mkdir(results, { recursive: true });
  const vsix = join(results, "roadworthy.vsix");
  await runProgram(process.execPath, [join(vsce, "vsce"), "package", "--no-dependencies", "--out", vsix], { cwd: inRepository() });
  return vsix;
}
