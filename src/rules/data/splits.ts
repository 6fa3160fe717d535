import type { Evidence } from "../../project/evidence.js";
import { callsTo, ownModules, type PlacedCall } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { codeSplits, filesHeldOut, keptApart } from "../parts/code-splits.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { onlyClusters } from "../parts/only-clusters.js";
import { isStandInData } from "../parts/stand-in-data.js";
import type { Gap, Rule } from "../rule.js";

const splitter =
  /(?:^|\.)(?:train_test_split|(?:Stratified|Group|Repeated|Shuffle|TimeSeries|StratifiedGroup|StratifiedShuffle|GroupShuffle)?(?:KFold|Split)|random_split|cross_val_score|cross_validate|GridSearchCV|RandomizedSearchCV|randomSplit)$/;

function splitCalls(project: Project): readonly PlacedCall[] {
  return callsTo(ownModules(project), splitter);
}

export const splits: Rule = {
  title: "Training, validation and test data are kept apart",
  why: { source: "A4", text: "An evaluation says something only about data the model has not seen; the split is what makes it so." },
  applies: "trains",
  stage: "prototype",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`data.splits` describes them.",
    present: "`data.splits` names files that exist, files are called alike but for the part, or code splits the data.",
  },
  contradicted: "A file that `data.splits` names does not exist.",
  manifest: ["data", "splits"],
  limits: "Does not apply where models only group data without labels.",
  appliesUnless: (project) =>
    !project.manifest.has("data", "splits") && onlyClusters(project)
      ? "The models group data without labels, so there is no answer to hold out."
      : madeForOthers(project),
  fixes: [
    {
      kind: "manifest",
      title: "Declare the splits",
      path: ["data", "splits"],
      value: { train: "TODO: data/train.csv", test: "TODO: data/test.csv" },
    },
  ],
  *looks(project) {
    yield splitCalls(project);
    yield keptApart(ownModules(project));
  },
  offByDefault:
    "Splits are made in more ways than are seen, by loaders, configurations and files of one's own: 2 of 7 findings that could be decided were right on repositories read for the first time.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const part of ["train", "validation", "test"]) {
      const claim = claimAt(project, ["data", "splits", part]);
      if (!claim) continue;
      if (claim.exists) evidence.push(...claimEvidence(claim));
      else gaps.push(absentFile(claim));
    }
    const call = splitCalls(project).find((one) => !isStandInData(one));
    if (call) evidence.push({ level: "wired", what: `\`${call.call.name}()\` called`, at: call.at });
    const [published] = call ? [] : codeSplits(project);
    if (published) evidence.push(published);
    const [named] = keptApart(ownModules(project));
    if (named) evidence.push({ level: "present", what: `\`${named.target}\` is kept apart from its test data`, at: named.at });
    if (evidence.length === 0) evidence.push(...filesHeldOut(project).slice(0, 3));
    if (evidence.length === 0 && gaps.length === 0)
      gaps.push({
        kind: "missing",
        message: "No split of the data was found: neither `data.splits` nor a call such as `train_test_split` or a k-fold.",
        fixes: [{ kind: "scaffold", title: "Add a script that splits the data", scaffold: "data-splits" }],
      });
    return { evidence, gaps };
  },
};
