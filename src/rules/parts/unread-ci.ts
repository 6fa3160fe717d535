import type { CiFacts } from "../../facts/ci-facts.js";
import type { Project } from "../../project/project.js";

/** The systems whose configurations are read. */
export const readSystems: ReadonlySet<string> = new Set<CiFacts["system"]>([
  "github-actions",
  "gitlab-ci",
  "azure-pipelines",
  "circleci",
  "jenkins",
  "bitbucket-pipelines",
  "travis-ci",
  "cloud-build",
  "codebuild",
]);

const configuration = /\.(?:ya?ml|star|jsonnet|kts)$/i;

/** A CI system that is configured here, and whose configuration is not read. */
export interface UnreadCi {
  readonly name: string;
  /** Why something that CI may do cannot be seen. */
  readonly unknown: string;
}

/** The first CI system by whose configuration jobs may run that are not seen. */
export function unreadCi(project: Project): UnreadCi | undefined {
  const found = project
    .withCapability("ci")
    .find(({ tool, evidence }) => !readSystems.has(tool.id) && evidence.some(({ at }) => at && configuration.test(at.path)));
  return found && { name: found.tool.name, unknown: `${found.tool.name} is configured here, and what it runs is not read.` };
}
