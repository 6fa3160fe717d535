import type { DependencyFacts } from "../facts/dependency-facts.js";
import type { PythonFacts } from "../facts/python-facts.js";
import type { Capability } from "../tools/tool.js";
import { toolsOfSign } from "../tools/tools-of-sign.js";
import { folderOf, nameOf } from "../workspace/path-parts.js";
import { roleOf } from "../workspace/role.js";
import type { FileFacts } from "./snapshot.js";

/** More are a collection of samples, of which nobody wants a report each. */
const mostProjects = 40;

/** Dependency manifests that make a folder a project of its own, not a part of one: `requirements-dev.txt` and `requirements/base.txt` do not. */
const projectManifest =
  /^(?:pyproject\.toml|setup\.py|setup\.cfg|requirements\.(?:txt|in)|pipfile|(?:conda|environment)\.ya?ml|package\.json|pixi\.toml|dbt_project\.yml)$/;
/** Folders that serve the project around them. */
const servant =
  /^(?:requirements?|conda|envs?|environments?|docker|deploy(?:ment)?|infra(?:structure)?|terraform|k8s|helm|scripts?|tools?|ci|\..*|frontend|web|ui|client|docs?|layers?|load[-_]?tests?|benchmarks?|notebooks?|exploration)$/i;

/** What makes a folder's dependencies those of an ML, LLM or data project. */
const telling: ReadonlySet<Capability> = new Set([
  ...(["ml-framework", "deep-learning", "forecasting", "fine-tuning", "experiment-tracking", "transform", "orchestration"] as const),
  ...(["llm-provider", "llm-framework", "llm-runtime", "llm-gateway", "agent-framework", "vector-store", "model-server"] as const),
]);

/** The projects of a workspace. */
export interface Discovered {
  /** Folders, sorted; `[""]` where the workspace is one project. */
  readonly roots: readonly string[];
  /** In words, where there are too many to be told apart. */
  readonly note?: string;
}

const whole: Discovered = { roots: [""] };

/**
 * Finds projects by evidence: two or more folders, side by side, each with a dependency manifest that names ML, LLM or data tools and an
 * entry point of its own. A workspace whose top is such a project itself is one project. Never throws.
 */
export function discoverProjects(files: readonly string[], facts: ReadonlyMap<string, FileFacts>): Discovered {
  const manifests = new Set<string>();
  for (const path of files) {
    const dependencies = facts.get(path)?.dependencies;
    const isDbt = path.endsWith("dbt_project.yml");
    if ((!dependencies && !isDbt) || !projectManifest.test(nameOf(path).toLowerCase())) continue;
    if (isDbt || (dependencies && isTelling(dependencies))) manifests.add(folderOf(path));
  }
  if (manifests.size < 2) return whole;
  const starts = entryFolders(files, facts);
  const hasEntry = (folder: string) =>
    folder === "" ? starts.has("") : [...starts].some((one) => one === folder || one.startsWith(`${folder}/`));
  if (manifests.has("") && [...starts].some((folder) => ![...manifests].some((one) => one !== "" && isWithin(folder, one)))) return whole;
  const candidates = [...manifests].filter((folder) => folder !== "" && isProduction(folder) && hasEntry(folder)).sort();
  const outermost = candidates.filter((folder) => !candidates.some((other) => other !== folder && isWithin(folder, other)));
  if (outermost.length < 2 || !coversMost(outermost, files, facts)) return whole;
  if (outermost.length > mostProjects)
    return {
      ...whole,
      note: `${outermost.length} folders look like projects of their own; they were judged as one. Name a folder to judge it alone.`,
    };
  return { roots: outermost };
}

/** Whether most of the code lies in some folders: what lies in none of them would be in no report. */
function coversMost(folders: readonly string[], files: readonly string[], facts: ReadonlyMap<string, FileFacts>): boolean {
  const code = files.filter(
    (path) => facts.get(path)?.python !== undefined || facts.get(path)?.notebook !== undefined || path.endsWith(".sql"),
  );
  const inside = code.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));
  return inside.length * 2 >= code.length;
}

/** Whether a manifest names a tool of ML, LLM or data work. */
function isTelling({ role, signs }: DependencyFacts): boolean {
  if (role === "lock") return false;
  return signs.some(
    (sign) => sign.kind === "package" && toolsOfSign(sign).some(({ tool }) => tool.capabilities.some((one) => telling.has(one))),
  );
}

/** The folders that hold something that is started: a script, an application, a notebook, an image, a dbt project. */
function entryFolders(files: readonly string[], facts: ReadonlyMap<string, FileFacts>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of files) {
    const found = facts.get(path);
    const isEntry =
      /(?:^|\/)(?:dockerfile(?:\.[^/]*)?|dbt_project\.yml)$/i.test(path) ||
      found?.notebook !== undefined ||
      (found?.python !== undefined && isStarted(found.python));
    if (isEntry && roleOf(path) !== "test" && roleOf(path) !== "vendored") folders.add(folderOf(path));
  }
  return folders;
}

function isStarted({ mainGuard, calls }: PythonFacts): boolean {
  return mainGuard !== undefined || calls.some(({ scope }) => scope === "");
}

function isProduction(folder: string): boolean {
  const role = roleOf(`${folder}/x`);
  return (role === "production" || role === "notebook") && !folder.split("/").some((part) => servant.test(part));
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}
