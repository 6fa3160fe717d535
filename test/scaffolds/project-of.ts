import { Session } from "../../src/engine/session.js";
import type { Project } from "../../src/project/project.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import type { SampleProject } from "./projects.js";

/** A sample project as the engine sees it. */
export async function projectOf({ files, root = "" }: SampleProject): Promise<Project> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return session.project(root, "2026-09-01");
}
