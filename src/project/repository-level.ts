import type { FileFacts } from "./snapshot.js";

const repositoryLevel =
  /^(?:\.github\/.*|\.gitlab-ci\.ya?ml|\.gitlab\/.*|\.circleci\/.*|azure-pipelines\.ya?ml|Jenkinsfile|bitbucket-pipelines\.ya?ml|\.pre-commit-config\.yaml|renovate\.json5?|\.gitattributes|CODEOWNERS|LICEN[CS]E(?:\..*)?)$/;

/** Whether a file at the repository's top speaks for the projects below it as well. */
export function isRepositoryLevel(path: string): boolean {
  return repositoryLevel.test(path);
}

/** Whether a repository-level file speaks for the project in `folder`: a CI configuration does only when it names that folder. */
export function mentionsFolder(facts: FileFacts | undefined, folder: string): boolean {
  if (!facts?.ci) return true;
  return facts.ci.jobs.some(({ steps }) =>
    steps.some(
      (step) =>
        step.workingDirectory?.includes(folder) ||
        step.commands.some(({ text }) => text.includes(folder)) ||
        Object.values(step.with).some((value) => value.includes(folder)),
    ),
  );
}
