import { trainingCalls } from "../../project/detect-traits.js";
import { filesLike } from "../../project/files-like.js";
import { importedFrom } from "../../project/imported-from.js";
import { remembered } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { nameOf } from "../../workspace/path-parts.js";
import { publishedPackage } from "./published-package.js";

/** What installs a package, or builds its documents and its tests. */
const installer = /(?:^|\/)(?:setup|conf|noxfile|conftest|versioneer|tasks)\.py$/;

/** What a template of projects is made into projects with: Cookiecutter, Copier, Yeoman, bundles of Databricks. */
const templateFile = /^(?:cookiecutter\.json|copier\.ya?ml|databricks_template_schema\.json|generators\/app\/index\.[jt]s)$/;

/**
 * Why a project has neither data nor a model of its own: it is a template from which others make projects, or a library by which they train.
 * Such a library is published, only functions of its package learn, and no script or service beside the package uses them; notebooks beside
 * it show how to. A manifest says what else it is for.
 */
export function madeForOthers(project: Project): string | undefined {
  if (isProjectTemplate(project))
    return "It is a template from which others make projects; it has neither data nor a model that are its own.";
  const { traits, manifest } = project;
  const runs = [traits.serves, traits.batch, traits.pipeline, traits.llm].some(({ value }) => value);
  if (manifest.exists || !traits.trains.value || runs || !publishedPackage(project)) return undefined;
  return learnsForOthers(project)
    ? "It is a library with which others train on data of their own; it has neither data nor a model that are its own."
    : undefined;
}

/** Whether a project is a template from which others make projects, going by the file that asks them what theirs is like. */
export function isProjectTemplate(project: Project): boolean {
  return !project.manifest.exists && filesLike(project, templateFile).length > 0;
}

const learnsForOthers = remembered((project: Project): boolean => {
  const modules = productionModules(project).filter(({ path }) => !installer.test(path));
  const packages = new Set(
    project.files.flatMap((path) => (nameOf(path) === "__init__.py" ? [topOf(project.relative(path).split("/").slice(0, -1))] : [])),
  );
  const isPackaged = ({ path }: PythonModule) => packages.has(topOf(project.relative(path).split("/")));
  const learning = modules.filter((module) => trainingCalls(module).length > 0);
  if (learning.length === 0 || !learning.every((module) => isPackaged(module) && !learnsAtTop(module))) return false;
  const starts = modules.filter((module) => !isPackaged(module) || isTraining(module));
  const used = new Set([...importedFrom(project, starts), ...starts.filter(isTraining)]);
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

/** Whether a module of a package is a program that trains: it is called after that, and starts by itself. */
function isTraining({ path, facts }: PythonModule): boolean {
  const isProgram =
    facts.mainGuard !== undefined || facts.functions.some(({ decorators }) => decorators.some(({ name }) => program.test(name)));
  return isProgram && /(?:^|[/_])(?:pre)?(?:train|fine_?tune)(?:_\w+)?\.py$/.test(path);
}

/** What makes a program of a function: Hydra, Dora, Click, Typer. */
const program = /(?:^|\.)(?:hydra_)?main$|(?:^|\.)command$/;
