import { resolveFrom } from "../../readers/dependencies/relative-path.js";

/** Variables that CI systems set to the folder of the checkout, and other ways to write it. */
const checkout = new RegExp(
  [
    "^(?:\\$\\{\\{\\s*github\\.workspace\\s*\\}\\}",
    "\\$[({]?(?:GITHUB_WORKSPACE|CODEBUILD_SRC_DIR|CI_PROJECT_DIR|TRAVIS_BUILD_DIR|BITBUCKET_CLONE_DIR|CIRCLE_WORKING_DIRECTORY|WORKSPACE)[)}]?",
    "\\$\\((?:Build\\.SourcesDirectory|System\\.DefaultWorkingDirectory|Pipeline\\.Workspace\\)/s|git rev-parse --show-toplevel)\\)",
    "~/(?:project|repo))(?:/|$)",
  ].join("|"),
);

/**
 * The path in the workspace of a path written in a command or step, from the folder it runs in; the workspace itself is `""`.
 * `undefined` when either cannot be known, and for paths outside the checkout.
 */
export function checkoutPath(folder: string | undefined, written: string): string | undefined {
  const root = checkout.exec(written)?.[0];
  const path = root === undefined ? written : written.slice(root.length);
  const from = root === undefined ? folder : "";
  if (from === undefined || /^[/~]|[$`*]/.test(path)) return undefined;
  return resolveFrom(`${from}/x`, path).replace(/^\.$/, "");
}
