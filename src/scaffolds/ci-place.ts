import type { Project } from "../project/project.js";
import { declared } from "../project/stack/written-commands.js";

/** Which CI system new jobs are written for. */
export function ciSystem(project: Project): "github-actions" | "gitlab-ci" {
  const named = declared(project, "ci", "system")?.value;
  if (named) return /gitlab/i.test(named) ? "gitlab-ci" : "github-actions";
  const github =
    project.files.some((path) => path.startsWith(".github/")) || project.facts("ci").some(({ facts }) => facts.system === "github-actions");
  const gitlab =
    project.files.some((path) => path === ".gitlab-ci.yml" || path.startsWith(".gitlab/")) ||
    project.facts("ci").some(({ facts }) => facts.system === "gitlab-ci");
  return gitlab && !github ? "gitlab-ci" : "github-actions";
}

/** Where a workflow goes: CI reads only the top of the repository, so a nested project's carries its folder in the name. */
export function workflowPath(project: Project, name: string): string {
  const suffix =
    project.root &&
    `-${project.root
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")}`;
  if (ciSystem(project) === "github-actions") return `.github/workflows/${name}${suffix}.yml`;
  return name === "ci" && project.root === "" ? ".gitlab-ci.yml" : `.gitlab/ci/${name}${suffix}.yml`;
}

/** Whether Azure Pipelines builds the project, by what its manifest says, else by its files. */
export function usesAzurePipelines(project: Project): boolean {
  const named = declared(project, "ci", "system")?.value;
  if (named) return /azure/i.test(named);
  const systems = project.facts("ci").map(({ facts }) => facts.system);
  const isOnly = systems.every((system) => system === "azure-pipelines");
  return isOnly && (systems.length > 0 || project.files.some((path) => /(?:^|\/)\.azure(?:devops|-pipelines)\//.test(path)));
}
