const checkCommand =
  /\b(?:ruff|black|flake8|pylint|mypy|pyright|basedpyright|isort|pyre|pytype|pyrefly|bandit|autopep8|yapf|eslint|biome|prettier|tsc|oxlint|sqlfluff|pre-commit\s+run|prek\s+run|super-linter|lefthook\s+run|nbqa)\b|\bty\s+check\b|\b(?:npm|pnpm|yarn|bun|make|just|task)\s+(?:run\s+)?\S*(?:lint|format|typecheck|type-check|check-types)/;

/** What only brings a checker along. */
const installs =
  /\b(?:pip3?|uv|poetry|pdm|pipx|conda|mamba|npm|pnpm|yarn|bun|apt-get|brew)\s+(?:pip\s+|tool\s+)?(?:install|add|i)\b[^&|;]*$/;

/** Whether a command line runs a linter, a formatter or a type checker. Bringing one along does not. */
export function isLintCommand(text: string): boolean {
  return checkCommand.test(text) && !installs.test(text);
}
