import { exampleFiles } from "../practices/environment-example.js";
import { productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";

/** What machines, launchers and CI set by themselves. */
const setByOthers =
  /^(?:PATH|HOME|USER|PWD|SHELL|LANG|TMP|TEMP|TMPDIR|HOSTNAME|CI|NODE_ENV|PORT|PYTHON\w*|(?:LOCAL_|NODE_)?RANK|(?:LOCAL_)?WORLD_SIZE|MASTER_(?:ADDR|PORT)|SLURM_\w+|CUDA_VISIBLE_DEVICES|(?:GITHUB|GITLAB|CI|RUNNER|VERCEL|KUBERNETES|AWS_LAMBDA|SM)_\w+)$/;

/** Who sets the project up elsewhere has to know what it reads. */
export const envExample: Scaffold = {
  title: "Example environment",
  description: "A `.env.example` with the variables that the code reads, each with the file that does.",
  effort: 5,
  raises: [],
  suits: (project) => variablesOf(project).size > 0,
  edits(project) {
    const variables = variablesOf(project);
    if (variables.size === 0 || exampleFiles(project).length > 0) return [];
    const lines = [...variables].map(([name, file]) => `# ${file}\n${name}=\n`);
    const head = `# What ${describeStack(project).name} reads from its environment. Written by Roadworthy from the code.\n# Copy to .env and fill in; never commit .env, and put no secret here.\n`;
    return [newFile(project, ".env.example", `${head}\n${lines.join("\n")}`)];
  },
};

/** The variables that production code reads, in alphabetical order, with the first file that does. */
function variablesOf(project: Project): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, facts } of [...productionModules(project), ...ownScripts(project)]) {
    for (const { kind, value } of facts.signs)
      if (kind === "env" && /^[A-Z][A-Z0-9_]*$/.test(value) && !setByOthers.test(value) && !found.has(value))
        found.set(value, project.relative(path).replace(/[\r\n]/g, " "));
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}
