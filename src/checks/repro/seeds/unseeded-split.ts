import type { PythonCall } from "../../../facts/python-facts.js";
import { modulesWith } from "../../../project/modules-with.js";
import { oncePerModules, ownModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import { addKeyword } from "../../../rules/parts/add-keyword.js";
import { lastPart } from "../../../text/last-part.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const unseededSplit: CodeCheck = {
  flags:
    "`train_test_split`, shuffled folds and `random_split` without a seed, where no code seeds NumPy, PyTorch or all generators: each run is measured on other rows.",
  silent:
    "`shuffle=False`, splits that a loop repeats, `KFold` that does not shuffle, a `random_state` of any value, options behind `**`, and seeds set by a helper or a trainer.",
  source: "Sonar S6709; dslinter `randomness-control-scikitlearn`",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const split = /^(?:sklearn|cuml|dask_ml)\.model_selection\.(?:\w+\.)?train_test_split$/;
const fold = /^sklearn\.model_selection\.(?:\w+\.)?(?:Stratified|StratifiedGroup)?KFold$/;
const tensorSplit = /^torch\.utils\.data\.(?:\w+\.)?random_split$/;

const look = oncePerModules((modules) => {
  const seeding = new Set(modulesWith(modules, { calls: (name) => /seed|deterministic/i.test(lastPart(name)) }));
  const isSeeded = modules.some((one) => one.form === "module" && seeding.has(one));
  const splitting = modulesWith(modules, { calls: (name) => [split, fold, tensorSplit].some((one) => one.test(name)) });
  return splitting.flatMap((module) => (isSeeded || seeding.has(module) ? [] : inModule(module)));
});

function inModule(module: PythonModule): CodeProblem[] {
  const splits = module.facts.calls.filter(isUnseeded);
  const [first, ...others] = splits;
  if (!first) return [];
  const option = tensorSplit.test(first.name) ? "generator" : "random_state";
  const edits = splits.flatMap((call) => (tensorSplit.test(call.name) ? [] : (addKeyword(module, call, "random_state=42") ?? [])));
  return [
    {
      kind: "partial",
      message: `\`${lastPart(first.name)}\` takes another seed in each run, so each run is measured on other rows, and runs cannot be compared. Give it a \`${option}\`.`,
      at: module.place(first.span),
      related: others.slice(0, 10).map(({ span }) => ({ message: "Here too.", at: module.place(span) })),
      fixes: edits.length === splits.length ? [{ kind: "edit", title: "Give `random_state=42`", edits }] : [],
    },
  ];
}

function isUnseeded({ name, arguments: given, inLoop }: PythonCall): boolean {
  // Many splits of the same rows are averaged.
  if (inLoop) return false;
  const option = (key: string) => given.find((one) => one.name === key)?.value;
  const shuffles = option("shuffle");
  if (given.some((one) => one.name === "random_state" || one.name === "generator" || one.unpacked)) return false;
  if (fold.test(name)) return shuffles?.kind === "boolean" && shuffles.value;
  if (split.test(name)) return shuffles === undefined || (shuffles.kind === "boolean" && shuffles.value);
  return tensorSplit.test(name) && given.length < 3;
}
