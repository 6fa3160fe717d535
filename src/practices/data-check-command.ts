import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { isTestCommand, namedByTestCommand } from "./test-command.js";

/** Command lines that check data. */
const checks =
  /\b(?:great_expectations\s+(?:--\S+\s+\S+\s+)*checkpoint\s+run|gx\s+checkpoint|soda\s+(?:scan|contract\s+verify)|dbt\s+(?:--\S+\s+)*(?:test|build|source\s+freshness)|dbt[\w-]*:(?:test|build)|datacontract\s+(?:test|ci)|frictionless\s+validate|elementary|edr\s+monitor|sqlmesh\s+(?:audit|test)|kedro\s+run|dvc\s+(?:repro|exp\s+run)|dagster\s+asset\s+materialize|(?:validate|check|test)[-_]data\b|data[-_](?:validation|tests?|quality|checks?)\b)/;
/** Of these, the ones that run a pipeline: they check data where the pipeline does. */
const runsPipeline = /\b(?:kedro\s+run|dvc\s+(?:repro|exp)|dagster\s+asset)\b/;
const pythonTests = /\b(?:pytest|py\.test|unittest|tox|nox)\b/;

/** Whether a command line checks data by a tool for that, or by a task that is called so. */
export function isDataCheck(text: string): boolean {
  return checks.test(text);
}

/** Whether a command runs checks of data that were found: by a tool, by the tests they stand in, or by the script itself. */
export function runsDataChecks(project: Project, text: string, found: readonly Evidence[]): boolean {
  if (text.startsWith("uses ")) return /soda|great-?expectations|datacontract|dbt-cloud/i.test(text);
  if (checks.test(text)) return !runsPipeline.test(text) || found.some(({ at }) => project.role(at?.path ?? "") === "production");
  const paths = found.flatMap(({ at }) => at?.path ?? []);
  if (isTestCommand(text) && pythonTests.test(text)) {
    const tests = paths.filter((path) => project.role(path) === "test" || /(?:^|\/)test_/.test(path));
    const folders = namedByTestCommand(text).filter((word) => /^[\w./-]*\/[\w./-]*$|^[\w-]+$/.test(word));
    const named = folders.filter((word) => project.files.some((path) => `${path}/`.includes(`${trim(word)}/`)));
    return tests.some((path) => named.length === 0 || named.some((word) => `/${path}/`.includes(`/${trim(word)}/`)));
  }
  return paths.some((path) => namesFile(text, project.relative(path)));
}

function trim(word: string): string {
  return word.replace(/^(?:\.{1,2}\/)+|\/+$/g, "");
}

/** Whether a command line names a file, or the module that it is. */
export function namesFile(text: string, path: string): boolean {
  const module = path.replace(/\.py$/, "").replaceAll("/", ".");
  return path.length > 3 && text.split(/[\s"'=]+/).some((word) => trim(word) === path || word === module);
}
