import { draftManifest } from "../scaffolds/draft-manifest.js";
import { applyToDisk } from "./apply-to-disk.js";
import { exitCode, UsageError } from "./exit-code.js";
import { openWorkspace } from "./open-workspace.js";
import type { Output } from "./output.js";

/** What `roadworthy init` is asked to do. */
export interface InitOptions {
  readonly path: string;
  /** Print the draft instead of writing it. */
  readonly dryRun: boolean;
  readonly date: string;
}

/** Drafts `roadworthy.yaml` for the folder at `path` from what was found there. Never overwrites. Gives the exit code. */
export async function init({ path, dryRun, date }: InitOptions, output: Output): Promise<number> {
  const { folder, session } = await openWorkspace(path, output);
  const project = session.project("", date);
  if (project.manifest.exists) throw new UsageError(`${project.manifest.path} exists already. Run \`roadworthy check\`.`);
  const name = folder.slice(folder.search(/[^\\/]*$/));
  const text = draftManifest(project, name);
  if (dryRun) {
    output.out(text);
    return exitCode.clean;
  }
  for (const { path: written, result } of applyToDisk(folder, [{ kind: "create", path: project.manifest.path, text }]))
    output.out(`${result} ${written}\n`);
  output.out("Fill in what is marked TODO, then run `roadworthy check`.\n");
  return exitCode.clean;
}
