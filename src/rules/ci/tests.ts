import { isTestCommand } from "../../practices/test-command.js";
import { unitTests } from "../../practices/unit-tests.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { calledElsewhere } from "../parts/called-elsewhere.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { unreadCi } from "../parts/unread-ci.js";
import type { Fix, Gap, Rule } from "../rule.js";

const firstTests: Fix = { kind: "scaffold", title: "Add the first tests", scaffold: "pytest-skeleton" };

const testCode = /\.(?:py|ipynb|[cm]?[jt]sx?|sh|bats|r|java|scala|go|rs)$/i;

export const tests: Rule = {
  title: "CI runs the tests, and cannot swallow their failure",
  why: { source: "A0 #6", text: "Automated testing proves each change; a failing test that does not stop the build proves nothing." },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "wired",
  evidence: {
    wired:
      "A job on push or pull request runs a test command, directly or through a task runner, a package script, a shell script, a local action or a reusable workflow.",
  },
  hollow: "The tests run, but `|| true`, `continue-on-error`, `set +e` or `allow_failure` swallows their failure.",
  manifest: ["ci"],
  fixes: [{ kind: "scaffold", title: "Add a CI workflow that runs the tests", scaffold: "ci-workflow" }],
  limits: "What images run by themselves, and reusable workflows, orbs and templates of other repositories, are not seen.",
  check(project) {
    const runs = ciCommandsThat(project, isTestCommand).filter(({ triggers }) => triggers.push || triggers.pullRequest);
    const honest = runs.filter(({ swallowed }) => !swallowed);
    const evidence = honest.map(({ text, at }) => ({ level: "wired" as const, what: `CI runs \`${text}\``, at }));
    const [ran] = honest;
    const left = ran && honest.every(({ text }) => testsScripts.test(text)) ? leftOut(project) : undefined;
    if (ran && left?.at && !unreadCi(project)) {
      const message = `CI runs \`${ran.text}\`, but no tests of the Python code: ${left.what} runs nowhere. Run \`pytest\` there too.`;
      const related = [{ message: "Never run by CI.", at: left.at }];
      return { evidence, gaps: [{ kind: "partial", message, at: ran.at, related }], share: 0.5 };
    }
    if (evidence.length > 0) return { evidence, gaps: [] };
    const hasTests =
      unitTests.find(project).length > 0 || project.files.some((path) => testCode.test(path) && project.role(path) === "test");
    const gaps = runs.flatMap(({ text, at, swallowed }): Gap[] =>
      swallowed
        ? [
            {
              kind: "hollow",
              message: `CI runs \`${text}\`, but ${hasTests ? "" : "there are no tests, and "}\`${swallowed.by}\` swallows its failure, so it stops nothing.`,
              at,
              related: [{ message: "Swallowed here.", at: swallowed.at }],
              // Without any test most runners fail.
              fixes: hasTests ? [stopSwallowing(swallowed)].filter((fix) => fix !== undefined) : [firstTests],
            },
          ]
        : [],
    );
    if (gaps.length > 0) return { evidence, gaps };
    const [ci] = project.facts("ci").filter(({ facts }) => facts.jobs.length > 0);
    // Without any CI, `ci/exists` says so.
    if (!ci) return { evidence, gaps };
    // Without any test, `repro/tests` says so.
    const hasCommand = ciCommandsThat(project, isTestCommand).length > 0;
    if (!hasCommand && !hasTests) return { evidence, gaps };
    const unread = unreadCi(project);
    if (unread) return { evidence, gaps, unknown: unread.unknown };
    const unknown = calledElsewhere(project);
    if (unknown) return { evidence, gaps, unknown };
    const where = `No job of \`${project.relative(ci.path)}\` or any other workflow`;
    return {
      evidence,
      gaps: [
        {
          kind: "missing",
          message: `${where} runs the tests on push or pull request.`,
          at: { path: ci.path, span: ci.facts.jobs[0]?.span ?? { start: 0, end: 0 } },
        },
      ],
    };
  },
};

/** Runs the tests of packages in JavaScript or TypeScript, as those of a page or of infrastructure code are. */
const testsScripts =
  /^(?!.*\b(?:pytest|py\.test|unittest|nose2|tox|nox|coverage|manage\.py)\b).*(?:\b(?:vitest|jest|mocha|playwright\s+test|cypress\s+run)\b|\bnode\s+--test\b|\b(?:npm|pnpm|yarn|bun|nx|turbo)\s)/;
const testsPython = /^uses .*(?:py-?test|tox|nox|coverage)|\b(?:pytest|unittest|tox|nox)\b|\bpython3?\s+\S*tests?\S*\.py\b/i;

/** A test of the project's own Python code, where nothing that CI does speaks of running such. */
function leftOut(project: Project): Evidence | undefined {
  if (ciCommandsThat(project, (text) => testsPython.test(text)).length > 0) return undefined;
  return unitTests.find(project).find(({ at }) => at?.path.endsWith(".py"));
}
