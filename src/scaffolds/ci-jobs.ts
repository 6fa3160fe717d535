import type { Project } from "../project/project.js";
import { shellLine } from "../project/stack/shell-line.js";
import type { Stack } from "../project/stack.js";
import { evalCommands } from "./eval-command.js";

/** A job as every CI system understands it. */
export interface CiJobPlan {
  readonly id: string;
  readonly name: string;
  readonly stage: "check" | "test" | "evaluate";
  readonly runtime: "python" | "node";
  /** Command lines, for the project's environment where the runtime is Python. */
  readonly lines: readonly string[];
  /** Packages that the commands need and the project does not declare. */
  readonly undeclared: readonly string[];
  readonly needs?: string;
  readonly secrets: readonly string[];
  /** A folder to keep, relative to the project. */
  readonly results?: string;
  readonly comment?: string;
}

/** The jobs that prove a change: linters in use, tests, data tests, and evaluations that only run after the tests. */
export function ciJobs(project: Project, stack: Stack): readonly CiJobPlan[] {
  const { checks, packaging } = stack;
  const jobs: CiJobPlan[] = [];
  const python = { runtime: "python", secrets: [] } as const;
  const missing = (...names: string[]) => names.filter((name) => !packaging.packages.has(name));
  if (checks.linters.length > 0) {
    jobs.push({
      ...python,
      id: "lint",
      name: "Lint",
      stage: "check",
      lines: checks.linters.map(({ command }) => shellLine(command)),
      undeclared: missing(...checks.linters.map((linter) => linter.package)),
    });
  }
  const usesPytest = checks.testCommand.includes("pytest");
  jobs.push({
    ...python,
    id: "test",
    name: "Test",
    stage: "test",
    lines: [shellLine(checks.testCommand)],
    undeclared: usesPytest ? missing("pytest") : [],
    ...(!checks.tests && { comment: "TODO: no tests were found; pytest fails until there is one." }),
  });
  if (checks.dataTests.length > 0) {
    jobs.push({
      ...python,
      id: "data",
      name: "Data checks",
      stage: "test",
      lines: [shellLine(["python", "-m", "pytest", ...checks.dataTests])],
      undeclared: missing("pytest"),
    });
  }
  for (const command of evalCommands(project, stack)) {
    jobs.push({
      id: command.id,
      name: `Evals: ${command.title.toLowerCase()}`,
      stage: "evaluate",
      runtime: command.runtime,
      lines: [command.line],
      undeclared: command.line.includes("pytest") ? missing("pytest") : [],
      needs: "test",
      secrets: command.secrets,
      results: command.results,
      ...(!command.exists && { comment: "TODO: add the evaluation suite; this job fails until it is there and filled in." }),
    });
  }
  return jobs;
}
