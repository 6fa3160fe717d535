import ignore from "ignore";
import type { FactsKind } from "../facts/index.js";
import type { NotebookFacts } from "../facts/notebook-facts.js";
import type { Sign } from "../facts/sign.js";
import { type Manifest, noManifest } from "../manifest/manifest.js";
import { toNotebookPlace } from "../readers/notebook/notebook-position.js";
import type { Place, Span } from "../text/span.js";
import type { Capability } from "../tools/tool.js";
import { roleOf } from "../workspace/role.js";
import { detectTools } from "./detect-tools.js";
import { detectTraits } from "./detect-traits.js";
import type { FactsOf, Project, PythonModule } from "./project.js";
import { manifestNames, projectRootOf } from "./project-roots.js";
import { isRepositoryLevel, mentionsFolder } from "./repository-level.js";
import type { FileFacts, Snapshot } from "./snapshot.js";
import type { Stage } from "./stage.js";

/** What a project is built for besides its files. */
export interface BuildOptions {
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
  /** All project roots of the workspace, so that nested projects' files are told apart. */
  readonly roots: readonly string[];
  /** Judges as if the project declared this stage. */
  readonly stage?: Stage;
}

/** Makes the project rooted at `root` from a snapshot. Pure; never throws on any content. */
export function buildProject(snapshot: Snapshot, root: string, options: BuildOptions): Project {
  const prefix = root ? `${root}/` : "";
  const relative = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  const manifest = findManifest(snapshot, root);
  const excluded = excludedBy(manifest.value.checks?.exclude ?? []);
  const files: string[] = [];
  const shared: string[] = [];
  for (const path of snapshot.files) {
    if (projectRootOf(path, options.roots) === root && path.startsWith(prefix)) {
      if (!excluded(relative(path))) files.push(path);
    } else if (root && isRepositoryLevel(path) && mentionsFolder(snapshot.facts.get(path), root)) shared.push(path);
  }
  const roles = new Map([...files, ...shared].map((path) => [path, roleOf(relative(path))] as const));
  const folders = foldersOf(files);

  const byKind = groupByKind(snapshot, [...files, ...shared], roles);
  const python = pythonModules(byKind);
  const tools = detectTools(
    signsOf(snapshot.facts, roles, relative),
    files.map((path) => ({ path: relative(path), workspacePath: path, role: roles.get(path) ?? "production" })),
  );
  const fileSet = new Set(files);

  const resolve = (path: string) => prefix + normalise(path);
  const observed: Omit<Project, "traits"> = {
    root,
    manifest,
    stage: options.stage ?? manifest.value.project?.stage ?? "production",
    tools,
    date: options.date,
    files,
    shared,
    facts: <Kind extends FactsKind>(kind: Kind) => (byKind.get(kind) ?? []) as unknown as readonly FactsOf<Kind>[],
    python,
    notebookPlace: (path, json) => {
      const notebook = snapshot.facts.get(path)?.notebook;
      return notebook ? placeOfJson(path, notebook, json) : { path, span: json };
    },
    tool: (id) => tools.find(({ tool }) => tool.id === id),
    withCapability: (...capabilities: Capability[]) =>
      tools.filter(({ tool }) => tool.capabilities.some((one) => capabilities.includes(one))),
    exists: (path) => {
      const resolved = resolve(path);
      return fileSet.has(resolved) || folders.has(resolved) || snapshot.probed.has(resolved);
    },
    resolve,
    relative,
    role: (path) => roles.get(path) ?? roleOf(relative(path)),
    text: (path) => snapshot.texts.get(path),
  };
  return { ...observed, traits: detectTraits(observed) };
}

function findManifest({ manifests }: Snapshot, root: string): Manifest {
  const prefix = root ? `${root}/` : "";
  return manifestNames.flatMap((name) => manifests.get(prefix + name) ?? [])[0] ?? noManifest(root);
}

/** `./data/../x#part` as the workspace lists it: without `.`, `..` and fragment. */
function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.replace(/#.*$/s, "").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let end = file.lastIndexOf("/"); end > 0; end = file.lastIndexOf("/", end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function groupByKind(snapshot: Snapshot, paths: readonly string[], roles: ReadonlyMap<string, FactsOf<FactsKind>["role"]>) {
  const byKind = new Map<FactsKind, FactsOf<FactsKind>[]>();
  for (const path of paths) {
    const facts = snapshot.facts.get(path);
    const role = roles.get(path) ?? "production";
    if (!facts || role === "vendored") continue;
    for (const kind of Object.keys(facts) as FactsKind[]) {
      const value = facts[kind];
      if (!value) continue;
      const group = byKind.get(kind);
      if (group) group.push({ path, role, facts: value });
      else byKind.set(kind, [{ path, role, facts: value }]);
    }
  }
  return byKind;
}

function pythonModules(byKind: ReadonlyMap<FactsKind, readonly FactsOf<FactsKind>[]>): readonly PythonModule[] {
  const modules: PythonModule[] = [];
  for (const { path, role, facts } of (byKind.get("python") ?? []) as readonly FactsOf<"python">[]) {
    modules.push({ path, role, form: "module", facts, place: (span) => ({ path, span }) });
  }
  for (const { path, role, facts } of (byKind.get("notebook") ?? []) as readonly FactsOf<"notebook">[]) {
    modules.push({ path, role, form: "notebook", facts: facts.python, place: (span) => toNotebookPlace(path, facts, span) });
  }
  return modules;
}

function* signsOf(facts: Snapshot["facts"], roles: ReadonlyMap<string, FactsOf<FactsKind>["role"]>, relative: (path: string) => string) {
  for (const [path, role] of roles) {
    const found = facts.get(path);
    if (!found || role === "vendored") continue;
    for (const kind of Object.keys(found) as FactsKind[]) {
      const signs: readonly Sign[] | undefined = found[kind as keyof FileFacts]?.signs;
      if (!signs || signs.length === 0) continue;
      yield { path: relative(path), workspacePath: path, role, signs, place: (span: Span): Place => ({ path, span }) };
    }
  }
}

/** A test for paths that the manifest's `checks.exclude` leaves out, in `.gitignore` syntax. */
function excludedBy(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const rules = ignore({ allowRelativePaths: true }).add([...globs]);
  return (path) => rules.ignores(path);
}

/** The cell that a range of a notebook's JSON lies in. */
function placeOfJson(path: string, { segments }: NotebookFacts, span: Span): Place {
  const segment = segments.find(({ json, jsonLength }) => json <= span.start && span.start < json + jsonLength);
  if (!segment) return { path, span };
  const start = segment.cellOffset + Math.min(span.start - segment.json, segment.length);
  return { path, span, cell: { index: segment.cell, span: { start, end: start + (span.end - span.start) } } };
}
