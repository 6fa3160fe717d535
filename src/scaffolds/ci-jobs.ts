import type { Project } from "../project/project.js";
import type { NodeApp } from "../project/stack/node-app.js";
import { fromProject } from "../project/stack/seen.js";
import { shellLine } from "../project/stack/shell-line.js";
import type { Stack } from "../project/stack.js";
import { evalCommands } from "./eval-command.js";
import { inNodeFolder, nodeRecipe } from "./node-recipe.js";

/** A job as every CI system understands it. */
export interface CiJobPlan {
  readonly id: string;
  readonly name: string;
  /** What it proves of a change, by which a job that does the same already is known. */
  readonly does?: "lint" | "hooks" | "test" | "data" | "image" | "evaluate" | "prompts";
  readonly stage: "check" | "test" | "evaluate";
  /** `docker` needs the daemon alone. */
  readonly runtime: "python" | "node" | "docker";
  /** Command lines, for the project's environment where the runtime is Python. */
  readonly lines: readonly string[];
  /** Lines that install the project's packages of JavaScript; `npx` needs none. */
  readonly install?: readonly string[];
  /** Packages that the commands need and the project does not declare. */
  readonly undeclared: readonly string[];
  readonly needs?: string;
  readonly secrets: readonly string[];
  /** A folder to keep, relative to the project. */
  readonly results?: string;
  readonly comment?: string;
  /** What it runs is not there yet: it fails until somebody writes that. */
  readonly isIdle?: true;
}

/** The jobs that prove a change: hooks and linters in use, tests, data tests, the image, and evaluations that only run after the tests. */
export function ciJobs(project: Project, stack: Stack): readonly CiJobPlan[] {
  const { checks, packaging } = stack;
  const jobs: CiJobPlan[] = [];
  const python = { runtime: "python", secrets: [] } as const;
  const missing = (...names: string[]) => names.filter((name) => !packaging.packages.has(name));
  const hooks = hooksOf(project);
  // Their environment is one of Python.
  if (hooks && !stack.node) {
    jobs.push({
      ...python,
      id: "hooks",
      name: "Hooks",
      does: "hooks",
      stage: "check",
      lines: ["pre-commit run --all-files --show-diff-on-failure"],
      undeclared: missing("pre-commit"),
    });
  }
  jobs.push(...(stack.node ? nodeJobs(stack.node) : pythonJobs(stack, hooks)));
  if (checks.dataTests.length > 0) {
    jobs.push({
      ...python,
      id: "data",
      name: "Data checks",
      does: "data",
      stage: "test",
      lines: [shellLine(["python", "-m", "pytest", ...checks.dataTests])],
      undeclared: missing("pytest"),
    });
  }
  if (hasImage(project)) {
    jobs.push({
      // Plain "image" is a keyword of GitLab's.
      id: "build-image",
      name: "Build the image",
      does: "image",
      stage: "test",
      runtime: "docker",
      lines: [shellLine(["docker", "build", "--pull", "--tag", `${stack.name}:ci`, "."])],
      undeclared: [],
      secrets: [],
    });
  }
  for (const command of evalCommands(project, stack)) {
    jobs.push({
      id: command.id,
      name: `Evals: ${command.title.toLowerCase()}`,
      does: command.runtime === "node" ? "prompts" : "evaluate",
      stage: "evaluate",
      runtime: command.runtime,
      lines: [command.line],
      undeclared: command.line.includes("pytest") ? missing("pytest") : [],
      needs: "test",
      secrets: command.secrets,
      results: command.results,
      ...(!command.exists && { comment: "TODO: add the evaluation suite; this job fails until it is there and filled in.", isIdle: true }),
    });
  }
  return jobs;
}

/** The names of the repository's hooks. */
function hooksOf(project: Project): readonly string[] | undefined {
  const file = project.facts("tasks").find(({ path, facts }) => facts.runner === "pre-commit" && !path.includes("/"));
  return project.root === "" && file && file.facts.tasks.length > 0 ? file.facts.tasks.map(({ name }) => name) : undefined;
}

/** Whether the project's own folder is what its image is built from. */
function hasImage(project: Project): boolean {
  return project.facts("dockerfile").some(({ path, facts }) => fromProject(project, path) === "Dockerfile" && facts.stages.length > 0);
}

/** Linters and tests of code in Python. */
function pythonJobs({ checks, packaging }: Stack, hooks: readonly string[] | undefined): readonly CiJobPlan[] {
  const jobs: CiJobPlan[] = [];
  const python = { runtime: "python", secrets: [] } as const;
  const missing = (...names: string[]) => names.filter((name) => !packaging.packages.has(name));
  const linters = checks.linters.filter(({ name }) => !hooks?.some((hook) => hook.startsWith(name)));
  if (linters.length > 0) {
    jobs.push({
      ...python,
      id: "lint",
      name: "Lint",
      does: "lint",
      stage: "check",
      lines: linters.map(({ command }) => shellLine(command)),
      undeclared: missing(...linters.map((linter) => linter.package)),
    });
  }
  const usesPytest = checks.testCommand.includes("pytest");
  jobs.push({
    ...python,
    id: "test",
    name: "Test",
    does: "test",
    stage: "test",
    lines: [shellLine(checks.testCommand)],
    undeclared: usesPytest ? missing("pytest") : [],
    ...(!checks.tests && { comment: "TODO: no tests were found; pytest fails until there is one.", isIdle: true }),
  });
  return jobs;
}

/** The package scripts that check, test and build. */
function nodeJobs(app: NodeApp): readonly CiJobPlan[] {
  const { enable, install, run } = nodeRecipe(app);
  const node = {
    runtime: "node",
    install: [...enable, ...inNodeFolder(app, install)],
    undeclared: [],
    secrets: [],
  } as const;
  const lines = (...scripts: readonly string[]) =>
    inNodeFolder(
      app,
      scripts.map((script) => shellLine(run(script))),
    );
  const checks = [...app.scripts.keys()].filter((name) =>
    /^(?:lint|typecheck|type-check|check-types|check:types|format:check)$/.test(name),
  );
  const test = app.scripts.get("test");
  const hasTests = test !== undefined && !/no test specified/.test(test);
  return [
    ...(checks.length > 0 ? [{ ...node, id: "lint", name: "Lint", does: "lint", stage: "check", lines: lines(...checks) } as const] : []),
    {
      ...node,
      id: "test",
      name: "Test",
      does: "test",
      stage: "test",
      // A build may want what only a deployment has: it is made where the tests run what it makes.
      lines: lines(...(app.scripts.has("build") && /\b(?:dist|build|lib|out)\b/.test(test ?? "") ? ["build"] : []), "test"),
      ...(!hasTests && {
        comment: "TODO: package.json has no script that tests; this job fails until there is one.",
        isIdle: true as const,
      }),
    },
  ];
}
