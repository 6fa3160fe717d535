import type { Evidence } from "../project/evidence.js";
import { npmUse } from "../project/npm-use.js";
import { remembered } from "../project/once-per.js";
import type { DetectedTool, Project } from "../project/project.js";
import { useOf } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const typeChecking: Practice = {
  title: "Types are checked",
  find: remembered((project) => [
    ...project.withCapability("type-checking").flatMap((tool) => (tool.tool.id === "typescript" ? strictUse(tool) : useOf(tool))),
    ...packageScripts(project),
  ]),
};

/** Every TypeScript project has a `tsconfig.json`; types are checked where it is strict, or the compiler is run for nothing else. */
function strictUse({ tool, evidence }: DetectedTool): readonly Evidence[] {
  const use = evidence.find(({ kind, what }) => (kind === "config" && /strict/.test(what)) || (kind === "command" && /\btsc\b/.test(what)));
  return use ? [{ level: use.level, what: `${tool.name}: ${use.what}`, at: use.at }] : [];
}

/** Scripts of `package.json` that run a type checker. */
function packageScripts(project: Project): readonly Evidence[] {
  return [...npmUse(project).uncalled]
    .filter(([tool, { what }]) => tool.capabilities.includes("type-checking") && /run by/.test(what))
    .map(([tool, found]) => ({ ...found, what: `${tool.name}: ${found.what}` }));
}
