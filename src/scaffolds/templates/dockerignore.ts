const forPython = [
  ".git",
  ".github",
  ".gitlab",
  ".vscode",
  ".venv",
  "venv",
  "**/__pycache__",
  "**/*.py[cod]",
  "**/.pytest_cache",
  "**/.mypy_cache",
  "**/.ruff_cache",
  "**/.ipynb_checkpoints",
  "**/*.ipynb",
  "**/.env",
  "**/.env.*",
  "**/*.pem",
  "**/*.key",
  "**/credentials.json",
  ".dvc",
  "data",
  "evals",
  "mlruns",
  "notebooks",
  "tests",
  "wandb",
  "Dockerfile",
  "compose*.y*ml",
  "docker-compose*.y*ml",
];

const forNode = [
  ".git",
  ".github",
  ".gitlab",
  ".vscode",
  "**/node_modules",
  "**/.next",
  "**/.turbo",
  "**/coverage",
  "**/.env",
  "**/.env.*",
  "**/*.pem",
  "**/*.key",
  "**/credentials.json",
  "evals",
  "tests",
  "Dockerfile",
  "compose*.y*ml",
  "docker-compose*.y*ml",
];

/** A `.dockerignore` that keeps secrets, data, tests and caches out, and never what the image copies. */
export function dockerignore(shipped: readonly string[], language: "python" | "node" = "python"): string {
  const patterns = language === "node" ? forNode : forPython;
  return `# Written by Roadworthy: secrets, data, tests and caches stay out of the image.\n${patterns.filter((pattern) => !shipped.includes(pattern)).join("\n")}\n`;
}
