import type { Steps } from "../text/steps.js";
import { lazily, oncePer } from "./once-per.js";
import type { Project } from "./project.js";
import { type Checks, findChecks } from "./stack/checks.js";
import { findBatch, findEvaluation, findTraining } from "./stack/entries.js";
import { localModules } from "./stack/import-root.js";
import { findLanguageModels, type LanguageModels } from "./stack/language-model.js";
import { findLayout, type Layout } from "./stack/layout.js";
import { findLearning, type Learning } from "./stack/learning.js";
import { findNodeApp, type NodeApp } from "./stack/node-app.js";
import { declaredPackages, findPackaging, type Packaging } from "./stack/packaging.js";
import { pythonVersion } from "./stack/python-version.js";
import type { Entry, Seen } from "./stack/seen.js";
import { findService, type Service } from "./stack/service.js";

/** What new files are filled in from. Paths are relative to the project; places, where a value has one, to the workspace. */
export interface Stack {
  /** A name fit for job names, labels and image tags: lower case, digits and single hyphens. */
  readonly name: string;
  readonly packaging: Packaging;
  /** The minor version: `3.12`. */
  readonly python: Seen<string>;
  readonly service: Service | undefined;
  /** What Node.js runs, where nothing in Python serves, trains or runs in batch. */
  readonly node: NodeApp | undefined;
  readonly batch: Seen<Entry> | undefined;
  readonly training: Seen<Entry> | undefined;
  readonly evaluation: Seen<Entry> | undefined;
  readonly learning: Learning;
  readonly language: LanguageModels;
  readonly layout: Layout;
  readonly checks: Checks;
}

/** Describes what a project is made of, from its facts alone. Pure and total; each part is found once per project, when it is first asked for. */
export const describeStack = oncePer((project: Project) => project, look);

/** Those that others are found from come first. */
const parts = [
  ...(["service", "batch", "training", "evaluation", "layout", "packaging", "python"] as const),
  ...(["learning", "language", "checks", "name"] as const),
] satisfies readonly (keyof Stack)[];

/** Finds all parts, one after the other: together they hold the event loop too long. */
export function* stackSteps(project: Project): Steps<void> {
  const stack = describeStack(project);
  for (const part of parts) {
    void stack[part];
    yield;
  }
}

function look(project: Project): Stack {
  const service = lazily(() => findService(project, localModules(project), declaredPackages(project)));
  const batch = lazily(() => (project.traits.batch.value || !service() ? findBatch(project, localModules(project)) : undefined));
  const training = lazily(() => findTraining(project, localModules(project)));
  const evaluation = lazily(() => findEvaluation(project, localModules(project)));
  const node = lazily(() => (service() || batch() || training() ? undefined : findNodeApp(project)));
  const layout = lazily(() => findLayout(project, localModules(project), service() ?? batch()?.value));
  const packaging = lazily(() => findPackaging(project, (service() ?? batch()?.value ?? training()?.value)?.file));
  const python = lazily(() => pythonVersion(project));
  const learning = lazily(() => findLearning(project, packaging().packages, layout().datasets));
  const language = lazily(() => findLanguageModels(project));
  const checks = lazily(() => findChecks(project, packaging().packages));
  return {
    name: nameOf(project),
    get packaging() {
      return packaging();
    },
    get python() {
      return python();
    },
    get service() {
      return service();
    },
    get node() {
      return node();
    },
    get batch() {
      return batch();
    },
    get training() {
      return training();
    },
    get evaluation() {
      return evaluation();
    },
    get learning() {
      return learning();
    },
    get language() {
      return language();
    },
    get layout() {
      return layout();
    },
    get checks() {
      return checks();
    },
  };
}

function nameOf(project: Project): string {
  const declared = project.manifest.value.project?.name;
  // A page beside Python code has a name of its own.
  const ecosystem = project.python.some(({ role }) => role === "production") ? "pypi" : "npm";
  const distribution = project
    .facts("dependencies")
    .find(({ facts }) => facts.role === "manifest" && facts.ecosystem === ecosystem && facts.projectName)?.facts.projectName?.value;
  const folder = project.root.slice(project.root.lastIndexOf("/") + 1);
  return [declared, distribution, folder].map((name) => slug(name ?? "")).find((name) => name !== "") ?? "service";
}

function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
}
