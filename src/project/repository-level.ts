import type { CiStep } from "../facts/ci-facts.js";
import type { FileFacts } from "./snapshot.js";

const repositoryLevel = new RegExp(
  `^(?:${[
    // CI.
    "\\.github/.*|\\.gitlab-ci\\.ya?ml|\\.gitlab/.*|\\.circleci/.*|bitbucket-pipelines\\.ya?ml|\\.travis\\.ya?ml",
    "azure-pipelines[^/]*\\.ya?ml|(?:\\.azuredevops|\\.azure-pipelines|\\.pipelines|azure-pipelines)/.*",
    "[Jj]enkinsfile[^/]*|[^/]*\\.[Jj]enkinsfile|[^/]*cloudbuild[^/]*\\.(?:ya?ml|json)|[^/]*buildspec[^/]*\\.ya?ml",
    "\\.(?:ci|gitlab-ci|cloudbuild|codebuild)/.*",
    // Hooks, updates and who the repository is of.
    "\\.pre-commit-config\\.ya?ml|\\.?lefthook\\.(?:ya?ml|json|toml)",
    "renovate\\.json5?|\\.gitattributes|CODEOWNERS|LICEN[CS]E(?:\\..*)?",
  ].join("|")})$`,
);

/** Whether a file at the repository's top speaks for the projects below it as well, going by its path. A CI configuration may lie elsewhere too. */
export function isRepositoryLevel(path: string): boolean {
  return repositoryLevel.test(path);
}

/** Whether a repository-level file speaks by itself for the project in `folder`: a CI configuration does only when it names that folder. */
export function mentionsFolder(facts: FileFacts | undefined, folder: string): boolean {
  if (!facts?.ci) return true;
  return facts.ci.jobs.some(({ steps }) => steps.some((step) => mentions(step, folder)));
}

/** Whether a step names a folder: as where it runs, in a command, or in what it gives to an action. */
export function mentions(step: CiStep, folder: string): boolean {
  return (
    step.workingDirectory?.includes(folder) ||
    step.commands.some(({ text }) => text.includes(folder)) ||
    Object.values(step.with).some((value) => value.includes(folder))
  );
}
