import type { CiFacts } from "../facts/ci-facts.js";
import { remembered } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Actions that greet, assign, label, close or sign, and those that such workflows start with: none proves a change. */
const clerical = new RegExp(
  `^(?:${[
    "actions/(?:first-interaction|stale|labeler|checkout|github-script|add-to-project)@",
    "(?:contributor-assistant|cla-assistant)/",
    "(?:pascalgn|dessant|kentaro-m|hkusu|toshimaru|wow-actions|mergifyio)/",
    "amannn/action-semantic|release-drafter/",
    "(?:TimonVS|srvaroa|CodelyTV)/(?:pr-)?label",
    "(?:peter-evans/create-or-update|marocchino/sticky-pull-request|thollander/actions)-comment",
  ].join("|")})`,
  "i",
);

export const ci: Practice = {
  title: "CI runs on every change",
  find: remembered((project) =>
    project
      .facts("ci")
      .filter(({ facts }) => runsOnChange(facts) && !isClerical(facts))
      .map(({ path, facts }) =>
        seen("wired", `\`${project.relative(path)}\` runs on ${facts.triggers.push ? "push" : "pull requests"}`, startOf(path)),
      ),
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
