import type { Tool } from "../tools/tool.js";
import { toolsOfSign } from "../tools/tools-of-sign.js";
import type { Evidence } from "./evidence.js";
import { remembered } from "./once-per.js";
import type { Project } from "./project.js";

/** What can be known of how a project uses its npm packages. */
export interface NpmUse {
  /** Whether use shows: scripts were read, and none stands in components of a format that is not. */
  readonly isSeen: boolean;
  /** Tools that no script has to call: platforms that call the code, of which only types are installed. */
  readonly uncalled: ReadonlyMap<Tool, Evidence>;
}

/** Formats whose scripts are not read. */
const component = /\.(?:vue|svelte|astro)$/i;
const types = /^@types\/|^@[^/]+\/[\w-]+-types$/;

/** How npm packages are used. */
export const npmUse = remembered(
  (project: Pick<Project, "facts" | "files" | "observation">): NpmUse => ({
    isSeen: project.facts("script").some(({ facts }) => facts.codeLines > 0) && !project.files.some((path) => component.test(path)),
    uncalled: findUncalled(project),
  }),
);

function findUncalled(project: Pick<Project, "facts">): Map<Tool, Evidence> {
  const found = new Map<Tool, Evidence>();
  for (const { path, role, facts } of project.facts("dependencies")) {
    if (facts.ecosystem !== "npm" || facts.role !== "manifest" || role !== "production") continue;
    for (const { name, span } of facts.dependencies.filter((one) => types.test(one.name))) {
      for (const { tool } of toolsOfSign({ kind: "package", value: name, ecosystem: "npm", span })) {
        if (!found.has(tool)) found.set(tool, { level: "present", what: `\`${name}\` in dependencies`, at: { path, span } });
      }
    }
  }
  return found;
}
