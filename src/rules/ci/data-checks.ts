import { isDataCheck, namesFile, runsDataChecks } from "../../practices/data-check-command.js";
import { dataTests } from "../../practices/data-tests.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { pipelinesOf } from "../../project/pipelines.js";
import { callsTo, oncePerModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { claimsAt } from "../parts/claim.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Rule } from "../rule.js";

/** Checks that an engine runs by itself, and engines and operators that run the tests of a project of dbt. */
const ownChecks =
  /^dagster\.(?:\w+\.)*(?:multi_)?asset_check$|^dagster_dbt\.(?:\w+\.)*dbt_assets$|^cosmos\.(?:\w+\.)*(?:DbtDag|DbtTaskGroup)$|^(?:airflow_dbt(?:_python)?|cosmos)\.(?:\w+\.)*Dbt(?:Test|Build)\w*Operator$/;
export const dataChecks: Rule = {
  title: "The tests of the data run by themselves",
  why: {
    source: "A0 #6 DataOps",
    text: "Data has to be accessible, reliable and clean each time it flows; consistent quality is what every model is built on.",
  },
  applies: any("pipeline", "trains"),
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    present: "Checks of data exist: a suite, a contract, dbt tests, tests of the data, or functions that validate it.",
    wired: "CI or a workflow runs them, or code of production calls the tool that checks.",
  },
  hollow: "They run, but their failure is swallowed.",
  manifest: ["ci"],
  fixes: [{ kind: "scaffold", title: "Add a CI workflow that runs the data checks", scaffold: "ci-workflow" }],
  limits: "Checks that a warehouse or a vendor's service runs are not seen.",
  check(project) {
    const found = [...dataTests.find(project), ...declaredChecks(project)];
    const [first] = found;
    // Without any check of data, `data/quality-checks` says so.
    if (!first) return { evidence: [], gaps: [] };
    const evidence: Evidence[] = [{ ...first, level: "present" }];
    const runs = ciCommandsThat(project, (text) => runsDataChecks(project, text, found));
    const honest = runs.find(({ swallowed }) => !swallowed);
    if (honest) evidence.push({ level: "wired", what: `CI runs \`${honest.text}\``, at: honest.at });
    evidence.push(...atRunTime(project, found));
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const [run] = runs;
    if (run?.swallowed) {
      const fix = stopSwallowing(run.swallowed);
      const message = `CI runs \`${run.text}\`, but \`${run.swallowed.by}\` swallows its failure, so bad data stops nothing.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: run.at, fixes: fix ? [fix] : [] }] };
    }
    const message = `There are checks of data (${first.what}), but neither CI, a workflow nor production code runs them.`;
    return { evidence, gaps: [{ kind: "weak", message, at: first.at }] };
  },
};

function declaredChecks(project: Project): readonly Evidence[] {
  return [...(project.manifest.value.data?.sources ?? []).keys()].flatMap((index) =>
    claimsAt(project, ["data", "sources", index, "checks"]).flatMap(({ value, form, exists }): Evidence[] => {
      const path = project.resolve(value);
      return form === "path" && exists ? [{ level: "present", what: `\`${value}\``, at: { path, span: { start: 0, end: 0 } } }] : [];
    }),
  );
}

const namesOfCalls = oncePerModules(
  (modules): ReadonlySet<string> =>
    new Set(
      modules
        .filter(({ role }) => role === "production" || role === "notebook")
        .flatMap(({ facts }) => facts.calls.map(({ name }) => lastPart(name))),
    ),
);

const decoratedChecks = oncePerModules((modules): readonly Evidence[] =>
  modules
    .filter(({ role }) => role === "production")
    .flatMap(({ facts, place }) =>
      facts.functions.flatMap(({ decorators }) =>
        decorators
          .filter(({ name }) => ownChecks.test(name))
          .map(({ name, span }): Evidence => ({ level: "wired", what: `\`@${name}\``, at: place(span) })),
      ),
    ),
);

/** What checks data whenever production or a workflow runs: calls of a tool, functions that are called, and modules that a workflow has. */
function atRunTime(project: Project, found: readonly Evidence[]): readonly Evidence[] {
  const called = project
    .withCapability("data-quality")
    .filter(({ evidence }) => evidence.some(({ kind, level }) => kind === "call" && level === "wired"));
  const calls = namesOfCalls(project.python);
  // An engine runs its own checks with the data, and dbt's tests with its models.
  const engine = callsTo(project.python, ownChecks).map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\``, at }));
  const decorated = decoratedChecks(project.python);
  const functions = found.filter(
    ({ what, at }) => at && project.role(at.path) !== "test" && calls.has(/^`(\w+)\(\)`/.exec(what)?.[1] ?? ""),
  );
  const workflows = pipelinesOf(project).filter(
    ({ runs, tool }) =>
      tool !== "dbt" &&
      runs.some(
        (run) =>
          isDataCheck(run) ||
          found.some(
            ({ at }) => at && (namesFile(run, project.relative(at.path)) || run.includes("great_expectations") || run.includes("pandera")),
          ),
      ),
  );
  return [
    ...called.map(toolEvidence),
    ...engine,
    ...decorated,
    ...functions.map((one) => ({ ...one, level: "wired" as const })),
    ...workflows.map(({ tool, name, at }) => ({ level: "wired" as const, what: `${tool} \`${name}\` checks data`, at })),
  ];
}
