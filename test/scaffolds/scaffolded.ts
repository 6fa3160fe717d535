import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Project } from "../../src/project/project.js";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { projectOf } from "./project-of.js";
import type { SampleProject } from "./projects.js";

/** A sample project on disk, with what scaffolds add to it. */
export interface Scaffolded {
  readonly project: Project;
  /** The workspace. */
  readonly folder: string;
  /** The project's folder on disk. */
  readonly home: string;
  /** What the scaffolds wrote: path relative to the workspace → text. */
  readonly written: ReadonlyMap<string, string>;
}

/** Writes a sample project and the plans of some scaffolds to a temporary folder. */
export async function scaffolded(sample: SampleProject, ...scaffolds: readonly string[]): Promise<Scaffolded> {
  const folder = temporaryFolder();
  const project = await projectOf(sample);
  const written = new Map<string, string>();
  for (const id of scaffolds) {
    for (const edit of planScaffold(project, id).edits) if (edit.kind === "create") written.set(edit.path, edit.text);
  }
  for (const [path, text] of [...Object.entries(sample.files), ...written]) writeFile(folder, path, text);
  return { project, folder, home: join(folder, project.root), written };
}

/** Writes a file below a folder, making the folders between. */
export function writeFile(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const temporary: string[] = [];
process.once("exit", removeTemporaryFolders);

/** Removes what the tests so far have written. mocha kills its workers, which then never come to their own end. */
export function removeTemporaryFolders(): void {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A folder that is gone when the tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "roadworthy-scaffolds-"));
  temporary.push(folder);
  return folder;
}
