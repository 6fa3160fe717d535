import type { Linter } from "../../project/stack/checks.js";
import { shellLine } from "../../project/stack/shell-line.js";
import { yamlScalar } from "../quote.js";

/** What hooks are written from. */
export interface Hooks {
  readonly linters: readonly Linter[];
  /** What goes before a command so that it runs in the project's environment. */
  readonly prefix: readonly string[];
  readonly hasPython: boolean;
  readonly hasNotebooks: boolean;
}

/** Linters that judge the project as a whole, whatever files were changed. */
const whole = new Set(["mypy", "pyright"]);

/** `.pre-commit-config.yaml`. Linters come from the project's environment, so that hooks and CI run the same version. */
export function preCommitConfig(hooks: Hooks): string {
  const own = hooks.linters.map((linter) => ownHook(linter, hooks.prefix)).join("");
  const ruff = `  - repo: https://github.com/astral-sh/ruff-pre-commit
    rev: v0.12.0
    hooks:
      - id: ruff-check
`;
  return `# Hooks before each commit. Written by Roadworthy; once in each clone: pre-commit install (or prek install).
# All files: pre-commit run --all-files. Newer versions: pre-commit autoupdate.
repos:
${own === "" ? (hooks.hasPython ? ruff : "") : `  - repo: local\n    hooks:\n${own}`}  - repo: https://github.com/gitleaks/gitleaks
    rev: v8.24.2
    hooks:
      - id: gitleaks
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0
    hooks:
      # Data and models belong in a store, not in Git.
      - id: check-added-large-files
        args: [--maxkb=1000]
      - id: check-merge-conflict
      - id: check-yaml
        args: [--allow-multiple-documents, --unsafe]
${hooks.hasNotebooks ? "  # Outputs of notebooks show data, and hide what changed.\n  - repo: https://github.com/kynan/nbstripout\n    rev: 0.8.1\n    hooks:\n      - id: nbstripout\n" : ""}`;
}

/** The command of CI, on the changed files where the linter takes files. */
function ownHook({ name, command }: Linter, prefix: readonly string[]): string {
  const isWhole = whole.has(name);
  const words = [...prefix, ...(isWhole ? command : command.filter((word) => word !== "."))];
  const lines = [
    `- id: ${name}`,
    `  name: ${name}`,
    `  entry: ${yamlScalar(shellLine(words))}`,
    // From the project's environment, which has to be active or known to the command.
    "  language: system",
    `  ${name === "ruff" ? "types_or: [python, pyi, jupyter]" : "types: [python]"}`,
    ...(isWhole ? ["  pass_filenames: false"] : []),
  ];
  return lines.map((line) => `      ${line}\n`).join("");
}
