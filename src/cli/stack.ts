import { basename } from "node:path";
import { practicesSeen, type SeenPractice, type StackInput } from "../formats/stack-input.js";
import { stackJson } from "../formats/stack-json.js";
import { stackText } from "../formats/stack-text.js";
import { projectName } from "../formats/to-report-json.js";
import { buildProject } from "../project/build-project.js";
import type { Project } from "../project/project.js";
import { exitCode } from "./exit-code.js";
import { openWorkspace } from "./open-workspace.js";
import type { Output } from "./output.js";
import { version } from "./version.js";

/** What `roadworthy stack` is asked to do. */
export interface StackOptions {
  readonly paths: readonly string[];
  readonly format: "text" | "json";
  readonly verbose: boolean;
  /** Judges example folders as the project's own code. */
  readonly samples: boolean;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Prints what is recognised in every project under the given paths, with its evidence. Gives the exit code. */
export async function stack(options: StackOptions, output: Output): Promise<number> {
  const inputs: StackInput[] = [];
  for (const path of options.paths) {
    const { session, folder } = await openWorkspace(path, output);
    for (const root of session.roots) {
      const project = buildProject(session.snapshot, root, { date: options.date, roots: session.roots, countSamples: options.samples });
      const practices = practicesSeen(project);
      const texts = await session.texts(pathsOf(project, practices));
      inputs.push({ project, name: projectName({ report: { project }, folderName: basename(folder) }), practices, texts, version });
    }
  }
  output.out(options.format === "json" ? stackJson(inputs) : stackText(inputs, { colour: output.colour, verbose: options.verbose }));
  return exitCode.clean;
}

/** The files that evidence points into. */
function pathsOf(project: Project, practices: readonly SeenPractice[]): ReadonlySet<string> {
  const evidence = [
    ...Object.values(project.traits).flatMap((trait) => trait.evidence),
    ...project.tools.flatMap((tool) => tool.evidence),
    ...practices.flatMap((practice) => practice.evidence.slice(0, 20)),
  ];
  return new Set(evidence.flatMap(({ at }) => (at ? [at.path] : [])));
}
