import type { CiStep } from "../../facts/ci-facts.js";
import { runsNothing } from "../../practices/runs-nothing.js";
import { startOf } from "../../text/span.js";
import { readSystems } from "../parts/unread-ci.js";
import type { Rule } from "../rule.js";

export const exists: Rule = {
  title: "CI runs on every change",
  why: {
    source: "A0 #6",
    text: "Continuous integration and delivery is what keeps data, model and code from drifting apart between the notebook and production.",
  },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "wired",
  evidence: {
    present: "A CI configuration that runs by hand or on a schedule only.",
    wired: "A workflow with jobs that runs on push or pull request.",
  },
  manifest: ["ci"],
  fixes: [{ kind: "scaffold", title: "Add a CI workflow", scaffold: "ci-workflow" }],
  limits:
    "Reads GitHub Actions, GitLab CI, Azure Pipelines, CircleCI, Jenkins, Bitbucket Pipelines, Travis CI, Google Cloud Build and AWS CodeBuild; what starts the last two, and Jenkins, is set outside the repository and taken for a push. Other systems are recognised by their files.",
  check(project) {
    const configurations = project
      .facts("ci")
      .filter(({ path, facts }) => facts.jobs.length > 0 && !inTemplate.test(project.relative(path)));
    const onlyPrints = ({ facts: { jobs } }: (typeof configurations)[number]) =>
      jobs.every(({ steps }) => !steps.some(doesSomething)) && jobs.some(({ steps }) => steps.some(({ commands }) => commands.length > 0));
    const live = configurations.filter(({ facts: { triggers, jobs } }) =>
      jobs.some((job) => {
        const { push, pullRequest } = job.triggers ?? triggers;
        return (push || pullRequest) && job.steps.some(doesSomething);
      }),
    );
    const other = project.withCapability("ci").filter(({ tool }) => !readSystems.has(tool.id));
    const evidence = [
      ...live.map(({ path }) => ({ level: "wired" as const, what: `\`${project.relative(path)}\` runs on change`, at: startOf(path) })),
      ...configurations
        .filter((one) => !live.includes(one))
        .map(({ path }) => ({ level: "present" as const, what: `\`${project.relative(path)}\``, at: startOf(path) })),
      ...other.flatMap(({ tool, evidence: [first] }) =>
        first?.at && /\.ya?ml$|jenkinsfile$/i.test(first.at.path)
          ? [{ level: "wired" as const, what: `${tool.name} is configured`, at: first.at }]
          : [],
      ),
    ];
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const [first] = [...configurations].sort((a, b) => Number(a.facts.triggers.called ?? false) - Number(b.facts.triggers.called ?? false));
    if (first)
      return {
        evidence,
        gaps: [
          {
            kind: "weak",
            message: onlyPrints(first)
              ? `No job of \`${project.relative(first.path)}\` does more than print, so changes go unchecked. Run the checks and tests there.`
              : `\`${project.relative(first.path)}\` runs neither on push nor on pull request, so changes go unchecked.`,
            at: startOf(first.path),
          },
        ],
      };
    // In a repository of several projects, others may well be tested.
    const message =
      project.root === ""
        ? "No CI: no workflow that runs on push or pull request was found."
        : `No CI for \`${project.root}\`: no workflow that runs on push or pull request does anything with it.`;
    return { evidence, gaps: [{ kind: "missing", message }] };
  },
};

/** Folders whose files are copied into other projects: what lies there runs nowhere here. */
const inTemplate =
  /(?:^|\/)(?:[^/]*\{\{[^/]*\}\}[^/]*|[\w-]*(?:templates?|skeleton|boilerplate|cookiecutter)[\w-]*)\/(?:[^/]+\/)*\.github\//i;
/** Gets the code and tools that a job needs. */
const prepares = /^actions\/(?:checkout|setup-[\w-]+|cache)\b/;

function doesSomething({ uses, commands }: CiStep): boolean {
  return (uses !== undefined && !prepares.test(uses.value)) || commands.some(({ text }) => !runsNothing(text));
}
