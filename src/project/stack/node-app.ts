import type { CodeValue } from "../../facts/code-value.js";
import { folderOf, nameOf, pathIn } from "../../workspace/path-parts.js";
import type { Project } from "../project.js";
import { ownScripts } from "../scripts.js";
import { healthPath } from "./routes.js";
import { depthOf, fromProject, isThere, type Seen } from "./seen.js";

/** What installs the packages of JavaScript. */
export type NodeManager = "npm" | "pnpm" | "yarn" | "yarn-classic" | "bun";

/** A project in JavaScript or TypeScript, by its package.json. Paths are relative to the project. */
export interface NodeApp {
  readonly manager: NodeManager;
  /** Where its package.json lies; `""` for the project's own folder. */
  readonly folder: string;
  readonly manifest: string;
  readonly lock?: string;
  /** The major version of Node.js. */
  readonly version: Seen<string>;
  /** Names of packages it asks for. */
  readonly packages: ReadonlySet<string>;
  /** Its package scripts: name → command line. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Folders and files that an installation reads besides manifest and lock. */
  readonly installs: readonly string[];
  readonly port: Seen<number>;
  /** The path of its health route. */
  readonly health?: Seen<string>;
}

const locks: readonly (readonly [string, NodeManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/** The package of a project that is run by Node.js, the one that lies highest; `undefined` where there is none. Never throws. */
export function findNodeApp(project: Project): NodeApp | undefined {
  const [manifest] = project
    .facts("dependencies")
    .flatMap(({ path, role, facts }) => {
      const file = fromProject(project, path);
      return file !== undefined && nameOf(file) === "package.json" && role === "production" ? [{ file, path, facts }] : [];
    })
    .filter(({ facts }) => facts.dependencies.some(({ scope }) => scope === "runtime") || facts.scripts.length > 0)
    .sort((one, other) => depthOf(one.file) - depthOf(other.file) || (one.file < other.file ? -1 : 1));
  if (!manifest) return undefined;
  const folder = folderOf(manifest.file);
  const found = locks.find(([name]) => isThere(project, pathIn(folder, name)));
  const isBerry = isThere(project, pathIn(folder, ".yarnrc.yml"));
  const declared = manifest.facts.manager === "pnpm" || manifest.facts.manager === "yarn" ? manifest.facts.manager : "npm";
  const manager = found?.[1] ?? declared;
  const version = project
    .facts("dependencies")
    .flatMap(({ path, facts }) => (facts.node && fromProject(project, path) !== undefined ? [{ path, node: facts.node }] : []))
    .map(({ path, node }) => ({ value: /\d+/.exec(node.specifier)?.[0], at: { path, span: node.span } }))
    .find(({ value }) => value !== undefined && Number(value) >= 18 && Number(value) < 100);
  const scripts = new Map(manifest.facts.scripts.map(({ name, command }) => [name, command]));
  const health = healthOf(project);
  return {
    manager: manager === "yarn" && !isBerry ? "yarn-classic" : manager,
    folder,
    manifest: manifest.file,
    ...(found && { lock: pathIn(folder, found[0]) }),
    version: version?.value === undefined ? { value: "22" } : { value: version.value, at: version.at },
    packages: new Set(manifest.facts.dependencies.map(({ name }) => name)),
    scripts,
    installs: ["pnpm-workspace.yaml", ".npmrc", ".yarnrc.yml", "prisma", "patches"]
      .map((name) => pathIn(folder, name))
      .filter((path) => isThere(project, path)),
    port: portOf(project, scripts) ?? { value: 3000 },
    ...(health && { health }),
  };
}

/** The port that a script listens on, as written there or in how it is started. */
function portOf(project: Project, scripts: ReadonlyMap<string, string>): Seen<number> | undefined {
  for (const { facts, place } of ownScripts(project))
    for (const call of facts.calls) {
      if (!/(?:^|\.)(?:listen|serve)$/.test(call.name)) continue;
      const [first] = call.arguments;
      const given = first?.value.kind === "dict" ? first.value.entries.find(({ key }) => isPortKey(key))?.value : first?.value;
      const port = given && numberIn(given, facts.assignments);
      if (port !== undefined) return { value: port, at: place(call.span) };
    }
  const written = /(?:-p|--port|PORT)[\s=]+(\d{2,5})\b/.exec(scripts.get("start") ?? "")?.[1];
  return written === undefined ? undefined : { value: Number(written) };
}

function isPortKey(key: CodeValue | undefined): boolean {
  return key?.kind === "string" && key.value === "port";
}

/** A port as a number, the other choice of `process.env.PORT ?? 3000`, or a constant that holds one. */
function numberIn(
  value: CodeValue,
  assignments: readonly { readonly targets: readonly string[]; readonly value: CodeValue }[],
  level = 0,
): number | undefined {
  if (level > 3) return undefined;
  if (value.kind === "number") return Number.isInteger(value.value) && value.value > 0 && value.value < 65536 ? value.value : undefined;
  if (value.kind === "string") return /^\d{2,5}$/.test(value.value) ? Number(value.value) : undefined;
  if (value.kind === "other") {
    for (const choice of value.choices ?? []) {
      const found = numberIn(choice, assignments, level + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (value.kind !== "name") return undefined;
  const given = assignments.find(({ targets }) => targets.length === 1 && targets[0] === value.value);
  return given && numberIn(given.value, assignments, level + 1);
}

/** The health route that a script declares, or that a file of Next.js is. */
function healthOf(project: Project): Seen<string> | undefined {
  for (const { path, facts, place } of ownScripts(project)) {
    const route =
      /(?:^|\/)app\/((?:[\w-]+\/)+)route\.[jt]sx?$/.exec(path)?.[1] ?? /(?:^|\/)pages\/(api\/[\w/-]+)\.[jt]sx?$/.exec(path)?.[1];
    const address = route && `/${route.replace(/\/$/, "")}`;
    if (address && healthPath.test(address)) return { value: address, at: { path, span: { start: 0, end: 0 } } };
    for (const { name, arguments: given, span } of facts.calls) {
      const [first] = given;
      // What stands before the routes of a router is said where it is mounted.
      if (/(?<!Router\(\))\.get$/.test(name) && first?.value.kind === "string" && healthPath.test(first.value.value))
        return { value: first.value.value, at: place(span) };
    }
  }
  return undefined;
}
