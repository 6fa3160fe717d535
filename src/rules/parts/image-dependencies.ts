import type { Project } from "../../project/project.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import type { Gap } from "../rule.js";
import { lineage, type ShippedImage } from "./image-builds.js";

const npmInstall = /\bnpm\s+(?:install|i)\b((?:\s+--?\S+)*)\s*(?:$|&&|;|\|)/;
const pipFile = /\bpip3?\s+install\b.*?\s(?:-r\s*|--requirement[ =])(\S+)/;
/** Locks of Python that pip does not read. */
const unread: ReadonlySet<string> = new Set(["uv", "poetry", "pdm", "pipenv"]);

/** Images of what runs jobs, where a project's packages come beside those that are in it, under constraints of its own. */
const runsJobs = /(?:^|\/)(?:airflow|astro-runtime|dagster[\w-]*|prefect|kestra)$/;

/** A way of an image to install other versions than the project's lock fixes, so that what was tested is not what runs. */
export function installedPastLock(project: Project, { path, facts, final }: ShippedImage): Gap | undefined {
  if (runsJobs.test(lineage(facts, final).at(-1)?.image ?? "")) return undefined;
  const locks = project.facts("dependencies").filter(({ facts: one }) => one.role === "lock");
  const folders = [folderOf(path), project.root];
  const beside = locks.filter((lock) => folders.includes(folderOf(lock.path)));
  for (const { value, span } of lineage(facts, final).flatMap(({ runs }) => runs)) {
    const npm = beside.find(({ facts: one }) => one.manager === "npm");
    if (npm && npmInstall.test(value) && !/\s(?:-g|--global)\b/.test(value))
      return {
        kind: "partial",
        message: `\`npm install\` may take other versions than \`${nameOf(npm.path)}\` fixes. Use \`npm ci\`.`,
        at: { path, span },
      };
    const lock = beside.find(({ facts: one }) => one.ecosystem === "pypi" && unread.has(one.manager));
    const file = pipFile.exec(value)?.[1];
    if (
      lock &&
      file &&
      isLoose(project, nameOf(file)) &&
      !lineage(facts, final).some((stage) => stage.runs.some((run) => /\bexport\b/.test(run.value)))
    )
      return {
        kind: "partial",
        message: `The image installs \`${nameOf(file)}\`, which fixes no versions, past \`${project.relative(lock.path)}\`. Install from the lock, so that what was tested runs.`,
        at: { path, span },
      };
  }
  return undefined;
}

/** Whether a file of requirements lies here, and leaves a version open. */
function isLoose(project: Project, name: string): boolean {
  const files = project.facts("dependencies").filter(({ path, facts }) => nameOf(path) === name && facts.role === "manifest");
  return files.length > 0 && files.every(({ facts }) => facts.dependencies.some(({ exact }) => !exact));
}
