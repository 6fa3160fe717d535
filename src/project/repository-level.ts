import type { FileFacts } from "./snapshot.js";

const repositoryLevel =
  /^(?:\.github\/.*|\.gitlab-ci\.ya?ml|\.gitlab\/.*|\.circleci\/.*|\.travis\.yml|azure-pipelines[^/]*\.ya?ml|\.(?:azure-?)?pipelines\/.*|\.azuredevops\/.*|Jenkinsfile|bitbucket-pipelines\.ya?ml|cloudbuild\.ya?ml|buildspec\.ya?ml|\.pre-commit-config\.ya?ml|lefthook\.ya?ml|renovate\.json5?|\.renovaterc(?:\.json)?|\.gitattributes|CODEOWNERS|docs\/CODEOWNERS|MAINTAINERS(?:\.md)?|LICEN[CS]E(?:\..*)?|COPYING|(?:GNU)?[Mm]akefile|[Jj]ustfile|[Tt]askfile\.ya?ml|tox\.ini|noxfile\.py|uv\.lock|poetry\.lock|pdm\.lock|pnpm-lock\.yaml|package-lock\.json|yarn\.lock|\.python-version|mise\.toml|\.mise\.toml|ruff\.toml|\.ruff\.toml|mypy\.ini|\.flake8|biome\.jsonc?)$/;

/** Whether a file at the repository's top speaks for the projects below it as well. */
export function isRepositoryLevel(path: string): boolean {
  return repositoryLevel.test(path);
}

/**
 * Whether a repository-level file speaks for the project in `folder`: a CI configuration that names folders of projects does only for those it
 * names; one that names none runs for all. `roots` are the folders of all projects.
 */
export function speaksFor(facts: FileFacts | undefined, folder: string, roots: readonly string[]): boolean {
  const ci = facts?.ci;
  if (!ci) return true;
  const names = (one: string) =>
    ci.jobs.some(({ steps }) =>
      steps.some(
        (step) =>
          mentions(step.workingDirectory ?? "", one) ||
          step.commands.some(({ text }) => mentions(text, one)) ||
          Object.values(step.with).some((value) => mentions(value, one)),
      ),
    );
  return names(folder) || !roots.some((root) => root !== "" && names(root));
}

/** Whether a text names a folder as a path of its own: `apps/chat`, not `apps/chat-admin`. */
function mentions(text: string, folder: string): boolean {
  for (let at = text.indexOf(folder); at !== -1; at = text.indexOf(folder, at + 1)) {
    if (!/[\w-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + folder.length))) return true;
  }
  return false;
}
