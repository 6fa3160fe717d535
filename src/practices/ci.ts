import type { CiFacts } from "../facts/ci-facts.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Actions that greet, sort or sign rather than prove a change. */
const clerical =
  /^(?:actions\/(?:first-interaction|stale|labeler|checkout|github-script|add-to-project)|contributor-assistant\/|cla-assistant\/|pascalgn\/|dessant\/|amannn\/action-semantic|release-drafter\/|peter-evans\/create-or-update-comment)/;

export const ci: Practice = {
  title: "CI runs on every change",
  find: (project) =>
    project
      .facts("ci")
      .filter(({ facts }) => runsOnChange(facts) && !isClerical(facts))
      .map(({ path, facts }) =>
        seen("wired", `\`${project.relative(path)}\` runs on ${facts.triggers.push ? "push" : "pull requests"}`, startOf(path)),
      ),
};

/** Whether a push or a pull request starts it. */
export function runsOnChange({ triggers }: CiFacts): boolean {
  return triggers.push || triggers.pullRequest;
}

function isClerical({ jobs }: CiFacts): boolean {
  const steps = jobs.flatMap((job) => job.steps);
  return steps.length > 0 && steps.every(({ uses, commands }) => commands.length === 0 && uses !== undefined && clerical.test(uses.value));
}
