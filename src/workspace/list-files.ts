import ignore, { type Ignore } from "ignore";
import { decode } from "./decode.js";
import type { FileSystem } from "./file-system.js";
import { trackedFiles } from "./git/tracked-files.js";
import { nameOf } from "./path-parts.js";

/** The files of a workspace that are worth knowing of, sorted by path. */
export interface Listing {
  readonly files: readonly string[];
  /** What was passed over and why, for the report: `stopped after 500,000 files`, `data/: cannot be listed`. */
  readonly notes: readonly string[];
}

/** Folders that hold what tools make, not what people write. They are skipped even where `.gitignore` forgets them. */
const skippedFolders: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  "node_modules",
  "bower_components",
  ".venv",
  "venv",
  "site-packages",
  "__pycache__",
  ".tox",
  ".nox",
  ".eggs",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".ipynb_checkpoints",
  "mlruns",
  ".hydra",
  "multirun",
  "mlartifacts",
  "wandb",
  "lightning_logs",
  ".neptune",
  ".aim",
  ".next",
  ".nuxt",
  ".svelte-kit",
  ".turbo",
  ".terraform",
  ".gradle",
  ".idea",
  ".cache",
  ".vscode-test",
]);

/** Inside these only the named entries matter. */
const partialFolders: ReadonlyMap<string, ReadonlySet<string>> = new Map([[".dvc", new Set(["config", "config.local"])]]);

/** Made to be shared, whatever a broad pattern such as `.env*` says: such files are added by force. */
const sharedExample = /^\.env(?:\.[\w-]+)*\.(?:example|sample|template|dist)$/;

const maximumDepth = 40;

/** Bounds and hooks of a listing. */
export interface ListOptions {
  /** The most files to list; the rest is left out with a note. */
  readonly maximumFiles?: number;
  readonly signal?: AbortSignal;
  /** Called now and then with the number of files seen. */
  readonly onProgress?: (files: number) => void;
}

/**
 * Lists a workspace, honouring `.gitignore` (nested and negated) and leaving out what tools make. What git tracks is not ignored, as in git: files
 * that were added by force, or before they were ignored, belong to the project.
 * Links are not followed. Never throws, except the signal's reason when aborted.
 */
export async function listFiles(fileSystem: FileSystem, options: ListOptions = {}): Promise<Listing> {
  const maximum = options.maximumFiles ?? 1_000_000;
  const files: string[] = [];
  const notes: string[] = [];
  /** Files that are ignored, and folders, with a `/` behind them. */
  const ignored = new Set<string>();
  let full = false;

  async function visit(directory: string, depth: number, inherited: readonly Scope[]): Promise<void> {
    if (full) return;
    options.signal?.throwIfAborted();
    let entries: Awaited<ReturnType<FileSystem["readDirectory"]>>;
    try {
      entries = await fileSystem.readDirectory(directory);
    } catch {
      notes.push(`${directory || "."}: cannot be listed.`);
      return;
    }
    // A virtual environment of any name holds other people's code.
    if (directory && entries.some(({ name }) => name === "pyvenv.cfg" || name === "conda-meta")) return;
    const prefix = directory ? `${directory}/` : "";
    const scopes =
      !fileSystem.isTracked && entries.some((entry) => entry.name === ".gitignore" && entry.kind === "file")
        ? await withIgnoreFile(fileSystem, prefix, inherited)
        : inherited;
    const only = partialFolders.get(nameOf(directory));
    const folders: string[] = [];
    for (const { name, kind } of entries) {
      if (only && !only.has(name)) continue;
      // Joined, it is one flat text; added up, it would be a pair of texts for each of many thousand files.
      const path = [prefix, name].join("");
      if (kind === "directory") {
        if (skippedFolders.has(name)) continue;
        if (isIgnored(`${path}/`, scopes)) ignored.add(`${path}/`);
        else folders.push(path);
      } else if (kind === "file") {
        if (!sharedExample.test(name) && isIgnored(path, scopes)) {
          ignored.add(path);
          continue;
        }
        if (files.length >= maximum) {
          full = true;
          notes.push(`Stopped after ${maximum.toLocaleString("en")} files; the rest was not looked at.`);
          return;
        }
        files.push(path);
        if (files.length % 5000 === 0) options.onProgress?.(files.length);
      }
    }
    if (depth >= maximumDepth) {
      if (folders.length > 0) notes.push(`${directory}: folders nested deeper than ${maximumDepth} were not looked at.`);
      return;
    }
    // Siblings side by side keep a remote or slow file system busy; the width is bounded so that memory is too.
    for (let index = 0; index < folders.length; index += 16) {
      await Promise.all(folders.slice(index, index + 16).map((folder) => visit(folder, depth + 1, scopes)));
    }
  }

  await visit("", 0, []);
  if (ignored.size > 0) {
    for (const path of await trackedFiles(fileSystem)) {
      if (!isBelow(path, ignored)) continue;
      options.signal?.throwIfAborted();
      if (files.length >= maximum) break;
      // It may be tracked and deleted, or a link.
      const isThere = await fileSystem.readFile(path, 0).catch(() => undefined);
      if (isThere) files.push(path);
    }
  }
  files.sort();
  notes.sort();
  return { files, notes };
}

/** Whether a path is among some files and folders, or below one of these outside of what tools make. */
function isBelow(path: string, listed: ReadonlySet<string>): boolean {
  if (listed.has(path)) return true;
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
    if (listed.has(path.slice(0, slash + 1)))
      return !path
        .slice(slash + 1)
        .split("/")
        .some((part) => skippedFolders.has(part));
  return false;
}

/** The rules of one `.gitignore`, which hold for paths below `prefix`. */
interface Scope {
  readonly prefix: string;
  readonly rules: Ignore;
}

async function withIgnoreFile(fileSystem: FileSystem, prefix: string, scopes: readonly Scope[]): Promise<readonly Scope[]> {
  try {
    const content = await fileSystem.readFile(`${prefix}.gitignore`, 1_000_000);
    const text = content?.text ?? (content?.bytes && decode(content.bytes));
    return text ? [...scopes, { prefix, rules: ignore().add(text) }] : scopes;
  } catch {
    return scopes;
  }
}

/** The innermost file that has an opinion decides, as in git. */
function isIgnored(path: string, scopes: readonly Scope[]): boolean {
  for (let index = scopes.length - 1; index >= 0; index--) {
    const scope = scopes[index];
    if (!scope) continue;
    const verdict = scope.rules.test(path.slice(scope.prefix.length));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
