import { type DbtModel, dbtModels } from "../../practices/dbt-models.js";
import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import type { Project, PythonModule } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { absentFile, claimsAt } from "../parts/claim.js";
import { isService, isTest, testsItself, testsOf } from "../parts/python-tests.js";
import { type TransformModule, transformModules } from "../parts/transform-code.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** The share of transforms from which the rest may be what is too simple to test. */
const enough = 0.9;
/** Names that a message has room for. */
const most = 3;

const addTests: Fix = { kind: "scaffold", title: "Add tests of the dbt models that have none", scaffold: "dbt-tests" };

export const transformsTested: Rule = {
  title: "The code that transforms data is tested",
  why: {
    source: "A3 unit tests for pipelines; MLTS Data 7",
    text: "Software engineering practice begins with unit tests for data pipelines; all code that makes input features is tested.",
  },
  applies: any("pipeline", "trains"),
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`pipelines[].tests` is text or a link.",
    present: "`pipelines[].tests` names tests that exist, or tests run the project from outside.",
    wired:
      "At least nine in ten dbt models have a test (of the model, of a column, a query or a unit test), and as many Python modules that transform data frames are imported by tests that check something; or the tests that `pipelines[].tests` names import the project's code.",
  },
  hollow: "The tests of the transforms assert nothing, or are switched off.",
  contradicted: "`pipelines[].tests` names a file that does not exist.",
  manifest: ["pipelines"],
  fixes: [
    {
      kind: "manifest",
      title: "Say where the transforms are tested",
      path: ["pipelines"],
      value: [{ name: "TODO: ingest", tests: "TODO: the folder of their tests" }],
    },
  ],
  limits:
    "Python code counts as transforming data by what it calls on pandas, Polars, Spark and Dask frames, and scikit-learn transformers. A module is tested when a test imports it, also through others but not through a web service. Notebooks and SQL outside of dbt are not seen.",
  check(project) {
    const models = dbtModels(project);
    const modules = transformModules(project.python);
    const { tests, idle, isOutside } = testsOf(project.python);
    const reached = importedFrom(project, tests, (module) => !isService(module));
    const untested = modules.filter(({ module }) => !reached.has(module) && !testsItself(module));
    const bare = models.filter(({ isTested }) => !isTested);
    const { evidence, gaps } = declaredTests(project);
    evidence.push(...shown(project, models, bare, modules, untested));
    if (gaps.length > 0) return { evidence, gaps };
    if (models.length > 0 && 1 - bare.length / models.length < enough) gaps.push(untestedModels(models, bare));
    if (modules.length > 0 && 1 - untested.length / modules.length < enough) {
      if (isOutside) evidence.push({ level: "present", what: "tests run the project from outside", at: isOutside });
      else gaps.push(untestedModules(project, modules, untested));
    }
    // One of the two kinds is tested, so it is not all that is missing.
    if (evidence.length > 0) gaps.splice(0, gaps.length, ...gaps.map((gap): Gap => ({ ...gap, kind: "partial" })));
    const hollow = evidence.length === 0 && gaps.length > 0 ? hollowTests(project, idle, modules) : undefined;
    if (hollow) return { evidence, gaps: [hollow] };
    const all = models.length + modules.length;
    if (all === 0 && evidence.length === 0)
      return { evidence, gaps, unknown: "No dbt model and no module that transforms data frames is seen." };
    return { evidence, gaps, ...(all > 0 && { share: 1 - (bare.length + untested.length) / all }) };
  },
};

function shown(
  project: Project,
  models: readonly DbtModel[],
  bare: readonly DbtModel[],
  modules: readonly TransformModule[],
  untested: readonly TransformModule[],
): Evidence[] {
  const model = models.find(({ isTested }) => isTested);
  const tested = modules.find((one) => !untested.includes(one));
  return [
    ...(model
      ? [{ level: "wired", what: `${models.length - bare.length} of ${models.length} dbt models have a test`, at: model.at } as const]
      : []),
    ...(tested ? [{ level: "wired", what: `tests import \`${project.relative(tested.module.path)}\``, at: tested.at } as const] : []),
  ];
}

function untestedModels(models: readonly DbtModel[], bare: readonly DbtModel[]): Gap {
  const names = bare.slice(0, most).map(({ name }) => `\`${name}\``);
  const more = bare.length > most ? ` and ${bare.length - most} more` : "";
  const message =
    bare.length === models.length
      ? `No dbt model has a test, such as ${names.join(", ")}${more}. Add \`data_tests\` to their columns, or unit tests.`
      : `${bare.length} of ${models.length} dbt models ${bare.length === 1 ? "has" : "have"} no test: ${names.join(", ")}${more}. Add \`data_tests\` to their columns, or unit tests.`;
  const related = bare.slice(1, most).map(({ name, at }) => ({ message: `\`${name}\` has none either.`, at }));
  return { kind: bare.length === models.length ? "missing" : "partial", message, at: bare[0]?.at, related, fixes: [addTests] };
}

function untestedModules(project: Project, modules: readonly TransformModule[], untested: readonly TransformModule[]): Gap {
  const [first] = untested;
  const file = first ? project.relative(first.module.path) : "";
  const others = untested.length - 1;
  const more = others === 0 ? "" : others === 1 ? " or the other module that does" : ` or ${others} others that do`;
  const what = first?.function
    ? `\`${first.function}()\` transforms data, but no test imports \`${file}\``
    : `\`${file}\` transforms data, but no test imports it`;
  const related = untested
    .slice(1, most)
    .map((one) => ({ message: `No test imports \`${project.relative(one.module.path)}\`.`, at: one.at }));
  return {
    kind: untested.length === modules.length ? "missing" : "partial",
    message: `${what}${more}. Test it on a small frame.`,
    at: first?.at,
    related,
  };
}

/** Tests of transforms that cannot fail: they assert nothing, or dbt leaves them out. */
function hollowTests(project: Project, idle: readonly PythonModule[], modules: readonly TransformModule[]): Gap | undefined {
  const empty = idle.find((module) => {
    const imported = importedFrom(project, [module], () => false);
    return modules.some((one) => imported.has(one.module));
  });
  const test = empty?.facts.functions.find(isTest);
  if (empty && test) {
    const message = `The tests in \`${project.relative(empty.path)}\` run the transforms but assert nothing, so they cannot fail.`;
    return { kind: "hollow", message, at: empty.place(test.span) };
  }
  const off = project
    .facts("data-checks")
    .find(({ path, facts }) => facts.tool === "dbt-tests" && path.endsWith(".sql") && facts.checks === 0);
  return (
    off && {
      kind: "hollow",
      message: `\`${project.relative(off.path)}\` is switched off, and no other test of a dbt model was found.`,
      at: { path: off.path, span: { start: 0, end: 0 } },
    }
  );
}

/** The tests that `pipelines` names: files by what they hold. */
function declaredTests(project: Project): { readonly evidence: Evidence[]; readonly gaps: Gap[] } {
  const claims = [...(project.manifest.value.pipelines ?? []).keys()].flatMap((index) => claimsAt(project, ["pipelines", index, "tests"]));
  const { tests, idle } = testsOf(project.python);
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  for (const claim of claims) {
    const path = project.resolve(claim.value).replace(/\/$/, "");
    const isInside = (module: PythonModule) => module.path === path || module.path.startsWith(`${path}/`);
    if (!claim.exists) gaps.push(absentFile(claim));
    else if (claim.form === "path" && idle.some(isInside) && !tests.some(isInside))
      gaps.push({ kind: "hollow", message: `The tests in \`${claim.value}\` assert nothing, so they cannot fail.`, at: claim.at });
    else if (claim.form === "path" && tests.some((module) => isInside(module) && testsCode(project, module)))
      evidence.push({ level: "wired", what: `\`${claim.value}\` tests the project's code`, at: claim.at });
    else evidence.push({ level: claim.form === "path" ? "present" : "claimed", what: `tests: \`${claim.value}\``, at: claim.at });
  }
  return { evidence, gaps };
}

function testsCode(project: Project, test: PythonModule): boolean {
  return [...importedFrom(project, [test], () => false)].some(({ role }) => role === "production");
}
