import { oncePerText } from "../../text/once-per-text.js";
import { nameOf } from "../../workspace/path-parts.js";
import { filesLike } from "../files-like.js";
import type { Project } from "../project.js";
import { importClosure, type LocalModules } from "./import-root.js";
import { depthOf, type Entry, fromProject, isThere, type Seen } from "./seen.js";

/** Where things stand in a project. Paths are relative to it. */
export interface Layout {
  /** Top-level folders and files that the entry needs at run time: the code it imports, and existing files that this code names. Sorted. */
  readonly shipped: readonly string[];
  /** Top-level folders and files of production Python. Sorted. */
  readonly sources: readonly string[];
  /** Model files that the shipped code names. */
  readonly models: readonly Seen<string>[];
  /** Data files that production and evaluation code names. */
  readonly datasets: readonly Seen<string>[];
  /** The folder of prompt files. */
  readonly prompts?: Seen<string>;
  /** Prompt files in it. */
  readonly promptFiles: readonly string[];
}

const modelFile = /\.(?:pkl|pickle|joblib|onnx|pt|pth|h5|hdf5|keras|safetensors|bin|gguf|cbm|ubj|model|skops|tflite|pmml)$/i;
const dataFile = /\.(?:csv|tsv|parquet|feather|arrow|jsonl|ndjson|xlsx|avro|orc)(?:\.gz)?$/i;
const promptFile = /(?:^|\/)prompts?\/.*\.(?:txt|md|j2|jinja2?|ya?ml|json|prompt)$/is;
/** Folders whose bare name in code means the folder. */
const assetFolders: ReadonlySet<string> = new Set([
  "prompts",
  "prompt",
  "templates",
  "static",
  "assets",
  "config",
  "configs",
  "conf",
  "models",
  "artifacts",
  "resources",
]);

/** The project's layout as seen from what is run. Without an entry everything in production counts as shipped. Never throws. */
export function findLayout(project: Project, modules: LocalModules, entry: Pick<Entry, "file" | "importRoot"> | undefined): Layout {
  const production = project.python.filter(({ form, role }) => form === "module" && role === "production");
  const sources = tops(production.flatMap(({ path }) => fromProject(project, path) ?? []));
  const closure = new Set(
    entry ? importClosure(modules, entry.file, entry.importRoot) : production.flatMap(({ path }) => fromProject(project, path) ?? []),
  );
  const shipped = new Set(closure);
  const pathOf = oncePerText(pathIn);
  const models: Seen<string>[] = [];
  const datasets: Seen<string>[] = [];
  for (const module of project.python) {
    const file = fromProject(project, module.path);
    const isShipped = file !== undefined && closure.has(file);
    if (!isShipped && module.role !== "production" && module.role !== "evaluation" && module.role !== "notebook") continue;
    for (const { value, span } of module.facts.strings) {
      if (!mayBePath(value)) continue;
      const path = pathOf(value);
      if (path === undefined) continue;
      const seen = { value: path, at: module.place(span) };
      if (dataFile.test(path)) datasets.push(seen);
      else if (isShipped) {
        if (modelFile.test(path)) models.push(seen);
        if (!/\.(?:py|ipynb)$/.test(path) && isThere(project, path)) shipped.add(path);
      }
    }
  }
  const promptFiles = filesLike(project, promptFile)
    .filter((path) => project.role(path) === "production")
    .flatMap((path) => fromProject(project, path) ?? []);
  const folder = promptFiles[0]?.slice(0, promptFiles[0].lastIndexOf("/"));
  return {
    shipped: tops([...shipped]),
    sources,
    models: distinct(models),
    datasets: distinct(datasets),
    ...(folder && { prompts: { value: folder } }),
    promptFiles,
  };
}

function mayBePath(text: string): boolean {
  return text.length <= 200 && (text.includes("/") || text.includes(".") || assetFolders.has(text));
}

/** The relative path that a text is that may be one, if it is. */
function pathIn(text: string): string | undefined {
  const path = text.replace(/^\.\//, "");
  const isPath = !/^(?:\/|~|[a-z]+:|\.\.)|[\n*?<>|]/i.test(path) && !/^$|^\./.test(nameOf(path)) && depthOf(path) < 12;
  return isPath ? path : undefined;
}

function tops(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => path.split("/")[0] ?? path))].sort();
}

function distinct(seen: readonly Seen<string>[]): readonly Seen<string>[] {
  return [...new Map(seen.toReversed().map((one) => [one.value, one] as const)).values()].reverse();
}
