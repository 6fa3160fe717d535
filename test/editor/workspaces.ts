import { cp, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { inRepository } from "./paths.js";
import { runProgram } from "./run-program.js";

/** Gives `use` a new folder, which is gone afterwards. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "roadworthy-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether a workspace is opened in Restricted Mode, as a folder is that the user does not trust. */
export function isRestricted(workspace: string): boolean {
  return workspace === "restricted";
}

/** Copies the named workspace of `workspaces/` into a folder, and gives what to open: its `.code-workspace` file if it has one, or itself. */
export async function copyWorkspace(name: string, into: string): Promise<string> {
  return copyProject(inRepository("test", "editor", "workspaces", name), into);
}

/** The same for one of the examples that users are shown. */
export async function copyExample(name: string, into: string): Promise<string> {
  return copyProject(inRepository("examples", name), into);
}

async function copyProject(from: string, into: string): Promise<string> {
  const copy = join(into, basename(from));
  await cp(from, copy, { recursive: true });
  await checkOnCommandLine(copy);
  const workspaceFile = (await readdir(copy)).find((file) => file.endsWith(".code-workspace"));
  return workspaceFile === undefined ? copy : join(copy, workspaceFile);
}

/** Leaves what the command line finds in a project beside it, as `<name>.report.json`, for suites to hold the editor against. */
async function checkOnCommandLine(project: string): Promise<void> {
  if (!(await readdir(project)).includes("roadworthy.yaml")) return;
  const cli = inRepository("dist", "cli.js");
  await runProgram(process.execPath, [cli, "check", project, "--format", `json=${project}.report.json`, "--fail-on", "never"]);
}
