import type { Place } from "../../text/span.js";
import type { Project } from "../project.js";
import { fromProject, type Seen } from "./seen.js";

/** A tool that judges code without running it. */
export interface Linter {
  readonly name: string;
  /** The package that brings it. */
  readonly package: string;
  /** Words of its command line, for the project's folder. */
  readonly command: readonly string[];
  readonly at?: Place;
}

/** What checks the project's code and data. Paths are relative to the project. */
export interface Checks {
  /** The top folder of the tests. */
  readonly tests?: Seen<string>;
  /** Words of the command that runs the tests. */
  readonly testCommand: readonly string[];
  readonly linters: readonly Linter[];
  /** Test files or folders that check data, not code. */
  readonly dataTests: readonly string[];
}

const linters: readonly {
  readonly name: string;
  readonly package: string;
  readonly command: readonly string[];
  readonly config: RegExp;
}[] = [
  { name: "ruff", package: "ruff", command: ["ruff", "check", "."], config: /^\.?ruff\.toml$/ },
  { name: "black", package: "black", command: ["black", "--check", "."], config: /^$/ },
  { name: "isort", package: "isort", command: ["isort", "--check-only", "."], config: /^\.isort\.cfg$/ },
  { name: "flake8", package: "flake8", command: ["flake8", "."], config: /^\.flake8$/ },
  { name: "mypy", package: "mypy", command: ["mypy", "."], config: /^\.?mypy\.ini$/ },
  { name: "pyright", package: "pyright", command: ["pyright"], config: /^pyrightconfig\.json$/ },
];

/** The checks in use. Never throws. */
export function findChecks(project: Project, packages: ReadonlySet<string>): Checks {
  const files = project.files.flatMap((path) => fromProject(project, path) ?? []);
  const top = files.filter((path) => !path.includes("/"));
  const tests = testFolder(project);
  const usesPytest =
    packages.has("pytest") ||
    project.python.some(({ role, facts }) => role === "test" && facts.imports.some(({ module }) => module === "pytest"));
  const usesUnittest = project.python.some(
    ({ role, facts }) => role === "test" && facts.imports.some(({ module }) => module === "unittest"),
  );
  return {
    ...(tests && { tests }),
    testCommand:
      usesUnittest && !usesPytest
        ? ["python", "-m", "unittest", "discover", "-s", tests?.value || ".", "-t", "."]
        : ["python", "-m", "pytest", ...(tests?.value ? [tests.value] : [])],
    linters: linters.flatMap(({ config, ...linter }) => {
      const at = sectionOf(project, linter.name);
      return at || packages.has(linter.package) || top.some((path) => config.test(path)) ? [{ ...linter, ...(at && { at }) }] : [];
    }),
    dataTests: dataTests(project, files),
  };
}

function testFolder(project: Project): Seen<string> | undefined {
  for (const { role, path, form } of project.python) {
    const file = role === "test" && form === "module" ? fromProject(project, path) : undefined;
    if (file === undefined || !/(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(file)) continue;
    const parts = file.split("/");
    const depth = parts.findIndex((part) => /^tests?$|^testing$|^specs?$/i.test(part));
    return { value: depth < 0 ? "" : parts.slice(0, depth + 1).join("/"), at: { path, span: { start: 0, end: 0 } } };
  }
  return undefined;
}

function sectionOf(project: Project, name: string): Place | undefined {
  for (const { path, facts } of project.facts("dependencies")) {
    const section = facts.toolSections.find(({ value }) => value === name);
    if (section) return { path, span: section.span };
  }
  return undefined;
}

/** Test files under a folder of data tests, and those that the manifest names as a source's checks. */
function dataTests(project: Project, files: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const file of files) {
    if (!file.endsWith(".py")) continue;
    const folder =
      /^(?:(?:tests?|data)\/)?(?:data|data_tests|data_checks|data_quality|quality)(?=\/(?:.*\/)?(?:test_[^/]*|[^/]*_test)\.py$)/.exec(file);
    if (folder) found.add(folder[0]);
  }
  for (const source of project.manifest.value.data?.sources ?? []) {
    for (const check of source.checks ?? []) {
      const path = check.replace(/^\.\//, "");
      const covered = [...found].some((folder) => path.startsWith(`${folder}/`));
      if (/\.py$/.test(path) && !covered && project.exists(path)) found.add(path);
    }
  }
  return [...found].sort();
}
