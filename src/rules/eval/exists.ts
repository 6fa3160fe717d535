import { evaluatingFunction, evaluatingTrainers, metricCall, ownMetrics } from "../../practices/evaluation.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { absentBehind } from "../parts/absent-target.js";
import { absentFile, claimAt, entryPlace } from "../parts/claim.js";
import { evaluationCommands, idleEvaluationCommands } from "../parts/eval-commands.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { runnableTest, type Unfilled, unfilledConfiguration, unfilledGap, unfilledModule } from "../parts/unfilled-evaluation.js";
import { unreadEvaluation } from "../parts/unread-evaluation.js";
import type { Gap, Rule } from "../rule.js";

export const exists: Rule = {
  title: "The model is evaluated offline, by a command",
  why: {
    source: "A1; A0 #1",
    text: "Offline evaluation before deployment is how one knows that a change is an improvement; without it, users are the test.",
  },
  applies: any("trains", "llm"),
  stage: "prototype",
  weight: 3,
  critical: true,
  asks: "present",
  shownByCode: true,
  evidence: {
    claimed: "An entry of `evals` in the manifest.",
    present: "An evaluation configuration, an evaluation test, or code that computes metrics.",
    wired: "CI runs the evaluation.",
  },
  hollow: "An evaluation suite without cases or without assertions, or one that needs a function or a value that is still to be written.",
  contradicted: "The dataset or file that an entry of `evals` names does not exist.",
  manifest: ["evals"],
  fixes: [{ kind: "scaffold", title: "Add an evaluation suite", scaffold: "eval-suite" }],
  limits:
    "Metrics computed by hand, without a library, are not recognised unless the manifest declares the evaluation. Unknown where a program is named for a benchmark, or for an evaluation in a language that is not read.",
  appliesUnless: madeForOthers,
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, { name }] of (project.manifest.value.evals ?? []).entries()) {
      const at = entryPlace(project, ["evals", index]);
      const dataset = claimAt(project, ["evals", index, "dataset"]);
      if (dataset && !dataset.exists) gaps.push(absentFile(dataset));
      const line = project.manifest.value.evals?.[index]?.command;
      const file = commandFile(line);
      const absent = file && !project.exists(file) ? `\`${file}\`` : line && absentBehind(project, line);
      if (absent) {
        const command = { path: project.manifest.path, span: project.manifest.valueSpan("evals", index, "command") ?? at.span };
        gaps.push({
          kind: "contradicted",
          message: `Eval \`${name}\` runs ${absent}, which does not exist in the project.`,
          at: command,
        });
      } else evidence.push({ level: "claimed", what: `eval \`${name}\``, at });
    }
    const unfilled: Unfilled[] = [];
    for (const configuration of project.facts("eval")) {
      const { path, facts } = configuration;
      const blank = unfilledConfiguration(project, configuration);
      if (blank) {
        unfilled.push(blank);
        continue;
      }
      const isEmpty = facts.cases === 0 && facts.testFiles.length === 0 && !facts.attacks;
      if (isEmpty || (facts.assertions.length === 0 && !facts.attacks)) {
        const lacking = isEmpty ? "no test case" : "no assertion";
        if (isEmpty || facts.testFiles.length === 0) {
          gaps.push({ kind: "hollow", message: `\`${project.relative(path)}\` has ${lacking}, so it cannot fail.`, at: startOf(path) });
          continue;
        }
      }
      evidence.push({ level: "present", what: `\`${project.relative(path)}\` (${facts.tool})`, at: startOf(path) });
    }
    const idle = new Set<PythonModule>();
    for (const module of project.python) {
      const blank = unfilledModule(project, module);
      if (!blank) continue;
      idle.add(module);
      if (module.role === "evaluation") unfilled.push(blank);
    }
    const isJudged = ({ role }: PythonModule) => role === "test" || role === "production" || role === "notebook" || role === "evaluation";
    const call = callsTo(project.python, metricCall).find(({ module }) => isJudged(module) && !idle.has(module));
    if (call) evidence.push({ level: "present", what: `\`${call.call.name}()\` computes a metric`, at: call.at });
    const idleAt = new Set(idleEvaluationCommands(project).map(({ command }) => command.path));
    for (const { tool, level, evidence: traces } of project.withCapability("llm-evaluation")) {
      // What CI runs is looked at below.
      const first = traces.find(({ level, at }) => level === "wired" && !idleAt.has(at?.path ?? ""));
      if (level === "wired" && first) evidence.push({ level: "present", what: `${tool.name}: ${first.what}`, at: first.at });
    }
    for (const module of project.python) {
      const test = runnableTest(module);
      if (test)
        evidence.push({ level: "present", what: `\`${test.name}\` in \`${project.relative(module.path)}\``, at: module.place(test.span) });
    }
    for (const { module, name, at } of ownEvaluations(ownModules(project))) {
      if (!idle.has(module)) evidence.push({ level: "present", what: `\`${name}()\` evaluates`, at });
    }
    const isIdle = new Set([...idle].map(({ path }) => path));
    evidence.push(
      ...evaluatingTrainers(ownModules(project)),
      ...ownMetrics(ownModules(project)).filter(({ at }) => !isIdle.has(at?.path ?? "")),
    );
    evidence.push(...experimentsInScripts(project));
    const [run] = evaluationCommands(project);
    if (run) evidence.push({ level: "wired", what: `CI runs \`${run.text}\``, at: run.at });
    const isReal = evidence.some(({ level }) => level !== "claimed");
    if (isReal) return { evidence, gaps: gaps.filter(({ kind }) => kind === "contradicted") };
    gaps.push(...unfilled.map((one) => unfilledGap(one, evidence)));
    const own = evidence.length === 0 && gaps.length === 0 ? madeHere(project, benchmarks) : undefined;
    if (own) return { evidence, gaps, unknown: `${own.what} is named for a benchmark; whether it judges answers or speed is not seen.` };
    const unread = evidence.length === 0 && gaps.length === 0 ? unreadEvaluation(project) : undefined;
    if (unread) return { evidence, gaps, unknown: unread };
    if (evidence.length === 0 && gaps.length === 0) {
      const looked = project.manifest.has("evals")
        ? "no evaluation suite or metric computation was found, and `evals` is still to be filled in"
        : "no evaluation suite, metric computation or `evals` entry was found";
      gaps.push({ kind: "missing", message: `Nothing evaluates the model: ${looked}. Users would be the test.` });
    }
    if (gaps.length === 0)
      gaps.push({ kind: "weak", message: "An evaluation is declared, but nothing in the workspace shows it.", at: evidence[0]?.at });
    return { evidence, gaps };
  },
};

/** Programs that run the work on a list of cases, by their names. */
const benchmarks = /(?:^|[/_])(?:run_)?benchmarks?(?:_(?:runner|suite|all|models?|agents?))?$/;

/** Runs of evaluations by scripts: `langfuse.experiment.run()`, `Eval()`, `evalite()`. */
const runsExperiment = /\.experiment\.run$|(?:^|\.)(?:runExperiment|run_experiment|evaluate|evalite|Eval)$/;

const experimentsInScripts = remembered((project: Project): readonly Evidence[] =>
  ownScripts(project).flatMap(({ facts, place }) => {
    const call = facts.calls.find(({ name }) => name.includes(".") && !name.startsWith(".") && runsExperiment.test(name));
    return call ? [{ level: "present", what: `\`${call.name}()\` evaluates`, at: place(call.span) }] : [];
  }),
);

/** The file of the project that a command line names, if it plainly names one. */
function commandFile(command: string | undefined): string | undefined {
  return command?.split(/\s+/).find((word) => /^[\w./-]+\.(?:py|ya?ml|sh|ipynb)$/.test(word));
}

/** The first function of each module that evaluates by its name. */
const ownEvaluations = oncePerModules((modules) =>
  modules.flatMap((module) => {
    const own = evaluatingFunction(module);
    return own ? [{ module, name: own.name, at: module.place(own.span) }] : [];
  }),
);
