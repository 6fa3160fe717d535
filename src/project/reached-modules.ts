import type { PythonFacts, PythonImport } from "../facts/python-facts.js";
import { eachInSteps, type Steps } from "../text/steps.js";
import { folderOf, nameOf } from "../workspace/path-parts.js";
import { lazily, oncePer, remembered, rememberedInSteps } from "./once-per.js";
import { callsTo } from "./production-code.js";
import type { Project, PythonModule } from "./project.js";
import { writtenCommands } from "./stack/written-commands.js";

type Observed = Pick<Project, "python" | "facts" | "manifest" | "relative" | "observation">;

const application =
  /(?:^|\.)(?:FastAPI|Starlette|Litestar|Flask|Quart|Sanic|Bottle|Robyn|Falcon|Tornado|Chalice|Celery|Application|App|get_[aw]sgi_application)$|^(?:streamlit|gradio|chainlit|falcon|aiohttp\.web|bentoml|modal|ray\.serve|litserve)\./;

/** Frameworks find such files by where they lie, and platforms by the names of their functions. */
const foundByName =
  /(?:^|\/)(?:__init__|__main__|[aw]sgi|manage|settings|gunicorn[._]conf(?:ig)?)\.py$|(?:^|\/)(?:dags|pages|commands|plugins)\//;
const handler = /^(?:lambda_)?handler$|^(?:main|predict|inference|score|run|init|model_fn|predict_fn)$/;

const dynamicImport = /^(?:importlib\.import_module|__import__|pkgutil\.(?:iter_modules|walk_packages))$|\.autodiscover_\w+$/;

/**
 * Tells whether production runs a module: it is started (it has a main guard, makes the application, acts at its top level, or a command or the
 * manifest names it), a framework finds it, or another production module imports it. Whatever cannot be told counts as reached.
 */
export const reachedModules = oncePer(
  (project: Observed): object => project,
  (project): ((module: PythonModule) => boolean) => {
    const byCode = reachedByCode(project);
    const commands = lazily(() => wordsOf([...writtenCommands(project as Project).map(({ value }) => value), ...manifestTexts(project)]));
    return (module) => {
      if (byCode(module)) return true;
      const path = withoutEnding(project.relative(module.path));
      return namesOf(path).some((one) => commands().has(one)) || commands().has(nameOf(path));
    };
  },
);

/** The longest look that this takes, in steps. */
export function reachedLooks(project: Observed): Steps<unknown> {
  return importsOf.steps(project);
}

/** What code shows of it by itself, each module looked at once. */
const reachedByCode = remembered((project: Observed) => {
  const { imported, isOpen, strings } = importsOf(project);
  const known = new Map<PythonModule, boolean>();
  const look = (module: PythonModule): boolean => {
    if (isOpen || module.form === "notebook" || foundByName.test(module.path) || isStarted(module.facts)) return true;
    const path = withoutEnding(project.relative(module.path));
    if (imported.has(withoutEnding(module.path)) || suffixes(path).some((one) => imported.has(`*/${one}`))) return true;
    return namesOf(path).some((one) => strings.has(one));
  };
  return (module: PythonModule): boolean => {
    const found = known.get(module) ?? look(module);
    known.set(module, found);
    return found;
  };
});

/** What a module's path may be written as: itself, and its ends of more than a name. */
function namesOf(path: string): readonly string[] {
  return suffixes(path).filter((one) => one === path || one.includes("/"));
}

function isStarted({ mainGuard, calls, functions, assignments }: PythonFacts): boolean {
  if (mainGuard || calls.some(({ name }) => application.test(name))) return true;
  if (functions.some(({ name, scope, empty }) => scope === "" && !empty && handler.test(name))) return true;
  const atTop = calls.filter(({ scope }) => scope === "");
  if (atTop.length === 0) return false;
  const quiet = [...assignments, ...functions.flatMap(({ decorators }) => decorators)].map(({ span }) => span);
  return atTop.some(({ span }) => !quiet.some(({ start, end }) => start <= span.start && span.end <= end));
}

interface Imports {
  /** Paths without `.py` of modules that relative imports mean; those that absolute imports may mean, after a star. */
  readonly imported: ReadonlySet<string>;
  /** What texts in the code name like modules. */
  readonly strings: ReadonlySet<string>;
  /** Whether code imports what it finds while it runs. */
  readonly isOpen: boolean;
}

/** The names of the project's own distributions, as imports spell them. */
export const distributionNames = remembered((project: Pick<Project, "facts" | "observation">): readonly string[] =>
  project.facts("dependencies").flatMap(({ facts }) => facts.projectName?.value.replaceAll("-", "_").toLowerCase() ?? []),
);

const importsOf = rememberedInSteps(function* (project: Observed): Steps<Imports> {
  const imported = new Set<string>();
  const texts = new Set<string>();
  const own = distributionNames(project);
  const isOpen = callsTo(project.python, dynamicImport).some(
    ({ call, module }) => module.role === "production" && call.arguments[0]?.value.kind !== "string",
  );
  // What an absolute import means does not rest on where it stands.
  const absolute = new Set<string>();
  yield* eachInSteps(project.python, ({ path, role, facts }) => {
    if (role !== "production") return;
    const itself = withoutEnding(path);
    for (const one of facts.imports) {
      const key = `${one.module} ${one.name}`;
      if (one.level === 0 && absolute.has(key)) continue;
      if (one.level === 0) absolute.add(key);
      for (const target of targetsOf(path, one, own)) if (target !== itself) imported.add(target);
    }
    for (const { value } of facts.strings) texts.add(value);
  });
  const strings = wordsOf([...texts].filter((text) => /^[\w.]{3,200}(?::\w+)?$/.test(text)));
  return { imported, strings, isOpen };
});

/**
 * What an import may mean, as paths without `.py`, absolute ones after a star: `from a import b` the module `a` or the module `a.b`. `own` are
 * the names of the project's distributions.
 */
export function targetsOf(path: string, { module, name, level }: PythonImport, own: readonly string[]): readonly string[] {
  const parts = module.split(".").filter(Boolean);
  const named = name !== undefined && name !== "*" ? [[...parts, name]] : [];
  if (level > 0) {
    const above = folderOf(path).split("/").filter(Boolean);
    const base = above.slice(0, Math.max(0, above.length - level + 1));
    return [parts, ...named].filter((one) => one.length > 0).map((one) => [...base, ...one].join("/"));
  }
  const targets = [parts, ...named];
  // A distribution may keep the modules of its package in a folder of another name.
  if (own.includes(parts[0]?.toLowerCase() ?? "")) targets.push(...targets.map(([, ...rest]) => rest));
  return targets.filter((one) => one.length > 0).map((one) => `*/${one.join("/")}`);
}

function manifestTexts({ manifest }: Observed): readonly string[] {
  const { serving, commands, drift } = manifest.value;
  const values = [...(serving ?? []).map(({ entry }) => entry), ...(drift ?? []).map(({ job }) => job), ...Object.values(commands ?? {})];
  return values.flat().filter((one) => typeof one === "string");
}

/** The words of command lines that may name a module, as paths without ending: `app.main:app` and `app/main.py` are `app/main`. */
function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  // Many jobs run the same lines.
  const written = new Set([...new Set(texts)].flatMap((text) => text.split(/[\s"',[\]=]+/)));
  for (const word of written) {
    const bare = word.replace(/:\w+(?:\(\))?$/, "").replace(/^\.\//, "");
    const path = bare.endsWith(".py") ? withoutEnding(bare) : bare.replaceAll(".", "/");
    for (const one of suffixes(path)) if (one === path || one.includes("/") || bare.endsWith(".py")) words.add(one);
    // `app.main.handler` names a function of `app.main`.
    if (bare.includes(".") && !bare.endsWith(".py")) words.add(folderOf(path));
  }
  return words;
}

/** The path of a module as imports name it: without its ending, a package as its folder. */
export function withoutEnding(path: string): string {
  return path.replace(/(?:\/__init__)?\.py$/, "");
}

/** `a/b/c`, `b/c`, `c`. */
function suffixes(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(index).join("/"));
}
