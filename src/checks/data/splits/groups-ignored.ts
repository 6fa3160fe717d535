import type { CodeValue } from "../../../facts/code-value.js";
import type { PythonCall } from "../../../facts/python-facts.js";
import { oncePerModules, ownModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import { lastPart } from "../../../text/last-part.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const groupsIgnored: CodeCheck = {
  flags:
    "`groups` given to folds that take no notice of them: `KFold().split(X, y, groups)`, or `cross_val_score(…, groups=…)` without a group splitter.",
  silent: "`GroupKFold` and the like, splitters that are not seen, and groups that are `None`.",
  source:
    "scikit-learn's reference of `KFold.split` (groups: always ignored) and `cross_validate` (only used with a Group cv instance), as of 1.7",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in more than 140 repositories.",
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) => modules.flatMap((module) => module.facts.calls.flatMap((call) => ignored(call, module))));

/** Splitters of scikit-learn that read no groups. */
const groupless =
  /(?:^|\.)(?:KFold|StratifiedKFold|RepeatedKFold|RepeatedStratifiedKFold|ShuffleSplit|StratifiedShuffleSplit|TimeSeriesSplit)\(\)$/;
const scored = /^sklearn\.model_selection\.(?:\w+\.)?(?:cross_val_score|cross_validate|cross_val_predict)$/;

function ignored(call: PythonCall, module: PythonModule): CodeProblem[] {
  const named = (name: string) => call.arguments.find((one) => one.name === name)?.value;
  const isSplit = call.name.endsWith(".split") && groupless.test(call.name.slice(0, -".split".length));
  const groups = named("groups") ?? (isSplit ? call.arguments.filter(({ name }) => name === undefined)[2]?.value : undefined);
  if (!groups || groups.kind === "none") return [];
  const splitter = isSplit
    ? lastPart(call.name.slice(0, -".split".length)).replace("()", "")
    : scored.test(call.name)
      ? grouplessFolds(named("cv"), module, call)
      : undefined;
  if (splitter === undefined) return [];
  return [
    {
      kind: "partial",
      message: `\`${splitter}\` takes no notice of \`groups\`, so rows of one group are trained on and tested on. Use \`GroupKFold\` or \`StratifiedGroupKFold\`.`,
      at: module.place(groups.span),
    },
  ];
}

/** What splits, where it is sure that it reads no groups. */
function grouplessFolds(cv: CodeValue | undefined, { facts }: PythonModule, call: PythonCall): string | undefined {
  if (cv === undefined || cv.kind === "none") return lastPart(call.name);
  if (cv.kind === "number") return `cv=${cv.value}`;
  const made =
    cv.kind === "call"
      ? [cv]
      : cv.kind === "name"
        ? facts.assignments
            .filter(({ targets, scope }) => targets.includes(cv.value) && (scope === call.scope || scope === ""))
            .map(({ value }) => value)
        : [];
  const [only] = made;
  return made.length === 1 && only?.kind === "call" && groupless.test(`${only.name}()`) ? lastPart(only.name) : undefined;
}
