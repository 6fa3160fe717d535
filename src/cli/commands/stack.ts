import { basename } from "node:path";
import { practicesSeen, type SeenPractice, type StackInput } from "../../formats/stack-input.js";
import { stackJson } from "../../formats/stack-json.js";
import { stackText } from "../../formats/stack-text.js";
import { projectName } from "../../formats/to-report-json.js";
import { buildProject } from "../../project/build-project.js";
import type { Project } from "../../project/project.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { openWorkspace } from "../open-workspace.js";
import { toggle } from "../option.js";
import { listFormatOption } from "../options.js";
import { version } from "../version.js";

/** Prints what is recognised in every project under the given paths, with its evidence. */
export const stack = defineCommand({
  name: "stack",
  usages: [{ operands: "[path…]", does: "the tools, traits and practices that are recognised, with their evidence" }],
  options: {
    format: listFormatOption,
    samples: toggle("samples", "count code in example folders as the project's own"),
    verbose: toggle("verbose", "show all evidence"),
  },
  async run({ format, samples, verbose }, { operands, date, output }) {
    const inputs: StackInput[] = [];
    for (const path of operands.length > 0 ? operands : ["."]) {
      const { session, folder } = await openWorkspace(path, output);
      for (const root of session.roots) {
        const project = buildProject(session.snapshot, root, { date, roots: session.roots, countSamples: samples });
        const practices = practicesSeen(project);
        const texts = await session.texts(pathsOf(project, practices));
        inputs.push({ project, name: projectName({ report: { project }, folderName: basename(folder) }), practices, texts, version });
      }
    }
    output.out(format === "json" ? stackJson(inputs) : stackText(inputs, { colour: output.colour, verbose }));
    return exitCode.clean;
  },
});

/** The files that evidence points into. */
function pathsOf(project: Project, practices: readonly SeenPractice[]): ReadonlySet<string> {
  const evidence = [
    ...Object.values(project.traits).flatMap((trait) => trait.evidence),
    ...project.tools.flatMap((tool) => tool.evidence),
    ...practices.flatMap((practice) => practice.evidence.slice(0, 20)),
  ];
  return new Set(evidence.flatMap(({ at }) => (at ? [at.path] : [])));
}
