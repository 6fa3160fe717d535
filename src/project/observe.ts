import ignore from "ignore";
import type { FactsKind } from "../facts/index.js";
import type { PythonFacts } from "../facts/python-facts.js";
import type { Sign } from "../facts/sign.js";
import { toNotebookPlace } from "../readers/notebook/notebook-position.js";
import { oncePerText } from "../text/once-per-text.js";
import type { Place, Span } from "../text/span.js";
import type { Steps } from "../text/steps.js";
import { toolsOfPath } from "../tools/tools-of-path.js";
import { type FileRole, roleOf } from "../workspace/role.js";
import { type ConfigurationCall, calledConfigurations, isTarget } from "./called-configurations.js";
import { type ListedFile, toolSteps } from "./detect-tools.js";
import { filesPerStep } from "./files-per-step.js";
import { isSame } from "./noted-reads.js";
import { isModulePath } from "./own-modules.js";
import type { FactsOf, Layout, Observation, PythonModule } from "./project.js";
import { isManifestPath, projectRootOf } from "./project-roots.js";
import { ciFor, composedFor, isRepositoryLevel, mentions, speaksFor } from "./repository-level.js";
import type { FileFacts, Snapshot } from "./snapshot.js";

const observations = new WeakMap<object, Map<string, Observation>>();
const layouts = new WeakMap<readonly string[], Map<string, Layout>>();
const memories = new WeakMap<object, Map<string, object>>();

/** Which files of a workspace are looked at, and how. */
export interface Scope {
  readonly root: string;
  readonly roots: readonly string[];
  /** Patterns in `.gitignore` syntax, relative to the project. */
  readonly exclude: readonly string[];
  /** Judges example folders as the project's own code. */
  readonly countSamples: boolean;
  /** The kinds of facts that the manifest gives, which the project has beside those of the observation. */
  readonly manifestKinds: readonly string[];
}

/** Observes a project. Snapshots with the same `sources` share the observation, so that while a manifest is typed nothing else is looked at again. */
export function* observationSteps(snapshot: Snapshot, scope: Scope): Steps<Observation> {
  const key = JSON.stringify(scope);
  const known = memoOf(observations, snapshot.sources);
  const observation = known.get(key) ?? (yield* look(snapshot, scope, key));
  known.set(key, observation);
  return observation;
}

function* look(snapshot: Snapshot, scope: Scope, key: string): Steps<Observation> {
  const { root, countSamples, manifestKinds } = scope;
  const knownLayouts = memoOf(layouts, snapshot.files);
  const layout = knownLayouts.get(key) ?? layOut(snapshot, scope);
  knownLayouts.set(key, layout);
  const { files, shared } = layout;
  const role = oncePerText((path) => roleOf(relativeTo(root, path), countSamples));
  const telling: ListedFile[] = [];
  /** Those that show a tool by their path, or what modules the project has: images and labels do neither. */
  const named: ListedFile[] = [];
  for (const [index, workspacePath] of [...files, ...shared].entries()) {
    if (index % filesPerStep === 0) yield;
    const path = relativeTo(root, workspacePath);
    const isRead = snapshot.facts.has(workspacePath);
    const isNamed = index < files.length && (isRead || isModulePath(path) || toolsOfPath(path).length > 0);
    if (!isRead && !isNamed) continue;
    const file = { path, workspacePath, role: role(workspacePath) };
    if (isNamed) named.push(file);
    if (isRead && file.role !== "vendored" && !isManifestPath(workspacePath)) telling.push(file);
  }
  yield;
  // Not by all of the scope: each pattern that is typed would leave a memory behind.
  const place = JSON.stringify([root, countSamples, manifestKinds]);
  const known = memoOf(memories, snapshot.workspace);
  const memory = known.get(place) ?? {};
  known.set(place, memory);
  const byKind = groupByKind(snapshot.facts, telling, root, new Set(shared));
  yield;
  const tools = yield* toolSteps(signsOf(snapshot.facts, telling), named);
  yield;
  return asBefore({ ...layout, memory, role, byKind, ...codeOf(pythonModules(byKind)), tools });
}

/** The path relative to a project, of a path below its root; others stay as they are. */
export function relativeTo(root: string, path: string): string {
  return root && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

function memoOf<Owner extends object, Value>(memo: WeakMap<Owner, Map<string, Value>>, owner: Owner): Map<string, Value> {
  const values = memo.get(owner) ?? new Map<string, Value>();
  memo.set(owner, values);
  return values;
}

function layOut(snapshot: Snapshot, { root, roots, exclude }: Scope): Layout {
  const excluded = excludedBy(exclude);
  const files: string[] = [];
  const shared: string[] = [];
  for (const path of snapshot.files) {
    if (projectRootOf(path, roots) === root) {
      if (!excluded(relativeTo(root, path))) files.push(path);
    } else if (root && isShared(snapshot, path, roots) && speaksFor(snapshot.facts.get(path), root, roots)) shared.push(path);
  }
  if (root) shared.push(...connectedConfigurations(snapshot, shared, root, roots));
  // Most workspaces are one project: one list of their files is enough.
  return { files: files.length === snapshot.files.length ? snapshot.files : files, shared };
}

/**
 * Whether a file may speak for projects that it does not lie in. CI configurations and Compose files of no project, or of the repository's own,
 * may lie anywhere.
 */
function isShared(snapshot: Snapshot, path: string, roots: readonly string[]): boolean {
  const facts = snapshot.facts.get(path);
  return isRepositoryLevel(path) || ((facts?.ci ?? facts?.compose) !== undefined && !projectRootOf(path, roots));
}

/**
 * The configurations that shared ones hand the project's folder to, with all that those call; and the callers of them all, which say what starts
 * them. What a caller calls besides is about other folders.
 */
function connectedConfigurations(snapshot: Snapshot, shared: readonly string[], root: string, roots: readonly string[]): string[] {
  const callsOf = new Map(
    snapshot.files.flatMap((path) => {
      const facts = snapshot.facts.get(path)?.ci;
      return facts && isShared(snapshot, path, roots) ? [[path, calledConfigurations(path, facts)] as const] : [];
    }),
  );
  const known = new Set(shared.filter((path) => callsOf.has(path)));
  const named = (path: string, calls: readonly ConfigurationCall[]) => calls.some(({ target }) => isTarget(target, path));
  const handedOn = [...known].flatMap((path) => (callsOf.get(path) ?? []).filter(({ step }) => step && mentions(step, root)));
  for (let calls: readonly ConfigurationCall[] = handedOn; calls.length > 0; ) {
    const added = [...callsOf.keys()].filter((path) => !known.has(path) && named(path, calls));
    for (const path of added) known.add(path);
    calls = added.flatMap((path) => callsOf.get(path) ?? []);
  }
  for (let isNew = true; isNew; ) {
    const added = [...callsOf].filter(([path, calls]) => !known.has(path) && [...known].some((other) => named(other, calls)));
    for (const [path] of added) known.add(path);
    isNew = added.length > 0;
  }
  return [...known].filter((path) => !shared.includes(path));
}

function groupByKind(facts: Snapshot["facts"], files: readonly ListedFile[], root: string, shared: ReadonlySet<string>) {
  const byKind = new Map<FactsKind, FactsOf<FactsKind>[]>();
  for (const { workspacePath: path, role } of files) {
    const found: FileFacts = facts.get(path) ?? {};
    for (const kind of Object.keys(found) as FactsKind[]) {
      const value = shared.has(path) ? sharedFacts(found, kind, root) : found[kind];
      if (!value) continue;
      const group = byKind.get(kind);
      if (group) group.push({ path, role, facts: value });
      else byKind.set(kind, [{ path, role, facts: value }]);
    }
  }
  return byKind;
}

/** What a file that lies above a project says of it. */
function sharedFacts(found: FileFacts, kind: FactsKind, root: string): FileFacts[FactsKind] {
  if (kind === "compose" && found.compose) return composedFor(found.compose, root);
  return kind === "ci" && found.ci ? ciFor(found.ci, root) : found[kind];
}

function pythonModules(byKind: ReadonlyMap<FactsKind, readonly FactsOf<FactsKind>[]>): readonly PythonModule[] {
  const modules: PythonModule[] = [];
  for (const { path, role, facts } of (byKind.get("python") ?? []) as readonly FactsOf<"python">[]) {
    modules.push(oneModule({ path, role, form: "module", facts, place: (span) => ({ path, span }) }));
  }
  for (const { path, role, facts } of (byKind.get("notebook") ?? []) as readonly FactsOf<"notebook">[]) {
    modules.push(oneModule({ path, role, form: "notebook", facts: facts.python, place: (span) => toNotebookPlace(path, facts, span) }));
  }
  return modules;
}

const modulesByFacts = new WeakMap<PythonFacts, PythonModule>();

/** The module that was made of the same facts before: lists of modules are told apart, and looked into, by the objects in them. */
function oneModule(module: PythonModule): PythonModule {
  const known = modulesByFacts.get(module.facts);
  if (known?.path === module.path && known.role === module.role) return known;
  modulesByFacts.set(module.facts, module);
  return module;
}

/** The same modules by whom they are for. Other code comes and goes without these. */
function codeOf(python: readonly PythonModule[]): Pick<Observation, "python" | "production" | "own"> {
  const withRoles = (...roles: readonly FileRole[]) => python.filter(({ role }) => roles.includes(role));
  return { python, production: withRoles("production"), own: withRoles("production", "notebook", "evaluation") };
}

/** The last two observations of each project, the newest first. */
const latest = new WeakMap<object, readonly Observation[]>();

/** An observation in which what is as it was before is the same object: looks that read no more than that need not be taken again. */
function asBefore(observation: Observation): Observation {
  const known = latest.get(observation.memory) ?? [];
  const byKind = new Map<FactsKind, readonly FactsOf<FactsKind>[]>();
  for (const [kind, group] of observation.byKind)
    byKind.set(
      kind,
      oneList(
        group,
        known.map((one) => one.byKind.get(kind)),
      ),
    );
  const code = (name: "python" | "production" | "own") =>
    oneList(
      observation[name],
      known.map((one) => one[name]),
    );
  const tools = oneOf(
    observation.tools.map((tool) =>
      oneOf(
        tool,
        known.map((one) => one.tools.find((other) => other.tool === tool.tool)),
      ),
    ),
    known.map((one) => one.tools),
  );
  const whole = { ...observation, byKind, python: code("python"), production: code("production"), own: code("own"), tools };
  latest.set(observation.memory, [whole, ...known.slice(0, 1)]);
  return whole;
}

interface Listed {
  readonly path: string;
  readonly role: FileRole;
  readonly facts: unknown;
}

/** The first of some lists that lists the same facts, else the list itself. */
function oneList<One extends Listed>(list: readonly One[], others: readonly (readonly One[] | undefined)[]): readonly One[] {
  const isLike = (other: readonly One[] | undefined) =>
    other?.length === list.length &&
    list.every(({ path, role, facts }, index) => {
      const one = other[index];
      return one !== undefined && one.facts === facts && one.path === path && one.role === role;
    });
  return others.find(isLike) ?? list;
}

function oneOf<Value>(value: Value, others: readonly (Value | undefined)[]): Value {
  return others.find((other) => other !== undefined && isSame(value, other)) ?? value;
}

function* signsOf(facts: Snapshot["facts"], files: readonly ListedFile[]) {
  for (const file of files) {
    const { workspacePath: path } = file;
    const found: FileFacts = facts.get(path) ?? {};
    for (const kind of Object.keys(found) as FactsKind[]) {
      const signs: readonly Sign[] = found[kind]?.signs ?? [];
      if (signs.length > 0) yield { ...file, signs, place: (span: Span): Place => ({ path, span }) };
    }
  }
}

/** A test for paths that the manifest's `checks.exclude` leaves out, in `.gitignore` syntax. */
function excludedBy(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const rules = ignore({ allowRelativePaths: true }).add([...globs]);
  return (path) => rules.ignores(path);
}
