import { shellLine } from "../../project/stack/shell-line.js";
import type { Stack } from "../../project/stack.js";
import { installRecipe } from "../install-recipe.js";
import { workflowScalar, yamlString } from "../quote.js";

/** Actions at the commit of a release, since a tag can be moved. */
export const actions = {
  checkout: "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
  python: "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
  node: "actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
  uv: "astral-sh/setup-uv@20cfd1bf945f4377ade1205e4dbc17946fc9a30d # v10.0.1",
  micromamba: "mamba-org/setup-micromamba@d7c9bd84e824b79d2af72a2d4196c7f4300d3476 # v3.0.0",
  upload: "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
} as const;

/** micromamba activates its environment in login shells only. */
export const condaShell = "bash -leo pipefail {0}";

/** One job of a workflow. */
export interface GithubJob {
  readonly id: string;
  readonly name: string;
  readonly needs?: string;
  readonly minutes: number;
  /** As written after `runs-on:`; a machine of GitHub's where none is named. */
  readonly runner?: string;
  /** Where and by which shell its commands run. */
  readonly defaults?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** The environment that it deploys to, whose rules and secrets apply. */
  readonly deploysTo?: string;
  /** What later jobs may ask of it: name → expression. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Lines of the steps, as written under `steps:` without indentation. */
  readonly steps: readonly string[];
  readonly comment?: string;
}

/** What all workflows have in common, after their triggers: least rights, one run per branch, the project's folder. `cancel` says whether a newer run ends an older one. */
export function workflowHead(root: string, stack: Stack, cancel: string): readonly string[] {
  const environment = installEnvironment(stack);
  return [
    "permissions:",
    "  contents: read",
    "",
    "concurrency:",
    "  group: ${{ github.workflow }}-${{ github.ref }}",
    `  cancel-in-progress: ${cancel}`,
    "",
    ...(root || stack.packaging.manager === "conda" ? ["defaults:", "  run:"] : []),
    ...(root ? [`    working-directory: ${workflowScalar(root)}`] : []),
    ...(stack.packaging.manager === "conda" ? [`    shell: ${condaShell}`] : []),
    ...(root || stack.packaging.manager === "conda" ? [""] : []),
    ...(Object.keys(environment).length > 0
      ? ["env:", ...Object.entries(environment).map(([name, value]) => `  ${name}: ${workflowScalar(value)}`), ""]
      : []),
  ];
}

/** Variables under which the project's commands run: the package manager's, and the import path. */
export function installEnvironment(stack: Stack): Readonly<Record<string, string>> {
  const root = (stack.service ?? stack.batch?.value ?? stack.training?.value)?.importRoot ?? "";
  const { UV_PYTHON_DOWNLOADS: _downloads, UV_LINK_MODE: _mode, ...environment } = installRecipe(stack.packaging).environment;
  return { ...environment, ...(root !== "" && { PYTHONPATH: root }) };
}

/** Steps that check out, set up Python and install everything, with packages that the project does not declare. */
export function installSteps(root: string, stack: Stack, undeclared: readonly string[]): string[] {
  const { packaging, python } = stack;
  const recipe = installRecipe(packaging);
  const at = (path: string) => workflowScalar(root ? `${root}/${path}` : path);
  const setup: string[] = [];
  if (packaging.manager === "uv") {
    setup.push(
      `- uses: ${actions.uv}`,
      "  with:",
      `    version: ${yamlString(recipe.tool?.replace(/.*==/, "") ?? "")}`,
      `    python-version: ${yamlString(python.value)}`,
    );
  } else if (packaging.manager === "conda") {
    setup.push(
      `- uses: ${actions.micromamba}`,
      "  with:",
      `    environment-file: ${at((packaging.lock ?? packaging.manifest)?.value ?? "environment.yml")}`,
    );
    if (packaging.lock) setup.push("    environment-name: ci");
    setup.push("    cache-environment: true");
  } else {
    setup.push(`- uses: ${actions.python}`, "  with:", `    python-version: ${yamlString(python.value)}`);
    if (packaging.manager === "pip" && packaging.manifest)
      setup.push("    cache: pip", `    cache-dependency-path: ${at(packaging.manifest.value)}`);
  }
  const lines = [
    ...(recipe.tool && packaging.manager !== "uv" ? [`pip install ${recipe.tool}`] : []),
    ...recipe.ci,
    ...(undeclared.length > 0 ? [shellLine([...recipe.add, ...undeclared])] : []),
  ];
  return [...checkoutStep(), ...setup, ...runStep("Install", lines)];
}

/** Checks the repository out without leaving its token behind. */
export function checkoutStep(): string[] {
  return [`- uses: ${actions.checkout}`, "  with:", "    persist-credentials: false"];
}

/** A step of shell lines; none for no lines. */
export function runStep(name: string, lines: readonly string[], extra: readonly string[] = []): string[] {
  if (lines.length === 0) return [];
  const [first = ""] = lines;
  const head = [`- name: ${workflowScalar(name)}`, ...extra.map((line) => `  ${line}`)];
  if (lines.length === 1) return [...head, `  run: ${workflowScalar(first)}`];
  return [...head, "  run: |", ...lines.map((line) => `    ${line.replaceAll("${{", "${{ '${{' }}")}`)];
}

/** Keeps files of a run; `path` is relative to the project. */
export function uploadStep(root: string, name: string, path: string): string[] {
  return [
    `- uses: ${actions.upload}`,
    "  if: always()",
    "  with:",
    `    name: ${name}`,
    `    path: ${workflowScalar(root ? `${root}/${path}` : path)}`,
    "    if-no-files-found: ignore",
  ];
}

/** A command in the project's environment. */
export function inEnvironment(stack: Stack, line: string): string {
  const { prefix } = installRecipe(stack.packaging);
  return prefix.length > 0 ? `${shellLine(prefix)} ${line}` : line;
}

/** A job as lines under `jobs:`. */
export function jobLines(job: GithubJob): string[] {
  const map = (key: string, values: Readonly<Record<string, string>> | undefined) =>
    values && Object.keys(values).length > 0
      ? [`    ${key}:`, ...Object.entries(values).map(([name, value]) => `      ${name}: ${value}`)]
      : [];
  return [
    ...(job.comment ? [`  # ${job.comment}`] : []),
    `  ${job.id}:`,
    `    name: ${workflowScalar(job.name)}`,
    ...(job.needs ? [`    needs: ${job.needs}`] : []),
    `    runs-on: ${job.runner ?? "ubuntu-latest"}`,
    `    timeout-minutes: ${job.minutes}`,
    ...(job.deploysTo ? [`    environment: ${job.deploysTo}`] : []),
    ...map("permissions", job.permissions),
    ...map("outputs", job.outputs),
    ...(Object.keys(job.defaults ?? {}).length > 0
      ? ["    defaults:", "      run:", ...Object.entries(job.defaults ?? {}).map(([name, value]) => `        ${name}: ${value}`)]
      : []),
    ...map("env", job.environment),
    "    steps:",
    ...job.steps.map((line) => `      ${line}`),
  ];
}
