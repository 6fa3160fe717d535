import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { declared } from "../project/stack/written-commands.js";
import { type IncludingPipeline, includedInGitlab } from "./gitlab-include.js";
import { leftAlone } from "./left-alone.js";
import type { LeftAlone, Planned } from "./scaffold.js";

/** The CI systems that jobs can be written for. */
export const ciSystems = ["github-actions", "gitlab-ci", "azure-pipelines"] as const;

export type CiSystem = (typeof ciSystems)[number];

/** Which CI system new jobs are written for: as the manifest says, else by the project's files. */
export function ciSystem(project: Project): CiSystem {
  const named = declared(project, "ci", "system")?.value;
  if (named) return /gitlab/i.test(named) ? "gitlab-ci" : /azure/i.test(named) ? "azure-pipelines" : "github-actions";
  const systems = project.facts("ci").map(({ facts }) => facts.system);
  const has = (folder: RegExp) => project.files.some((path) => folder.test(path));
  const github = has(/^\.github\//) || systems.includes("github-actions");
  const gitlab = has(/^\.gitlab(?:\/|-ci\.yml$)/) || systems.includes("gitlab-ci");
  const azure =
    systems.length > 0 ? systems.every((system) => system === "azure-pipelines") : has(/(?:^|\/)\.azure(?:devops|-pipelines)\//);
  return azure ? "azure-pipelines" : gitlab && !github ? "gitlab-ci" : "github-actions";
}

/** What tells the workflows of a nested project from those of others: `-teams-churn`. */
export function workflowSuffix({ root }: Pick<Project, "root">): string {
  const folder = root
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return root === "" ? "" : `-${folder}`;
}

/** Where a workflow goes: GitHub and GitLab read only the top of the repository, so a nested project's carries its folder in the name. */
export function workflowPath(project: Project, name: string): string {
  const suffix = workflowSuffix(project);
  switch (ciSystem(project)) {
    case "github-actions":
      return `.github/workflows/${name}${suffix}.yml`;
    case "gitlab-ci":
      return name === "ci" && project.root === "" ? ".gitlab-ci.yml" : `.gitlab/ci/${name}${suffix}.yml`;
    case "azure-pipelines":
      return inWorkspace(project, name === "ci" ? "azure-pipelines.yml" : `.azure-pipelines/${name}.yml`);
  }
}

/** A pipeline of a system that jobs are not written for, where no other is named. */
export function foreignCi(project: Project): LeftAlone | undefined {
  const named = declared(project, "ci", "system")?.value;
  if (named !== undefined && /github|gitlab|azure/i.test(named)) return undefined;
  const systems: readonly string[] = ciSystems;
  const all = project.facts("ci").filter(({ facts }) => facts.jobs.length > 0);
  const [own] = all.filter(({ facts }) => /^(?:circleci|jenkins|bitbucket-pipelines|travis-ci)$/.test(facts.system));
  if (!own || all.some(({ facts }) => systems.includes(facts.system))) return undefined;
  const reason = `CI runs on ${own.facts.system} here; jobs are written for ${systems.join(", ")} only. To have one of these beside it, name it as ci.system.`;
  return leftAlone(own.path, reason);
}

/** How a workflow is written for each CI system. */
export interface WorkflowForms extends Readonly<Record<Exclude<CiSystem, "gitlab-ci">, () => string>> {
  readonly "gitlab-ci": (pipeline: IncludingPipeline) => string;
}

/** A workflow to write, in the form of the project's CI system, and what has to name it; none beside a system that it could not be written for. */
export function newWorkflow(project: Project, name: string, forms: WorkflowForms): readonly Planned[] {
  const foreign = foreignCi(project);
  if (foreign) return [foreign];
  const system = ciSystem(project);
  const path = workflowPath(project, name);
  if (system === "gitlab-ci") return includedInGitlab(project, path, forms[system]);
  return [{ kind: "create", path, text: forms[system]() }];
}
