import type { FactsKind } from "../facts/index.js";
import type { NotebookFacts } from "../facts/notebook-facts.js";
import { type Manifest, noManifest } from "../manifest/manifest.js";
import { lastSegment } from "../readers/notebook/segments.js";
import type { Place, Span } from "../text/span.js";
import { finish, type Steps } from "../text/steps.js";
import type { Capability } from "../tools/tool.js";
import { normalisePath } from "../workspace/path-parts.js";
import { isListed } from "../workspace/sorted-paths.js";
import { ciCommands } from "./ci-commands.js";
import { detectTraits, traitLooks } from "./detect-traits.js";
import { keptByDvc } from "./kept-outside-git.js";
import { indexSteps } from "./modules-with.js";
import { notedManifest } from "./noted-manifest.js";
import { note, noted, noteObserved } from "./noted-reads.js";
import { observationSteps, relativeTo } from "./observe.js";
import { oncePer } from "./once-per.js";
import { policyPath } from "./policy-path.js";
import type { FactsOf, Observation, Project } from "./project.js";
import { isManifestPath, manifestNames } from "./project-roots.js";
import type { Snapshot } from "./snapshot.js";
import type { Stage } from "./stage.js";
import { templatesFolder } from "./templates-folder.js";
import { type TraitName, type Traits, traitNames } from "./trait.js";

/** What a project is built for besides its files. */
export interface BuildOptions {
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
  /** All project roots of the workspace, so that nested projects' files are told apart. */
  readonly roots: readonly string[];
  /** Judges as if the project declared this stage. */
  readonly stage?: Stage;
  /** Judges example folders as the project's own code, as in a collection of samples. */
  readonly countSamples?: boolean;
}

/** Makes the project rooted at `root` from a snapshot. Pure; never throws on any content. */
export function buildProject(snapshot: Snapshot, root: string, options: BuildOptions): Project {
  return finish(projectSteps(snapshot, root, options));
}

/** The same, step by step. */
export function* projectSteps(snapshot: Snapshot, root: string, options: BuildOptions): Steps<Project> {
  const manifest = notedManifest(findManifest(snapshot, root));
  const own = snapshot.facts.get(manifest.path);
  const named = manifest.value.checks?.templates;
  const folder = named === undefined ? undefined : templatesFolder(manifest.path, named);
  const observation = yield* observationSteps(snapshot, {
    root,
    roots: options.roots,
    exclude: [...(manifest.value.checks?.exclude ?? []), ...(folder === undefined ? [] : [patternOf(relativeTo(root, folder))])],
    countSamples: options.countSamples ?? false,
    manifestKinds: Object.keys(own ?? {}),
  });
  yield;
  for (const modules of new Set([observation.python, observation.production, observation.own])) yield* indexSteps(modules, "calls");
  const { byKind, tools } = observation;
  const policies = (manifest.value.checks?.extends ?? []).flatMap((named) => {
    const path = policyPath(manifest.path, named);
    return (path !== undefined && snapshot.policies.get(path)) || [];
  });
  const relative = (path: string) => relativeTo(root, path);
  const resolve = (path: string) => (root ? `${root}/` : "") + normalisePath(path);
  const templates = (folder !== undefined && snapshot.templates.get(folder)) || [];
  const severities: Project["severities"] = Object.assign({}, ...policies.map(({ severity }) => severity), manifest.value.checks?.severity);
  const stage = options.stage ?? manifest.value.project?.stage ?? "production";
  const once = <Answer>(key: string, ask: (project: Project) => Answer, look: () => Answer) => noteObserved(observation, key, ask, look);
  const project: Project = {
    observation,
    root,
    manifest,
    get policies() {
      return note(asks.policies, policies);
    },
    get templates() {
      return note(asks.templates, templates);
    },
    get severities() {
      return note(asks.severities, severities);
    },
    get stage() {
      return note(asks.stage, stage);
    },
    get traits() {
      return traits;
    },
    get tools() {
      return once("tools", asks.tools, () => tools);
    },
    get date() {
      return note(asks.date, options.date);
    },
    get files() {
      return once("files", asks.files, () => observation.files);
    },
    get shared() {
      return once("shared", asks.shared, () => observation.shared);
    },
    facts: <Kind extends FactsKind>(kind: Kind) => {
      const group = (once(`facts ${kind}`, asks.facts(kind), () => byKind.get(kind)) ?? []) as unknown as readonly FactsOf<Kind>[];
      const facts = own?.[kind];
      if (!facts) return group;
      note(asks.ownFacts(kind), facts);
      return [...group, { path: manifest.path, role: "production", facts }];
    },
    get python() {
      return once("python", asks.python, () => observation.python);
    },
    notebookPlace: (path, json) => {
      once("facts notebook", asks.facts("notebook"), () => byKind.get("notebook"));
      const notebook = snapshot.facts.get(path)?.notebook;
      return notebook ? placeOfJson(path, notebook, json) : { path, span: json };
    },
    tool: (id) => once(`tool ${id}`, asks.tool(id), () => tools.find(({ tool }) => tool.id === id)),
    withCapability: (...capabilities: Capability[]) =>
      once(`tools for ${capabilities.join(" ")}`, asks.withCapability(capabilities), () =>
        tools.filter(({ tool }) => tool.capabilities.some((one) => capabilities.includes(one))),
      ),
    exists: (path) => {
      if (once(`listed ${path}`, asks.isThere(path), () => isThere(project, path))) return true;
      // Looked for since a manifest names it.
      return note(asks.exists(path), snapshot.probed.has(resolve(path)));
    },
    resolve,
    relative,
    role: (path) => observation.role(path),
    text: (path) => {
      const text = snapshot.texts.get(path);
      return isManifestPath(path) ? note(asks.text(path), text) : once(`text ${path}`, asks.text(path), () => text);
    },
    lastChange: (path) => once(`last change ${path}`, asks.lastChange(path), () => snapshot.lastChanges.get(path)),
  };
  yield* ciCommands.steps(project);
  for (const look of traitLooks) {
    look(project);
    yield;
  }
  const traits = notedTraits(detectTraits(project));
  return project;
}

/** Whether a path is one of the listing, or `dvc pull` brings it: a fresh checkout has only its pointer. */
function isThere({ observation, resolve }: Project, path: string): boolean {
  const resolved = resolve(path);
  const isPulled = (output: string) => resolved === output || resolved.startsWith(`${output}/`);
  return isListed(observation.files, resolved) || observation.shared.includes(resolved) || pulledIn(observation).some(isPulled);
}

const pulledIn = oncePer(
  (observation: Observation) => observation,
  ({ byKind }) => keptByDvc((byKind.get("dvc") ?? []) as unknown as readonly FactsOf<"dvc">[]),
);

/** What looks ask of a project. They last longer than any project, so nothing here holds on to one. */
const asks = {
  tools: ({ observation }: Project) => observation.tools,
  files: ({ observation }: Project) => observation.files,
  shared: ({ observation }: Project) => observation.shared,
  python: ({ observation }: Project) => observation.python,
  facts:
    (kind: FactsKind) =>
    ({ observation }: Project) =>
      observation.byKind.get(kind),
  tool: (id: string) => (project: Project) => project.tool(id),
  withCapability: (capabilities: readonly Capability[]) => (project: Project) => project.withCapability(...capabilities),
  policies: ({ policies }: Project) => policies,
  templates: ({ templates }: Project) => templates,
  severities: ({ severities }: Project) => severities,
  stage: ({ stage }: Project) => stage,
  date: ({ date }: Project) => date,
  trait: (name: TraitName) => (project: Project) => project.traits[name],
  /** Those of the manifest come last. */
  ownFacts: (kind: FactsKind) => (project: Project) => project.facts(kind).at(-1)?.facts,
  isThere: (path: string) => (project: Project) => isThere(project, path),
  exists: (path: string) => (project: Project) => project.exists(path),
  text: (path: string) => (project: Project) => project.text(path),
  lastChange: (path: string) => (project: Project) => project.lastChange(path),
};

function notedTraits(traits: Traits): Traits {
  const entries = traitNames.map((name) => {
    const ask = asks.trait(name);
    return [name, noted(traits[name], ask, { ask, answer: traits[name] })];
  });
  return Object.fromEntries(entries) as Traits;
}

/** Templates are no part of the project: a pattern for their folder. */
function patternOf(folder: string): string {
  return `/${folder.replace(/[\\*?[\]!# ]/g, "\\$&")}/`;
}

function findManifest({ manifests }: Snapshot, root: string): Manifest {
  const prefix = root ? `${root}/` : "";
  return manifestNames.flatMap((name) => manifests.get(prefix + name) ?? [])[0] ?? noManifest(root);
}

/** The cell that a range of a notebook's JSON lies in. */
function placeOfJson(path: string, { segments }: NotebookFacts, span: Span): Place {
  // Cells stand in the JSON in the order of the code.
  const segment = lastSegment(segments, ({ json }) => json <= span.start);
  if (!segment || span.start >= segment.json + segment.jsonLength) return { path, span };
  const start = segment.cellOffset + Math.min(span.start - segment.json, segment.length);
  return { path, span, cell: { index: segment.cell, span: { start, end: start + (span.end - span.start) } } };
}
