import { runsNothing } from "./runs-nothing.js";

/** Programs that run tests. */
const runner =
  /\b(?:pytest|py\.test|unittest|nose2|tox|nox|coverage\s+run|manage\.py\s+test|vitest|jest|mocha|playwright\s+test|cypress\s+run|ctest|dbt\s+(?:test|build)|nosetests|setup\.py\s+test|(?:nx|turbo)\s+(?:affected|run-many|run)\b[^|;&]*\btest)\b|\bnode\s+--test\b|\b(?:go|cargo|dotnet|swift|mix|deno)\s+test\b|\b(?:mvnw?|gradlew?)\b[^|;&]*\s(?:test|verify|check|build)\b/;
/** Scripts of packages that are called after tests. */
const packageScript =
  /\b(?:npm|pnpm|yarn|bun)\s+(?:(?:--filter|-F|-C|--dir|--prefix|-w|--workspace)[= ]\S+\s+|(?!--filter|-F|-C|--dir|--prefix|-w\s|--workspace\s)-\S+\s+)*(?:run\s+)?(?:test|t)\b/;
/** Tasks that are called after tests: `make unit-tests`, `hatch run dev:test`; not `make latest`. */
const task =
  /\b(?:make|just|task|mise|moon|nx|turbo|bazel|pants|earthly|rake|doit|poe|pixi|pdm|hatch|rye|inv|invoke)\s+(?:run\s+)?(?:-\w\s+\S+\s+|-\S+\s+)*\S*(?<![a-z])(?:unit|py|integration|e2e|smoke|all)?_?tests?(?![a-z])/;
const testNotebook = /\bpapermill\s+\S*tests?\/\S+\.ipynb\b|\bpapermill\s+(?:\S+\/)?test_\S+\.ipynb\b/;
const shellScript = /\b(?:ba)?sh\s+\S*test\S*\.sh\b/;
const installs = /\b(?:pip3?|uv|poetry|pdm|conda|mamba|npm|pnpm|yarn|apt|apt-get)\b[^|;&]*\b(?:install|add|i)\b/;

/** Actions report tests oftener than they run them. */
const action = /^uses /;

/** How tests are chosen by their names and marks, and what is left out: `-m "not slow"`, `-k=api`, `--ignore tests/old`. */
const selection = /\s(?:-[mk]|--(?:ignore|deselect|junit-?xml|rootdir|cov(?:-\w+)*|ignore-glob))(?:\s*=\s*|\s+)(?:"[^"]*"|'[^']*'|\S+)/g;
const asModule = /\bpython[\d.]*\s+-m\s+/g;

/** The words of a command line that runs tests which may name files and folders: not those by which it chooses among the tests there. */
export function namedByTestCommand(text: string): readonly string[] {
  const [, ...words] = text.replace(asModule, "").replace(selection, " ").trim().split(/\s+/);
  return words;
}

/** The same words as paths: without `./` before and `/` behind, and without the test of a file that is meant (`test_api.py::test_late`). */
export function pathsOfTestCommand(text: string): readonly string[] {
  return namedByTestCommand(text).map((word) => word.replace(/^(?:\.{1,2}\/)+|\/+$/g, "").replace(/::.*$/, ""));
}

/** Whether a command line runs tests, directly or through a task runner. Installing a test runner, or printing its name, does not. */
export function isTestCommand(text: string): boolean {
  if (action.test(text) || installs.test(text) || runsNothing(text)) return false;
  return [runner, packageScript, task, shellScript, testNotebook].some((pattern) => pattern.test(text));
}
