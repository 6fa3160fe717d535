import type { PythonCall, PythonFunction } from "../../facts/python-facts.js";
import { isTestCommand, pathsOfTestCommand } from "../../practices/test-command.js";
import type { CiCommand } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { oncePerModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { nameOf } from "../../workspace/path-parts.js";
import { calledElsewhere } from "../parts/called-elsewhere.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { isTrainingLine } from "../parts/training-commands.js";
import { unreadCi } from "../parts/unread-ci.js";
import type { Gap, Rule } from "../rule.js";

/** Tests that say they run everything. */
const wholeName =
  /(?:^|_)(?:pipelines?|end_?(?:to|2)_?end|e2e|smoke|workflow|flow|dag|full_run|integration|run_all|main|training|train(?!_(?:test|set|data|split)))(?:_|$)/i;
/** What they run: a function, a task or a program that is called after the whole. */
const wholeCall =
  /(?:^|\.)_?(?:main|run|run_(?:\w+_)?(?:pipeline|flow|training|experiment|job|all)|train|train_(?:model|and_\w+|pipeline|loop)|fit_model|execute_in_process|execute_job|materialize(?:_to_memory)?|pipeline|\w+_pipeline|\w*_flow|invoke|call_command|KedroSession\.\w+|run_path|run_module|train_fn|training_loop|do_train|launch|run_notebook|dag\.test|test_cycle)$/;
/** `model.train()` of PyTorch sets a mode and trains nothing. */
const setsMode =
  /^torch\..*\.train$|^self\.(?!.*(?:trainer|pipeline|experiment|runner|learner)).*\.train$|(?:^|[._])(?:model|net|network|module|backbone|encoder|decoder)(?:\(\))?\.train$/i;
/** Command lines that run all of it: on a sample, in a smoke job, or in CI as it is. */
const wholeRun =
  /\b(?:dvc\s+(?:repro|exp\s+run)|kedro\s+run|dbt\s+(?:\S+\s+)*build|dbt\s+(?:\S+\s+)*run|mlflow\s+run|zenml\s+pipeline\s+run|snakemake|metaflow|luigi|meltano\s+(?:run|elt)|sqlmesh\s+(?:run|plan)|dagster\s+(?:job\s+execute|asset\s+materialize)|airflow\s+dags\s+test|papermill|nbmake|treon|jupyter\s+nbconvert\s.*--execute|pytest\s.*--nbmake)\b|\b(?:smoke|e2e|end-to-end|fast[-_]dev[-_]run|quick[-_]?run)\b|\bpython3?\s+(?:-m\s+)?\S*(?:pipeline|run_all|main|workflow|flow)(?:\.py)?(?=\s|$)/i;

export const pipelineTest: Rule = {
  title: "A test runs the whole pipeline on a sample",
  why: {
    source: "A0 #6 end to end; MLTS Infra 3",
    text: "Systems for machine learning are end to end, the model a small part of them; that pipelines, training and deployment fit together has to be tested as a whole.",
  },
  applies: any("trains", "pipeline"),
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`pipelines[].smoke_test` is text or a link.",
    present: "A test that calls the training or the pipeline, or the file that `smoke_test` names.",
    wired: "CI runs such a test, or the pipeline itself.",
  },
  hollow: "The test asserts and calls nothing, or CI swallows its failure.",
  contradicted: "`pipelines[].smoke_test` names a file that does not exist.",
  manifest: ["pipelines"],
  unknownWithoutManifest: true,
  noFix:
    "Only its authors know a sample that is small and still takes every step: test the function or the command that runs the pipeline on it.",
  limits: "Which test takes every step is told by its name and by what it calls. Runs that a scheduler's staging area makes are not seen.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const claimed: string[] = [];
    for (const index of (project.manifest.value.pipelines ?? []).keys()) {
      const claim = claimAt(project, ["pipelines", index, "smoke_test"]);
      if (!claim) continue;
      if (!claim.exists) gaps.push(absentFile(claim));
      else {
        const isPath = claim.form === "path";
        if (isPath) claimed.push(project.resolve(claim.value.replace(/::.*$/s, "")));
        evidence.push({ level: isPath ? "present" : "claimed", what: `\`${claim.value}\``, at: claim.at });
      }
    }
    const tests = wholeTests(project.python);
    const real = tests.filter(({ isEmpty }) => !isEmpty);
    evidence.push(...real.slice(0, 3).map(({ what, at }) => ({ level: "present" as const, what, at })));
    evidence.push(...wholeTasks(project));
    const paths = [...claimed, ...real.map(({ at }) => at.path)];
    const runs = ciCommandsThat(project, (text) => runsWhole(project, text, paths)).filter((run) => !isRelease(run));
    const honest = runs.find(({ swallowed }) => !swallowed);
    if (honest) evidence.push({ level: "wired", what: `CI runs \`${honest.text}\``, at: honest.at });
    if (gaps.length > 0 || honest) return { evidence, gaps };
    const [run] = runs;
    if (run?.swallowed) {
      const fix = stopSwallowing(run.swallowed);
      const message = `CI runs \`${run.text}\`, but \`${run.swallowed.by}\` swallows its failure.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: run.at, fixes: fix ? [fix] : [] }] };
    }
    const [first] = evidence;
    const [empty] = tests;
    const unread = first || !empty ? unreadCi(project) : undefined;
    if (unread) return { evidence, gaps, unknown: unread.unknown };
    const called = first ? calledElsewhere(project) : undefined;
    if (called) return { evidence, gaps, unknown: called };
    if (first) {
      const message = `${first.what} is there to run the pipeline, but CI does not run it.`;
      return { evidence, gaps: [{ kind: "weak", message, at: first.at }] };
    }
    if (empty) return { evidence, gaps: [{ kind: "hollow", message: `${empty.what} asserts nothing and runs nothing.`, at: empty.at }] };
    const message =
      "No test and no CI job runs the whole pipeline on a sample, so that its steps fit together is seen in production first.";
    return { evidence, gaps: [{ kind: "missing", message, at: startOfWork(project) }] };
  },
};

/** Runs tests of a web page. */
const inBrowser = /\b(?:npm|npx|pnpm|yarn|bun)\b|\b(?:playwright|cypress)\b/;

/** Tasks that run the training on little, by their names: `make tests_integ`, `task smoke`. */
function wholeTasks(project: Project): readonly Evidence[] {
  return project.facts("tasks").flatMap(({ path, facts }) =>
    facts.tasks
      .filter(({ name }) => /(?:^|[_:-])(?:integ\w*|smoke|e2e)(?:$|[_:-])/i.test(name))
      .filter(({ commands }) => commands.length > 0 && !commands.some(({ text }) => inBrowser.test(text)))
      .slice(0, 1)
      .map(({ name, span }): Evidence => ({ level: "present", what: `task \`${name}\``, at: { path, span } })),
  );
}

interface WholeTest extends Required<Evidence> {
  readonly isEmpty: boolean;
}

/** Calls by which engines run a workflow in a test. */
const engineRun =
  /^kedro\..*\.run$|^dagster\.(?:\w+\.)*(?:materialize|materialize_to_memory)$|\.execute_in_process$|^airflow\..*\.test$|^(?:papermill|testbook|runpy)\./;
/** Trainers of libraries, which load, train and check. */
const trainerRun = /Trainer\(\)\.(?:fit|train)$/;
/** Calls that run another program, which may be any. */
const programRun = /^(?:subprocess|sh)\.|^os\.system$|\.(?:CliRunner\(\)\.invoke|runner\.invoke)$/;

/** Methods that train, or that only learn a scale: the test's name tells. */
const ownFit = /\.(?:fit|fine_?tune|train)$/;

/** The tests that run a pipeline or a training by their names, or by what they call of the project's own. */
const wholeTests = oncePerModules((modules): readonly WholeTest[] => {
  const own = ownNames(modules);
  return modules.flatMap((module) => {
    const file = nameOf(module.path).replace(/\.py$/, "");
    if (module.role !== "test" && !/^test_/.test(file)) return [];
    const isAbout = wholeName.test(file);
    return module.facts.functions
      .filter(({ name }) => name.startsWith("test"))
      .flatMap((test): WholeTest[] => {
        const calls = callsIn(module, test);
        const isNamed = isAbout || wholeName.test(test.name);
        const isWhole = calls.some(
          (name) =>
            engineRun.test(name) ||
            (wholeCall.test(name) && !setsMode.test(name) && (own(name) || isAbout)) ||
            (isNamed && (programRun.test(name) || trainerRun.test(name) || (ownFit.test(name) && own(name)))),
        );
        if (!isWhole && !(isNamed && calls.length === 0 && test.assertions === 0)) return [];
        return [{ level: "present", what: `\`${test.name}()\``, at: module.place(test.span), isEmpty: test.empty || calls.length === 0 }];
      });
  });
});

function callsIn({ facts }: PythonModule, { name, scope }: PythonFunction): readonly string[] {
  const inside = innerScope({ scope, name });
  const isIn = (call: PythonCall, where: string) => call.scope === where || call.scope.startsWith(`${where}.`);
  const calls = facts.calls.filter((call) => isIn(call, inside));
  // What a test gives to something that runs it, such as one process for each device, is run too.
  const given = new Set(calls.flatMap((call) => call.arguments.flatMap(({ value }) => (value.kind === "name" ? [value.value] : []))));
  const helpers = facts.functions.filter((one) => one.scope === "" && given.has(one.name));
  const handed = helpers.flatMap((one) => facts.calls.filter((call) => isIn(call, one.name)));
  return [...calls, ...handed].map((call) => call.name);
}

/** Tells whether a call is of a function that production defines. */
function ownNames(modules: readonly PythonModule[]): (name: string) => boolean {
  const production = modules.filter(({ role }) => role === "production");
  const names = new Set(production.flatMap(({ facts }) => [...facts.functions, ...facts.classes].map(({ name }) => name)));
  return (name) => names.has(lastPart(name)) && !ofTests.test(name);
}

/** What is brought in from beside the tests is theirs, however it is called. */
const ofTests = /^\.*(?:tests?|testing|conftest)\./;

/** Whether CI runs tests that run the whole, or the whole itself. */
function runsWhole(project: Project, text: string, paths: readonly string[]): boolean {
  if (text.startsWith("uses ") || /^\s*(?:echo|pip|git|cd|mkdir)\b/.test(text)) return false;
  if (wholeRun.test(text) || isTrainingLine(text)) return true;
  if (!isTestCommand(text)) return false;
  const words = pathsOfTestCommand(text);
  const named = words.filter((word) => /^[\w./-]+$/.test(word) && project.files.some((path) => `/${path}/`.includes(`/${word}/`)));
  return paths.some((path) => named.length === 0 || named.some((word) => `/${path}/`.includes(`/${word}/`)));
}

/** Names of what brings a version to those who use it. */
const releases = /(?:^|[^a-z])(?:deploy(?:ment|s)?|prod(?:uction)?|release|cd)(?:$|[^a-z])/i;
const tries = /\b(?:smoke|e2e|end-to-end|fast[-_]dev[-_]run|quick[-_]?run|dry[-_]run|samples?|--limit\S*|--max[-_]\S+)\b/i;

/** Whether a command is a step of a deployment: what breaks there has been released, so no test of it. */
function isRelease({ text, job, ci, path, triggers }: CiCommand): boolean {
  if (triggers.pullRequest || isTestCommand(text) || tries.test(text)) return false;
  const names = [job.id, job.environment?.value, ci.name, nameOf(path)];
  return (
    names.some((name) => name !== undefined && releases.test(name)) && !names.some((name) => name && /test|stag|\bci\b|check/i.test(name))
  );
}

function startOfWork(project: Project): Evidence["at"] {
  const evidence = [...project.traits.trains.evidence, ...project.traits.pipeline.evidence];
  return evidence.find(({ at }) => at && at.path !== project.manifest.path)?.at;
}
