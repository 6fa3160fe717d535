import { evaluation, evaluationLooks, metricCall } from "../../practices/evaluation.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { callsTo, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { absentFile, claimAt, claimEvidence, entryPlace } from "../parts/claim.js";
import { codeSplits, filesHeldOut, keptApart } from "../parts/code-splits.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { onlyClusters } from "../parts/only-clusters.js";
import { unfilledConfiguration } from "../parts/unfilled-evaluation.js";
import { unreadEvaluation } from "../parts/unread-evaluation.js";
import { waitingCases } from "../parts/waiting-cases.js";
import type { Gap, Rule } from "../rule.js";

/** Names that people give to data they evaluate on. */
const heldOut =
  /(?:^|[/_.-])(?:ground[_-]?truth|golden|gold|evals?|evaluation|benchmark|hold[_-]?out|test[_-]?(?:set|data)|test|validation|val)(?:[/_.-]|$)/i;

/** Calls that hold a part of the data out. */
const splits = /(?:^|\.)(?:train_test_split|random_split|randomSplit|(?:Stratified|Group|StratifiedGroup)?ShuffleSplit)$/;
const code = /\.(?:py|sh|ipynb|r|jl|ya?ml)$/i;

export const dataset: Rule = {
  title: "Each evaluation has a dataset of its own",
  why: { source: "A0 #1; A4", text: "Evaluating needs labelled examples that are kept; a judge without them misleads." },
  applies: any("trains", "llm"),
  stage: "prototype",
  weight: 3,
  asks: "present",
  shownByCode: true,
  evidence: {
    claimed: "`evals[].dataset` is a link or text.",
    present:
      "`evals[].dataset` names a file that is not empty, an evaluation folder holds cases, or a part of the data is held out and measured on.",
  },
  hollow: "The dataset is empty, or holds nothing but placeholders.",
  contradicted: "The dataset that an entry of `evals` names does not exist.",
  manifest: ["evals"],
  limits: "Unknown where something evaluates, or code splits the data, and nothing keeps the cases.",
  fixes: [{ kind: "scaffold", title: "Add an evaluation suite", scaffold: "eval-suite" }],
  appliesUnless: madeForOthers,
  *looks(project) {
    yield filesHeldOut(project);
    yield codeSplits(project);
    yield* keptApart.steps(ownModules(project));
    yield* evaluationLooks(project);
  },
  check(project) {
    const evals = project.manifest.value.evals ?? [];
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, { name }] of evals.entries()) {
      const claim = claimAt(project, ["evals", index, "dataset"]);
      // An entry that only holds the place of one takes nothing away.
      if (!claim && name === "") continue;
      if (!claim) {
        const at = entryPlace(project, ["evals", index]);
        gaps.push({
          kind: "partial",
          message: `Eval \`${name}\` names no dataset.`,
          at,
          fixes: [{ kind: "manifest", title: "Name its dataset", path: ["evals", index, "dataset"], value: "TODO: evals/cases.jsonl" }],
        });
      } else if (!claim.exists) gaps.push(absentFile(claim));
      else {
        const target = project.resolve(claim.value);
        const file = project.facts("artefact").find(({ path }) => path === target);
        const isBlank = project.facts("dataset").some(({ path, facts }) => path === target && facts.blank);
        if (file && (file.facts.bytes === 0 || isBlank)) {
          const lacks = isBlank && file.facts.bytes > 0 ? "holds no case yet" : "is empty";
          gaps.push({ kind: "hollow", message: `The dataset \`${claim.value}\` ${lacks}.`, at: claim.at });
        } else evidence.push(...claimEvidence(claim));
      }
    }
    const declared = evidence.length;
    const blank = new Set(project.facts("dataset").flatMap(({ path, facts }) => (facts.blank ? [path] : [])));
    for (const { path, role, facts } of project.facts("artefact")) {
      if (
        facts.category === "data" &&
        facts.bytes > 0 &&
        !blank.has(path) &&
        !waitingCases(project).has(path) &&
        (role === "evaluation" || (role !== "test" && role !== "example" && heldOut.test(path)))
      )
        evidence.push({ level: "present", what: `\`${project.relative(path)}\``, at: startOf(path) });
    }
    for (const { path, facts } of project.facts("eval")) {
      if (facts.cases > 0)
        evidence.push({
          level: "present",
          what: `${facts.cases} cases in \`${project.relative(path)}\``,
          at: startOf(path),
        });
    }
    // A suite that is still to be filled in brings the places of its cases along.
    const isUnfilled = project.facts("eval").some((one) => unfilledConfiguration(project, one) !== undefined);
    for (const path of isUnfilled ? [] : filesLike(project, casesFile))
      if (project.role(path) === "evaluation")
        evidence.push({ level: "present", what: `\`${project.relative(path)}\``, at: startOf(path) });
    evidence.push(...casesInCode(project), ...keptElsewhere(project));
    const named = evals.filter(({ name }) => name !== "").length;
    if (named > 0) return { evidence, gaps, share: declared / named };
    if (evidence.length === 0) evidence.push(...heldOutOf(project), ...filesHeldOut(project).slice(0, 3), ...grouped(project));
    const isSplit = project.traits.trains.value && (codeSplits(project).length > 0 || keptApart(ownModules(project)).length > 0);
    if (isSplit && evidence.length === 0)
      return { evidence, gaps, unknown: "Code sets a part of the data aside to evaluate on; whether the same cases are kept is not seen." };
    const judges = evidence.length === 0 ? evaluation.find(project)[0] : undefined;
    if (judges) return { evidence, gaps, unknown: `Something evaluates (${judges.what}); which cases it is given is not seen.` };
    const unread = evidence.length === 0 && gaps.length === 0 ? unreadEvaluation(project) : undefined;
    if (unread) return { evidence, gaps, unknown: unread };
    if (evidence.length === 0)
      gaps.push({ kind: "missing", message: "No evaluation dataset: `evals` declares none and no evaluation folder holds cases." });
    return { evidence, gaps };
  },
};

/** Cases in formats that hold anything. */
const casesFile =
  /(?:^|\/)(?:datasets?|cases|goldens?|questions|test[_-]?cases|examples)(?:[_-][\w-]*)?(?:\/[\w./-]*|\b[\w-]*)\.(?:json|ya?ml)$/i;
/** Modules and texts beside evaluations that hold what is asked: `evals/e2e/inputs.ts`, `benchmark/todo_list/prompt`. */
const casesModule =
  /(?:^|\/)(?:(?:test_?)?(?:inputs?(?:-outputs)?|cases|examples|questions|goldens?|expected|datasets?)\.[jt]s|prompt(?:\.(?:txt|md))?)$/i;
/** Tests of an evaluation that write their cases down themselves. */
const judgingTest = /(?:^|\/)(?:evals?|evaluations?)\/[^/]+\.(?:test|spec|eval)\.[jt]sx?$|\.eval\.[jt]sx?$/i;

function casesInCode(project: Project): readonly Evidence[] {
  const modules = filesLike(project, casesModule).filter((path) => project.role(path) === "evaluation");
  const tests = filesLike(project, judgingTest).filter((path) => project.role(path) === "evaluation" || project.role(path) === "test");
  return [...modules, ...tests]
    .slice(0, 3)
    .map((path): Evidence => ({ level: "present", what: `\`${project.relative(path)}\``, at: startOf(path) }));
}

/** Calls by which an evaluation takes its cases from where they are kept: Weave, Langfuse, LangSmith, Phoenix, Opik, a hub. */
const takesCases = /^weave\.ref$|^datasets\.load_dataset$|\.(?:get_dataset|read_dataset|list_examples|pull_dataset)$|\.dataset\.get$/;

/** What evaluations read from a store of data sets. */
function keptElsewhere(project: Project): readonly Evidence[] {
  const python = callsTo(project.python, takesCases).filter(({ module }) => module.role === "evaluation");
  const scripts = ownScripts(project).filter(({ role }) => role === "evaluation");
  return [
    ...python.map(({ call, at }): Evidence => ({ level: "present", what: `\`${call.name}()\` gives the cases`, at })),
    ...scripts.flatMap(({ facts, place }) =>
      facts.calls
        .filter(({ name }) => takesCases.test(name))
        .map(({ name, span }): Evidence => ({ level: "present", what: `\`${name}()\` gives the cases`, at: place(span) })),
    ),
  ].slice(0, 1);
}

/** Groups without labels are judged by how well they part the data itself. */
function grouped(project: Project): readonly Evidence[] {
  const [judged] = onlyClusters(project) ? callsTo(ownModules(project), metricCall) : [];
  return judged ? [{ level: "present", what: `\`${judged.call.name}()\` judges the groups by the data itself`, at: judged.at }] : [];
}

/** The part of the data that a trained model is measured on, where code or DVC's stages hold one out. */
function heldOutOf(project: Project): readonly Evidence[] {
  const stages = project.facts("dvc").flatMap(({ path, facts }) => facts.stages.map((stage) => ({ path, stage })));
  const given = stages.flatMap(({ path, stage: { dependencies } }) =>
    dependencies
      .filter(({ value }) => heldOut.test(value) && !code.test(value))
      .map(({ value, span }): Evidence => ({ level: "present", what: `DVC keeps \`${project.relative(value)}\``, at: { path, span } })),
  );
  if (given.length > 0 || (project.traits.llm.value && !project.traits.trains.value)) return given.slice(0, 1);
  const modules = ownModules(project);
  const [split] = callsTo(modules, splits);
  if (!split || callsTo(modules, metricCall).length === 0) return [];
  return [{ level: "present", what: `\`${split.call.name}()\` holds out what is measured on`, at: split.at }];
}
