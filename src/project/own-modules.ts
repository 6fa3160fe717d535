import { folderOf, nameOf } from "../workspace/path-parts.js";
import type { FileRole } from "../workspace/role.js";

type File = { readonly path: string; readonly role: FileRole };

/** Tells whether `name` is a module of the project in the files of a folder, and which: a path without its extension. */
type Find = (name: string, folder: string) => string | undefined;

const scriptExtension = /\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Where the names of scripts begin. */
const configuration = /(?:^|\/)[jt]sconfig\.json$/;

/** Whether a path tells which modules a project has. */
export function isModulePath(path: string): boolean {
  return path.endsWith(".py") || scriptExtension.test(path) || configuration.test(path);
}

/**
 * Tells whether a module that a file imports is the project's own, by its first part.
 * Python: whether `evaluate` is `evaluate.py` or `evaluate/__init__.py` beside the file, in a folder above it, or in the `src` of one;
 * Python would look there before it looks at what is installed. Scripts: whether `ai` is a file or folder of scripts beside the
 * `tsconfig.json` or `jsconfig.json` above the file, or in the `src` there, which are what a `baseUrl` mostly names.
 */
export function ownModules(files: readonly File[]): (module: string, importer: string) => boolean {
  const own = files.filter(({ role }) => role !== "vendored");
  const python = pythonFinder(own);
  const scripts = scriptFinder(own);
  return (module, importer) => {
    const isScript = scriptExtension.test(importer);
    const found = (isScript ? scripts : python)(module, folderOf(importer));
    // A file does not import itself: `mlflow.py` that imports `mlflow` means the installed one.
    return found !== undefined && found !== importer.replace(isScript ? scriptExtension : /\.py$/, "");
  };
}

function pythonFinder(files: readonly File[]): Find {
  const modules = new Set<string>();
  for (const { path } of files) {
    if (path.endsWith(".py"))
      modules.add(path.endsWith("/__init__.py") ? path.slice(0, -"/__init__.py".length) : path.slice(0, -".py".length));
  }
  return finder(modules, () => true);
}

function scriptFinder(files: readonly File[]): Find {
  const modules = new Set<string>();
  const bases = new Set<string>();
  for (const { path } of files) {
    if (configuration.test(path)) bases.add(folderOf(path));
    if (!scriptExtension.test(path)) continue;
    modules.add(path.replace(scriptExtension, ""));
    for (let folder = folderOf(path); folder !== "" && !modules.has(folder); folder = folderOf(folder)) modules.add(folder);
  }
  return finder(modules, (folder) => bases.has(folder));
}

/** Looks for a module in the folders from the file's own upwards that `isBase` lets in, and in the `src` of each. */
function finder(modules: ReadonlySet<string>, isBase: (folder: string) => boolean): Find {
  const names = new Set([...modules].map((module) => nameOf(module)));
  const known = new Map<string, string | undefined>();
  const find: Find = (name, folder) => {
    const key = `${folder}/${name}`;
    if (!known.has(key)) {
      const near = isBase(folder)
        ? [key, `${folder}/src/${name}`].map((path) => path.replace(/^\//, "")).find((path) => modules.has(path))
        : undefined;
      known.set(key, near ?? (folder === "" ? undefined : find(name, folderOf(folder))));
    }
    return known.get(key);
  };
  return (name, folder) => (names.has(name) ? find(name, folder) : undefined);
}
