import { describeStack } from "../project/stack.js";
import { installRecipe } from "./install-recipe.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { preCommitConfig } from "./templates/pre-commit.js";

/** What CI would find, found before the commit. */
export const preCommit: Scaffold = {
  title: "Commit hooks",
  description: "Hooks that run the project's own linters, look for secrets and keep large files and notebook outputs out of commits.",
  effort: 5,
  raises: ["ci/static-checks", "ci/secret-scan"],
  suits: ({ root }) => root === "",
  edits(project) {
    // Hooks are those of the repository, whose other projects are not known here.
    if (project.root !== "" || project.exists(".pre-commit-config.yml")) return [];
    const { checks, packaging } = describeStack(project);
    const text = preCommitConfig({
      linters: checks.linters,
      prefix: installRecipe(packaging).prefix,
      hasPython: project.python.length > 0,
      hasNotebooks: project.python.some(({ form }) => form === "notebook"),
    });
    return [newFile(project, ".pre-commit-config.yaml", text)];
  },
};
