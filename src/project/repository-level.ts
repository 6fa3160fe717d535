import type { CiFacts, CiStep } from "../facts/ci-facts.js";
import type { ComposeFacts, ComposeService } from "../facts/container-facts.js";
import { folderOf, wayInto } from "../workspace/path-parts.js";
import type { FileFacts } from "./snapshot.js";

const repositoryLevel = new RegExp(
  `^(?:${[
    // CI.
    "\\.github/.*|\\.gitlab-ci\\.ya?ml|\\.gitlab/.*|\\.circleci/.*|bitbucket-pipelines\\.ya?ml|\\.travis\\.ya?ml",
    "azure-pipelines[^/]*\\.ya?ml|(?:\\.azuredevops|\\.azure-pipelines|\\.pipelines|azure-pipelines)/.*",
    "[Jj]enkinsfile[^/]*|[^/]*\\.[Jj]enkinsfile|[^/]*cloudbuild[^/]*\\.(?:ya?ml|json)|[^/]*buildspec[^/]*\\.ya?ml",
    "\\.(?:ci|gitlab-ci|cloudbuild|codebuild)/.*",
    // What CI and developers run for the whole repository.
    "(?:GNU)?[Mm]akefile|[Jj]ustfile|[Tt]askfile\\.ya?ml|tox\\.ini|noxfile\\.py|\\.?mise\\.toml|\\.pre-commit-config\\.ya?ml|\\.?lefthook\\.(?:ya?ml|json|toml)",
    // The locks of a workspace of packages, and settings that hold below.
    "uv\\.lock|poetry\\.lock|pdm\\.lock|pixi\\.lock|pnpm-lock\\.yaml|package-lock\\.json|yarn\\.lock|\\.python-version",
    "\\.?ruff\\.toml|mypy\\.ini|\\.flake8|biome\\.jsonc?",
    // Updates and who the repository is of.
    "renovate\\.json5?|\\.renovaterc(?:\\.json5?)?|\\.gitattributes|(?:docs/)?CODEOWNERS|MAINTAINERS(?:\\.md)?|OWNERS|LICEN[CS]E(?:\\..*)?|COPYING",
  ].join("|")})$`,
);

/** Whether a file at the repository's top speaks for the projects below it as well, going by its path. A CI configuration may lie elsewhere too. */
export function isRepositoryLevel(path: string): boolean {
  return repositoryLevel.test(path);
}

/**
 * Whether a repository-level file speaks for the project in `folder`: a CI configuration that names folders of projects does only for those it
 * names; one that names none runs for all. A Compose file does for those whose images it builds. `roots` are the folders of all projects.
 */
export function speaksFor(facts: FileFacts | undefined, folder: string, roots: readonly string[]): boolean {
  if (facts?.compose) return composedFor(facts.compose, folder) !== undefined;
  const ci = facts?.ci;
  if (!ci) return true;
  const names = (one: string) => ci.jobs.some(({ steps }) => steps.some((step) => mentions(step, one)));
  // What only others call speaks for whom they call it for.
  return names(folder) || (!ci.triggers.called && !roots.some((root) => root !== "" && names(root)));
}

/**
 * A shared CI configuration's facts as far as they are about the project in `folder`: without the steps that run in the folder of something else.
 * The same object while it and the folder are.
 */
export function ciFor(facts: CiFacts, folder: string): CiFacts {
  const known = ofFolder.get(facts) ?? new Map<string, CiFacts>();
  ofFolder.set(facts, known);
  const own = known.get(folder) ?? withoutOthers(facts, folder);
  known.set(folder, own);
  return own;
}

const ofFolder = new WeakMap<CiFacts, Map<string, CiFacts>>();

function withoutOthers(facts: CiFacts, folder: string): CiFacts {
  // Where the code is checked out into a folder, all folders begin with that one.
  const isMoved = facts.jobs.some(({ steps }) => steps.some(({ uses, with: inputs }) => /checkout/.test(uses?.value ?? "") && inputs.path));
  const isOwn = (step: CiStep) => isMoved || isRunBeside(step.workingDirectory ?? "", folder) || mentions(step, folder);
  if (facts.jobs.every(({ steps }) => steps.every(isOwn))) return facts;
  return { ...facts, jobs: facts.jobs.map((job) => ({ ...job, steps: job.steps.filter(isOwn) })) };
}

/** Whether a folder that something runs in is that of a project, in it or above it, or is only known when it runs. */
function isRunBeside(directory: string, folder: string): boolean {
  const path = directory.replace(/^(?:\.?\/)+|\/+$/g, "");
  return path === "" || path === "." || /[$%*{]|^\.\./.test(path) || isWithin(path, folder) || isWithin(folder, path);
}

/** Whether a step names a folder: as where it runs, in a command, or in what it gives to an action. */
export function mentions(step: CiStep, folder: string): boolean {
  return (
    namesPath(step.workingDirectory ?? "", folder) ||
    step.commands.some(({ text }) => namesPath(text, folder)) ||
    Object.values(step.with).some((value) => namesPath(value, folder))
  );
}

/** Whether a text names a folder as a path of its own: `apps/chat`, not `apps/chat-admin`. */
function namesPath(text: string, folder: string): boolean {
  for (let at = text.indexOf(folder); at !== -1; at = text.indexOf(folder, at + 1)) {
    if (!/[\w-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + folder.length))) return true;
  }
  return false;
}

/**
 * A Compose file's facts as far as they are about the project in `folder`: the services that it builds from there, and those that it takes from a
 * registry. `undefined` where it builds none of them.
 */
export function composedFor(facts: ComposeFacts, folder: string): ComposeFacts | undefined {
  const isOwn = (service: ComposeService) => service.build !== undefined && isWithin(builtFrom(service.build), folder);
  if (!facts.services.some(isOwn)) return undefined;
  return { ...facts, services: facts.services.filter((service) => isOwn(service) || !service.build) };
}

/** The folder whose image is built: that of the Dockerfile where it lies below the context. */
function builtFrom({ context, dockerfile }: NonNullable<ComposeService["build"]>): string {
  return dockerfile !== undefined && isWithin(dockerfile, context) ? folderOf(dockerfile) : context;
}

function isWithin(path: string, folder: string): boolean {
  return wayInto(folder === "." ? "" : folder, path) !== undefined;
}
