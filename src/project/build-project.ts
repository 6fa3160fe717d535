import type { FactsKind } from "../facts/index.js";
import type { NotebookFacts } from "../facts/notebook-facts.js";
import { type Manifest, noManifest } from "../manifest/manifest.js";
import { lastSegment } from "../readers/notebook/segments.js";
import type { Place, Span } from "../text/span.js";
import { finish, type Steps } from "../text/steps.js";
import type { Capability } from "../tools/tool.js";
import { normalisePath } from "../workspace/path-parts.js";
import { roleOf } from "../workspace/role.js";
import { detectTraits, traitLooks } from "./detect-traits.js";
import { keptByDvc } from "./kept-outside-git.js";
import { notedManifest } from "./noted-manifest.js";
import { note, noted } from "./noted-reads.js";
import { observationSteps, relativeTo } from "./observe.js";
import { policyPath } from "./policy-path.js";
import type { FactsOf, Project } from "./project.js";
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
  const { files, shared, roles, folders, byKind, python, tools } = yield* observationSteps(snapshot, {
    root,
    roots: options.roots,
    exclude: [...(manifest.value.checks?.exclude ?? []), ...(folder === undefined ? [] : [patternOf(relativeTo(root, folder))])],
    countSamples: options.countSamples ?? false,
    manifestKinds: Object.keys(own ?? {}),
  });
  yield;
  const policies = (manifest.value.checks?.extends ?? []).flatMap((named) => {
    const path = policyPath(manifest.path, named);
    return (path !== undefined && snapshot.policies.get(path)) || [];
  });
  const relative = (path: string) => relativeTo(root, path);
  const resolve = (path: string) => (root ? `${root}/` : "") + normalisePath(path);
  // `dvc pull` brings them; a fresh checkout has only their pointers.
  const pulled = keptByDvc((byKind.get("dvc") ?? []) as unknown as readonly FactsOf<"dvc">[]);
  const isPulled = (path: string) => pulled.some((output) => path === output || path.startsWith(`${output}/`));
  const templates = (folder !== undefined && snapshot.templates.get(folder)) || [];
  const severities: Project["severities"] = Object.assign({}, ...policies.map(({ severity }) => severity), manifest.value.checks?.severity);
  const stage = options.stage ?? manifest.value.project?.stage ?? "production";
  const project: Project = {
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
    tools,
    get date() {
      return note(asks.date, options.date);
    },
    files,
    shared,
    facts: <Kind extends FactsKind>(kind: Kind) => {
      const group = (byKind.get(kind) ?? []) as unknown as readonly FactsOf<Kind>[];
      const facts = own?.[kind];
      if (!facts) return group;
      note(asks.ownFacts(kind), facts);
      return [...group, { path: manifest.path, role: "production", facts }];
    },
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
      if (roles.has(resolved) || folders.has(resolved) || isPulled(resolved)) return true;
      // Looked for since a manifest names it.
      return note(asks.exists(path), snapshot.probed.has(resolved));
    },
    resolve,
    relative,
    role: (path) => roles.get(path) ?? roleOf(relative(path), options.countSamples),
    text: (path) => {
      const text = snapshot.texts.get(path);
      return isManifestPath(path) ? note(asks.text(path), text) : text;
    },
    lastChange: (path) => snapshot.lastChanges.get(path),
  };
  for (const look of traitLooks) {
    look(project);
    yield;
  }
  const traits = notedTraits(detectTraits(project));
  return project;
}

/** What looks ask of a project beside what was observed. They last longer than any project, so nothing here holds on to one. */
const asks = {
  policies: ({ policies }: Project) => policies,
  templates: ({ templates }: Project) => templates,
  severities: ({ severities }: Project) => severities,
  stage: ({ stage }: Project) => stage,
  date: ({ date }: Project) => date,
  trait: (name: TraitName) => (project: Project) => project.traits[name],
  /** Those of the manifest come last. */
  ownFacts: (kind: FactsKind) => (project: Project) => project.facts(kind).at(-1)?.facts,
  exists: (path: string) => (project: Project) => project.exists(path),
  text: (path: string) => (project: Project) => project.text(path),
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
