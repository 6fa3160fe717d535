import type { DependencyFacts } from "../../facts/dependency-facts.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import type { FactsOf, Project } from "../project.js";
import { depthOf, fromProject, type Seen } from "./seen.js";

/** What installs the dependencies. */
export type Manager = "uv" | "poetry" | "pdm" | "pipenv" | "conda" | "pip";

/** How the project's dependencies are declared and installed. Paths are relative to the project. */
export interface Packaging {
  readonly manager: Manager;
  /** What declares the dependencies; absent where nothing does. */
  readonly manifest?: Seen<string>;
  /** What fixes their versions. For pip it may be the manifest itself. */
  readonly lock?: Seen<string>;
  /** All files an installation reads, sorted: manifest, lock, and what they include. */
  readonly files: readonly string[];
  /** Requirements files for development and tests that pip installs besides. */
  readonly development: readonly string[];
  /** Every entry carries a content hash, so that pip can insist on them. */
  readonly hashed: boolean;
  /** The installation builds the project itself, so its source has to be there. */
  readonly needsSource: boolean;
  /** Extras or groups for development, as declared: `dev`, `test`. */
  readonly developmentExtras: readonly string[];
  /** Normalised names of all declared packages, and their extras as `name[extra]`. */
  readonly packages: ReadonlySet<string>;
}

interface Declaration {
  readonly path: string;
  readonly workspacePath: string;
  readonly facts: DependencyFacts;
}

const lockers: Partial<Record<DependencyFacts["manager"], Manager>> = {
  uv: "uv",
  poetry: "poetry",
  pdm: "pdm",
  pipenv: "pipenv",
  "conda-lock": "conda",
};
const developmentName = /(?:^|[-_./])(?:dev|develop|development|test|tests|testing)(?=[-_./]|$)/;
const otherName = /(?:^|[-_./])(?:docs?|lint|ci|build|notebooks?|jupyter|examples?|bench(?:mark)?s?)(?=[-_./]|$)/;

/** The package manager in use and its files. `anchor` is the file that is to be run: what lies nearest above it counts. Never throws. */
export function findPackaging(project: Project, anchor: string | undefined): Packaging {
  const all = declarations(project);
  const near = nearest(all, anchor);
  const common = {
    packages: namesOf(all),
    developmentExtras: developmentExtras(near),
    development: [] as readonly string[],
    hashed: false,
    needsSource: false,
  };
  const locked = near.find(({ facts }) => facts.role === "lock" && lockers[facts.manager]);
  const requirements = requirementsOf(near);
  const managed = locked ?? (requirements && isExact(requirements) ? undefined : near.find(({ facts }) => lockers[facts.manager]));
  const manager = managed && lockers[managed.facts.manager];
  if (managed && manager) {
    const folder = folderOf(managed.path);
    const manifest = near.find(
      ({ path, facts }) => facts.role === "manifest" && folderOf(path) === folder && manifestNames[manager].test(nameOf(path)),
    );
    return { ...common, manager, ...places(manifest, locked), files: paths([manifest, locked]) };
  }
  if (requirements) {
    const files = withIncludes(requirements, all);
    const { dependencies } = requirements.facts;
    return {
      ...common,
      manager: "pip",
      ...places(requirements, isExact(requirements) ? requirements : undefined),
      files: paths(files),
      development: paths(near.filter((one) => isRequirements(one) && developmentName.test(one.path))),
      hashed: dependencies.length > 0 && dependencies.every((one) => one.hashed),
      needsSource: files.some(({ facts }) =>
        facts.includes.some(({ value }) => fromProject(project, value) === undefined || !/\.(?:txt|in|lock)$/.test(value)),
      ),
    };
  }
  const conda = near.find(({ facts }) => facts.manager === "conda");
  if (conda) return { ...common, manager: "conda", ...places(conda, undefined), files: paths([conda]) };
  const built = near.find(
    ({ path, facts }) => /^(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(nameOf(path)) && (facts.projectName ?? facts.dependencies[0]),
  );
  if (built) return { ...common, manager: "pip", ...places(built, undefined), files: paths([built]), needsSource: true };
  return { ...common, manager: "pip", files: [] };
}

const manifestNames: Readonly<Record<Manager, RegExp>> = {
  uv: /^pyproject\.toml$/,
  poetry: /^pyproject\.toml$/,
  pdm: /^pyproject\.toml$/,
  pipenv: /^Pipfile$/,
  conda: /^environment.*\.ya?ml$/,
  pip: /^requirements/,
};

/** All packages that the project declares, by normalised name, and extras as `name[extra]`. */
export function declaredPackages(project: Project): ReadonlySet<string> {
  return namesOf(declarations(project));
}

function namesOf(all: readonly Declaration[]): ReadonlySet<string> {
  return new Set(
    all.flatMap(({ facts }) => facts.dependencies.flatMap(({ name, extras }) => [name, ...extras.map((extra) => `${name}[${extra}]`)])),
  );
}

function declarations(project: Project): Declaration[] {
  return project.facts("dependencies").flatMap(({ path: workspacePath, role, facts }: FactsOf<"dependencies">) => {
    const path = fromProject(project, workspacePath);
    const counts = facts.ecosystem !== "npm" && (role === "production" || role === "test");
    return path !== undefined && counts ? [{ path, workspacePath, facts }] : [];
  });
}

/** Those in the folders above `anchor` first, the nearest leading; then the rest, the shallowest leading. */
function nearest(all: readonly Declaration[], anchor: string | undefined): readonly Declaration[] {
  const distance = ({ path }: Declaration): number => {
    const folder = folderOf(path);
    const above = anchor !== undefined && (folder === "" || anchor.startsWith(`${folder}/`));
    return above ? -depthOf(path) : 1 + depthOf(path);
  };
  return [...all].sort((a, b) => distance(a) - distance(b) || (a.path < b.path ? -1 : 1));
}

function requirementsOf(near: readonly Declaration[]): Declaration | undefined {
  const files = near.filter((one) => isRequirements(one) && !developmentName.test(one.path) && !otherName.test(one.path));
  const usual = (path: string) =>
    /^requirements\.(?:txt|lock)$/.test(nameOf(path)) || /(?:^|[-_/])(?:prod|production|main|base|runtime)\.(?:txt|lock)$/.test(path);
  return files.find(({ path }) => usual(path)) ?? files.find(({ path }) => /\.(?:txt|lock)$/.test(path)) ?? files[0];
}

function isRequirements({ path, facts }: Declaration): boolean {
  return (
    facts.manager === "pip" && /\.(?:txt|in|lock)$/.test(path) && nameOf(path) !== "runtime.txt" && !nameOf(path).includes("constraints")
  );
}

function isExact({ facts }: Declaration): boolean {
  return facts.role === "lock" || (facts.dependencies.length > 0 && facts.dependencies.every((one) => one.exact));
}

function withIncludes(first: Declaration, all: readonly Declaration[]): readonly Declaration[] {
  const byPath = new Map(all.map((one) => [one.workspacePath, one] as const));
  const reached = new Set([first]);
  for (const { facts } of reached) {
    for (const { value } of facts.includes) {
      const included = byPath.get(value);
      if (included) reached.add(included);
    }
  }
  return [...reached];
}

function developmentExtras(near: readonly Declaration[]): readonly string[] {
  const groups = near.flatMap(({ facts }) =>
    facts.role === "manifest" ? facts.dependencies.flatMap(({ group, scope }) => (group && scope !== "runtime" ? [group] : [])) : [],
  );
  return [...new Set(groups)].filter((group) => developmentName.test(group)).sort();
}

function places(manifest: Declaration | undefined, lock: Declaration | undefined): { manifest?: Seen<string>; lock?: Seen<string> } {
  const seen = ({ path, workspacePath }: Declaration) => ({ value: path, at: { path: workspacePath, span: { start: 0, end: 0 } } });
  return { ...(manifest && { manifest: seen(manifest) }), ...(lock && { lock: seen(lock) }) };
}

function paths(declared: readonly (Declaration | undefined)[]): readonly string[] {
  return [...new Set(declared.flatMap((one) => (one ? [one.path] : [])))].sort();
}
