import type { Project } from "../project/project.js";
import type { Provider } from "../project/stack/language-model.js";
import { fromProject } from "../project/stack/seen.js";
import { shellLine } from "../project/stack/shell-line.js";
import { declared } from "../project/stack/written-commands.js";
import type { Stack } from "../project/stack.js";
import { folderOf } from "../workspace/path-parts.js";

/** A command that evaluates the project and fails when quality is too low. */
export interface EvalCommand {
  readonly id: string;
  readonly title: string;
  /** `python` runs in the project's environment, `node` needs only Node. */
  readonly runtime: "python" | "node";
  readonly line: string;
  /** Whether what it runs exists; if not, it fails until it does. */
  readonly exists: boolean;
  /** Environment variables that hold credentials. */
  readonly secrets: readonly string[];
  /** What it leaves behind, relative to the project. */
  readonly results: string;
}

/** Pinned: an evaluation has to mean the same tomorrow. */
export const promptfoo = "promptfoo@0.121.20";

const secretsOf: Readonly<Record<Provider, readonly string[]>> = {
  openai: ["OPENAI_API_KEY"],
  "azure-openai": ["AZURE_API_KEY", "AZURE_API_HOST"],
  anthropic: ["ANTHROPIC_API_KEY"],
  google: ["GOOGLE_API_KEY"],
  mistral: ["MISTRAL_API_KEY"],
  cohere: ["COHERE_API_KEY"],
  bedrock: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"],
  ollama: [],
  huggingface: ["HF_TOKEN"],
};

/** Other names under which Google's library, promptfoo and frameworks take the same key. */
const googleKey = /^(?:GEMINI|GOOGLE_(?:GENAI|AI|GENERATIVE_AI))_API_KEY$/;

/** The environment variables that hold the credentials of the language model in use, as the project calls them. */
export function providerSecrets(project: Project, { language: { provider } }: Stack): readonly string[] {
  if (!project.traits.llm.value || !provider) return [];
  const usual = secretsOf[provider.value];
  if (provider.value !== "google") return usual;
  const names = project.facts("environment").flatMap(({ facts }) => facts.variables.map(({ name }) => name));
  const own = usual.some((name) => names.includes(name)) ? undefined : names.find((name) => googleKey.test(name));
  return own ? [own] : usual;
}

/** The variables under which promptfoo sends nothing anywhere, for commands that run it. */
export function evalEnvironment(lines: readonly string[]): Readonly<Record<string, string>> {
  return lines.some((line) => line.includes(promptfoo)) ? { PROMPTFOO_DISABLE_TELEMETRY: "1", PROMPTFOO_DISABLE_UPDATE: "1" } : {};
}

/** The evaluations of a project: those it has, else those that the evaluation scaffold writes. */
export function evalCommands(project: Project, stack: Stack): readonly EvalCommand[] {
  const secrets = providerSecrets(project, stack);
  const { llm, trains } = project.traits;
  const tests = evalTestFolder(project);
  const named = declared(project, "commands", "evaluate")?.value;
  const script = named && /^(?:python3?|pytest)\s/.test(named) ? named : stack.evaluation?.value.command;
  const all = project.facts("eval").flatMap(({ path, facts }) => (facts.tool === "promptfoo" ? (fromProject(project, path) ?? []) : []));
  const configs = all.filter((config) => config !== goldenConfig && config !== safetyConfig);
  // A script of a project that trains too may be about that model alone.
  const needsPrompts = llm.value && tests === undefined && (script === undefined || trains.value);
  const config = configs[0] ?? (needsPrompts ? "evals/promptfooconfig.yaml" : undefined);
  const found: EvalCommand[] = [];
  if (config !== undefined) found.push({ ...promptfooRun(config), exists: configs.length > 0, secrets });
  if (all.includes(goldenConfig)) found.push({ ...goldenRun(), exists: true, secrets });
  if (all.includes(safetyConfig))
    found.push({ ...promptfooRun(safetyConfig), id: "evals-safety", title: "Safety cases", exists: true, secrets });
  const python = { id: "evals", title: "Quality", runtime: "python", secrets, exists: true, results: "evals/results/" } as const;
  if (tests !== undefined) {
    found.push({ ...python, line: shellLine(["python", "-m", "pytest", tests || "."]), results: `${tests || "."}/results/` });
  } else if (script !== undefined) found.push({ ...python, line: script });
  else if (trains.value) found.push({ ...python, line: "python -m pytest evals", exists: false });
  return found;
}

function promptfooRun(config: string): Pick<EvalCommand, "id" | "title" | "runtime" | "line" | "results"> {
  const results = `${folderOf(config) || "."}/results/`;
  const options = ["--config", config, "--no-cache", "--no-progress-bar", "--output", `${results}latest.json`];
  const line = shellLine(["npx", "--yes", promptfoo, "eval", ...options]);
  return { id: "evals-prompts", title: "Prompts and answers", runtime: "node", line, results };
}

/** Where the golden set of a project without Python is. */
export const goldenFolder = "evals/golden";

/** Where its safety cases are. */
export const safetyFolder = "evals/safety";

const safetyConfig = `${safetyFolder}/promptfooconfig.yaml`;
const goldenConfig = `${goldenFolder}/promptfooconfig.yaml`;

/** A case that fails is for the comparison to judge, which knows which may. */
function goldenRun(): Pick<EvalCommand, "id" | "title" | "runtime" | "line" | "results"> {
  const { line, results } = promptfooRun(goldenConfig);
  const compared = `PROMPTFOO_FAILED_TEST_EXIT_CODE=0 ${line} && node ${goldenFolder}/compare.mjs`;
  return { id: "evals-golden", title: "Golden set", runtime: "node", line: compared, results };
}

/** The folder of evaluations that pytest runs. */
function evalTestFolder(project: Project): string | undefined {
  for (const { role, path, form } of project.python) {
    const file = role === "evaluation" && form === "module" ? fromProject(project, path) : undefined;
    if (file !== undefined && /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(file)) return folderOf(file);
  }
  return undefined;
}
