import type { CodeValue } from "../../facts/code-value.js";
import type { Evidence } from "../../project/evidence.js";
import { calledNames } from "../../project/modules-with.js";
import { remembered, rememberedInSteps } from "../../project/once-per.js";
import { oncePerModulesInSteps, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedLooks, reachedModules } from "../../project/reached-modules.js";
import { ownScripts } from "../../project/scripts.js";
import { namesIn } from "../../semantics/names-in.js";
import { forManyTexts } from "../../text/for-many-texts.js";
import { lastPart } from "../../text/last-part.js";
import { type Place, startOf } from "../../text/span.js";
import { eachInSteps, flatMapInSteps, type Steps } from "../../text/steps.js";
import { folderOf } from "../../workspace/path-parts.js";

interface OwnName {
  /**
   * In lower case with underscores, a file with its folder, and what a file defines after it: `monitoring/anomaly_detector`,
   * `monitoring/anomaly_detector/look_at`.
   */
  readonly name: string;
  readonly what: string;
  readonly at: Place;
}

/**
 * Code of the project's own that production runs and that is named for a practice, where no library shows it: a module, a function or a
 * class. A name says what code is for and not whether it does it, so this makes a practice unknown rather than met. `named` is held against
 * names in lower case with underscores, after those of their file and its last folder: `monitoring/anomaly_detector/look_at`.
 * What lies in a folder of `aside` is left out.
 */
export function madeHere(project: Project, named: RegExp, aside?: ReadonlySet<string>): Evidence | undefined {
  const isNamed = forManyTexts(named);
  const found = ownNames(project).find(({ name, at }) => isNamed.test(name) && !aside?.has(folderOf(at.path)));
  return found && { level: "present", what: found.what, at: found.at };
}

/** The looks at all code that `madeHere` takes, one by one. */
export function* madeHereLooks(project: Project): Steps<void> {
  yield* reachedLooks(project);
  yield* reached.steps(project);
  yield* definitions.steps(productionModules(project));
  yield;
  ownNames(project);
}

const ownNames = remembered((project: Project): readonly OwnName[] => {
  const defined = definitions(productionModules(project));
  const inPython = reached(project).flatMap((module): readonly OwnName[] => {
    const file = { name: fileName(module.path), what: `\`${project.relative(module.path)}\``, at: startOf(module.path) };
    return [file, ...(defined.get(module) ?? [])];
  });
  return [...inPython, ...scriptNames(project)];
});

const reached = rememberedInSteps(function* (project: Project): Steps<readonly PythonModule[]> {
  const isReached = reachedModules(project);
  const modules = productionModules(project).filter(({ form }) => form !== "notebook");
  return yield* flatMapInSteps(modules, (module) => (isReached(module) ? [module] : []));
});

/** The functions and classes of each module that other code calls or hands on, or that a decorator registers. */
const definitions = oncePerModulesInSteps(function* (modules): Steps<ReadonlyMap<PythonModule, readonly OwnName[]>> {
  const used = new Set(calledNames(modules));
  const useAll = (value: CodeValue) => {
    for (const one of namesIn(value)) used.add(lastPart(one));
  };
  yield* eachInSteps(modules, ({ facts }) => {
    for (const { arguments: given } of facts.calls) for (const { value } of given) useAll(value);
    for (const { value } of facts.assignments) useAll(value);
  });
  const defined = new Map<PythonModule, readonly OwnName[]>();
  yield* eachInSteps(modules, (module) => {
    const { functions, classes } = module.facts;
    const usedFunctions = functions.filter(({ name, empty, decorators }) => !empty && (used.has(name) || decorators.length > 0));
    const usedClasses = classes.filter(({ name }) => used.has(name));
    if (usedFunctions.length === 0 && usedClasses.length === 0) return;
    const file = fileName(module.path);
    const own = (name: string, ending: string, at: Place): OwnName => ({
      name: `${file}/${underscored(name)}`,
      what: `\`${name}${ending}\``,
      at,
    });
    defined.set(module, [
      ...usedFunctions.map(({ name, span }) => own(name, "()", module.place(span))),
      ...usedClasses.map(({ name, span }) => own(name, "", module.place(span))),
    ]);
  });
  return defined;
});

/** A file that a framework serves by where it lies. */
const servedFile = /(?:^|\/)(?:route|\+server|\+page\.server)\.[jt]s$|(?:^|\/)(?:pages\/api|functions|jobs|cron|workers)\//;

function scriptNames(project: Project): readonly OwnName[] {
  const scripts = ownScripts(project).filter(({ role }) => role === "production");
  const imported = new Set(
    scripts.flatMap(({ facts }) => facts.imports.flatMap((one) => (one.typeOnly ? [] : lastOf(fileName(one.module))))),
  );
  return scripts.flatMap(({ path, facts, place }): OwnName[] => {
    const name = fileName(path);
    const isReached = servedFile.test(path) || imported.has(lastOf(name));
    const file = { name, what: `\`${project.relative(path)}\``, at: startOf(path) };
    // A name that stands for itself is one of the file's own; what a package gives has its module before it.
    const calls = facts.calls.flatMap(({ name: full, span }) => {
      const [, module, called] = /^(?:((?:\.{1,2}|[@~]|src)\/[\w./-]*)\.)?([a-z]\w*[A-Z]\w*)$/.exec(full) ?? [];
      return called && (module || isReached)
        ? [{ name: `${module ? fileName(module) : name}/${underscored(called)}`, what: `\`${called}()\``, at: place(span) }]
        : [];
    });
    return [...(isReached ? [file] : []), ...calls];
  });
}

/** The last folder and the name of a file, `index` and the like left out. */
function fileName(path: string): string {
  const parts = path
    .replace(/\.(?:py|[cm]?[jt]sx?)$/, "")
    .replace(/\/(?:index|__init__|route)$/, "")
    .split("/");
  return parts.slice(-2).map(underscored).join("/");
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function underscored(name: string): string {
  return name
    .replace(/([a-z\d])(?=[A-Z])/g, "$1_")
    .replaceAll(/[-.\s]/g, "_")
    .toLowerCase();
}
