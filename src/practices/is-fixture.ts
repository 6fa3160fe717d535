import type { Project } from "../project/project.js";

const fixtureFolder = /(?:^|\/)(?:fixtures?|__fixtures__|test_?data|data|resources)\//i;

/** Whether a file is what tests only read: it is written to look like a project, and says nothing of this one. */
export function isFixture(project: Project, path: string): boolean {
  return project.role(path) === "test" && fixtureFolder.test(project.relative(path));
}
