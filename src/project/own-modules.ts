import type { FileRole } from "../workspace/role.js";

/**
 * Tells whether a module that a file imports is the project's own: whether `evaluate` is `evaluate.py` or `evaluate/__init__.py` beside
 * the file, in a folder above it, or in the `src` of one. Python would look there before it looks at what is installed.
 */
export function ownModules(
  files: readonly { readonly path: string; readonly role: FileRole }[],
): (module: string, importer: string) => boolean {
  const modules = new Set<string>();
  const names = new Set<string>();
  for (const { path, role } of files) {
    if (role === "vendored" || !path.endsWith(".py")) continue;
    const module = path.endsWith("/__init__.py") ? path.slice(0, -"/__init__.py".length) : path.slice(0, -".py".length);
    modules.add(module);
    names.add(module.slice(module.lastIndexOf("/") + 1));
  }
  const known = new Map<string, string | undefined>();

  /** The own module that `name` means in the files of a folder. */
  function find(name: string, folder: string): string | undefined {
    const key = `${folder}/${name}`;
    if (!known.has(key)) {
      const near = [key, `${folder}/src/${name}`].map((path) => path.replace(/^\//, "")).find((path) => modules.has(path));
      known.set(key, near ?? (folder === "" ? undefined : find(name, folder.slice(0, Math.max(0, folder.lastIndexOf("/"))))));
    }
    return known.get(key);
  }

  return (module, importer) => {
    if (!names.has(module)) return false;
    const found = find(module, importer.slice(0, Math.max(0, importer.lastIndexOf("/"))));
    // A file does not import itself: `mlflow.py` that imports `mlflow` means the installed one.
    return found !== undefined && `${found}.py` !== importer;
  };
}
