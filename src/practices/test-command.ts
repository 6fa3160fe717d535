const testCommand =
  /\b(?:pytest|py\.test|unittest|nose2|tox|nox|coverage\s+run|hatch\s+(?:run\s+)?test|manage\.py\s+test|vitest|jest|mocha|playwright\s+test|cypress\s+run|ctest|dbt\s+(?:test|build))\b|\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:test|t)\b|\bmake\s+\S*test|\bjust\s+\S*test|\btask\s+\S*test|\b(?:mise|moon|nx|turbo|bazel|pants|earthly|rake|doit|poe|pixi|pdm|hatch|rye)\s+(?:run\s+)?\S*\btest|\bnode\s+--test\b|\b(?:ba)?sh\s+\S*test\S*\.sh\b/;
const installs = /\b(?:pip3?|uv|poetry|pdm|conda|mamba|npm|pnpm|yarn|apt|apt-get)\b[^|;&]*\b(?:install|add|i)\b/;

/** Whether a command line runs tests, directly or through a task runner. Installing a test runner does not. */
export function isTestCommand(text: string): boolean {
  return testCommand.test(text) && !installs.test(text);
}
