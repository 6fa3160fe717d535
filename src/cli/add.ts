import { unifiedDiff } from "../formats/unified-diff.js";
import { scaffolds } from "../scaffolds/index.js";
import { planScaffold } from "../scaffolds/plan-scaffold.js";
import { toChanges } from "../text/file-change.js";
import { applyToDisk } from "./apply-to-disk.js";
import { exitCode, UsageError } from "./exit-code.js";
import { onlyRoot, openWorkspace } from "./open-workspace.js";
import type { Output } from "./output.js";

/** What `roadworthy add` is asked to do. */
export interface AddOptions {
  readonly scaffold: string | undefined;
  readonly path: string;
  /** Print which there are, and write nothing. */
  readonly list: boolean;
  /** Print what would be written as a unified diff; what is left alone goes to the error stream. */
  readonly dryRun: boolean;
  readonly date: string;
}

/** Writes a scaffold into the project at `path`. Never overwrites. Gives the exit code. @throws UsageError for an unknown scaffold. */
export async function add(options: AddOptions, output: Output): Promise<number> {
  const id = options.scaffold;
  if (options.list) {
    output.out(`${list()}\n`);
    return exitCode.clean;
  }
  if (id === undefined) throw new UsageError(`Say what to add:\n${list()}`);
  if (!Object.hasOwn(scaffolds, id)) throw new UsageError(`There is no scaffold called "${id}". There are:\n${list()}`);
  const { folder, session } = await openWorkspace(options.path, output);
  const root = onlyRoot(session.roots);
  const before = session.report(root, options.date);
  const { edits, skipped } = planScaffold(before.project, id);
  if (options.dryRun) {
    for (const { path, reason } of skipped) output.error(`kept     ${path} (${reason})\n`);
    const changed = edits.flatMap(({ kind, path }) => (kind === "replace" ? [path] : []));
    output.out(unifiedDiff(toChanges(edits, await session.texts(changed))));
    return exitCode.clean;
  }
  for (const { path, reason } of skipped) output.out(`kept     ${path} (${reason})\n`);
  for (const { path, result } of applyToDisk(folder, edits)) output.out(`${result.padEnd(8)} ${path}\n`);
  if (edits.length === 0) return exitCode.clean;
  await session.refresh();
  const after = session.report(root, options.date);
  output.out(`Readiness ${before.score.value} → ${after.score.value}. Fill in what is marked TODO; placeholders earn nothing.\n`);
  return exitCode.clean;
}

function list(): string {
  const width = Math.max(...Object.keys(scaffolds).map((name) => name.length));
  return Object.entries(scaffolds)
    .map(([name, { description }]) => `  ${name.padEnd(width)}  ${description}`)
    .join("\n");
}
