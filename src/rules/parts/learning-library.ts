import { trainingCalls } from "../../project/detect-traits.js";
import { importedFrom } from "../../project/imported-from.js";
import { oncePerObservation } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { nameOf } from "../../workspace/path-parts.js";
import { publishedPackage } from "./published-package.js";

/** What installs a package, or builds its documents and its tests. */
const installer = /(?:^|\/)(?:setup|conf|noxfile|conftest|versioneer|tasks)\.py$/;

/**
 * Why a project is a library by which others train models on data of their own: it is published, only functions of its package learn, and no
 * script or service beside the package uses them. Notebooks beside a library show how to. A manifest says what else it is for.
 */
export function learningLibrary(project: Project): string | undefined {
  const { traits, manifest } = project;
  const runs = [traits.serves, traits.batch, traits.pipeline, traits.llm].some(({ value }) => value);
  if (manifest.exists || !traits.trains.value || runs || !publishedPackage(project)) return undefined;
  return learnsForOthers(project)
    ? "It is a library with which others train on data of their own; it has neither data nor a model that are its own."
    : undefined;
}

const learnsForOthers = oncePerObservation((project: Project): boolean => {
  const modules = productionModules(project).filter(({ path }) => !installer.test(path));
  const packages = new Set(
    project.files.flatMap((path) => (nameOf(path) === "__init__.py" ? [topOf(project.relative(path).split("/").slice(0, -1))] : [])),
  );
  const isPackaged = ({ path }: PythonModule) => packages.has(topOf(project.relative(path).split("/")));
  const learning = modules.filter((module) => trainingCalls(module).length > 0);
  if (learning.length === 0 || !learning.every((module) => isPackaged(module) && !learnsAtTop(module))) return false;
  const used = importedFrom(
    project,
    modules.filter((module) => !isPackaged(module)),
  );
  return !learning.some((module) => used.has(module));
});

/** The package that a path lies in; that of a `src` layout is the folder below. */
function topOf([first, second]: readonly string[]): string {
  return first === "src" || first === "python" ? `${first}/${second}` : (first ?? "");
}

/** Whether a module learns as soon as it is run. */
function learnsAtTop({ facts, ...module }: PythonModule): boolean {
  return trainingCalls({ facts: { ...facts, calls: facts.calls.filter(({ scope }) => scope === "") }, ...module }).length > 0;
}
