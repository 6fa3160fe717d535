import type { PythonFacts, PythonImport } from "../../facts/python-facts.js";
import { folderOf } from "../../workspace/path-parts.js";
import { remembered } from "../once-per.js";
import type { Project } from "../project.js";
import { fromProject } from "./seen.js";

/** The project's own Python files, and which of them an import means. Paths are relative to the project. */
export interface LocalModules {
  /** The file that `import` in `file` means when `root` is on the import path; `undefined` for a package from elsewhere. */
  resolve(file: string, root: string, one: PythonImport): string | undefined;
  facts(file: string): PythonFacts | undefined;
}

/** Knows the project's modules by path. Linear in the number of files. */
export const localModules = remembered((project: Project): LocalModules => {
  const files = new Set<string>();
  for (const path of project.files) {
    const relative = path.endsWith(".py") ? fromProject(project, path) : undefined;
    if (relative !== undefined) files.add(relative);
  }
  const facts = new Map<string, PythonFacts>();
  for (const module of project.python) {
    const relative = module.form === "module" ? fromProject(project, module.path) : undefined;
    if (relative !== undefined) facts.set(relative, module.facts);
  }
  const find = (parts: readonly string[]): string | undefined => {
    const path = parts.join("/");
    return [`${path}.py`, `${path}/__init__.py`].find((candidate) => files.has(candidate));
  };
  return {
    facts: (file) => facts.get(file),
    resolve(file, root, { module, name, level }) {
      const base = level > 0 ? above(folderOf(file), level - 1) : root;
      if (base === undefined) return undefined;
      const parts = [...split(base), ...module.split(".").filter(Boolean)];
      return (name !== undefined && name !== "*" ? find([...parts, name]) : undefined) ?? (module || level > 0 ? find(parts) : undefined);
    },
  };
});

function split(folder: string): string[] {
  return folder === "" ? [] : folder.split("/");
}

function above(folder: string, levels: number): string | undefined {
  const parts = split(folder);
  return levels > parts.length ? undefined : parts.slice(0, parts.length - levels).join("/");
}

/** Folders that are put on the import path by habit, not imported by name. */
const sourceRoots: ReadonlySet<string> = new Set(["src", "python", "backend/src", "server/src"]);

/** The folder from which a file's absolute imports are found: the one that explains most of them; where none does `otherwise`, `src` or the project. */
export function importRoot(modules: LocalModules, file: string, otherwise?: string): string {
  const folders = [""];
  for (const part of split(folderOf(file))) folders.push(folders[folders.length - 1] ? `${folders[folders.length - 1]}/${part}` : part);
  const imports = modules.facts(file)?.imports ?? [];
  // A file that uses `from .x` belongs to a package, so its own folder cannot be the root.
  const deepest = Math.max(0, ...imports.map(({ level }) => level));
  const candidates = folders.slice(0, Math.max(1, folders.length - deepest));
  const usual = otherwise ?? candidates.find((folder) => sourceRoots.has(folder)) ?? "";
  let best = usual;
  let explained = 0;
  for (const candidate of [usual, ...candidates]) {
    const count = imports.filter((one) => one.level === 0 && modules.resolve(file, candidate, one) !== undefined).length;
    if (count > explained) [best, explained] = [candidate, count];
  }
  return best;
}

const maximumModules = 2000;

/** A file and all files of the project that it imports, directly or not. */
export function importClosure(modules: LocalModules, file: string, root: string): readonly string[] {
  const reached = new Set([file]);
  for (const current of reached) {
    if (reached.size >= maximumModules) break;
    for (const one of modules.facts(current)?.imports ?? []) {
      const target = modules.resolve(current, root, one);
      if (target !== undefined) reached.add(target);
    }
  }
  return [...reached];
}
