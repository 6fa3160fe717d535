import type { PythonCall, PythonValue } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { callsTo, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { rowFlow } from "../../semantics/row-flow.js";
import { claimsAt } from "../parts/claim.js";
import type { Rule } from "../rule.js";

/** Things that learn from data when fitted. Stateless ones (`Normalizer`, `HashingVectorizer`, `FunctionTransformer`) leak nothing. */
const fitted =
  /(?:^|\.)(?:\w*Scaler|OneHotEncoder|OrdinalEncoder|TargetEncoder|\w*Imputer|PCA|TruncatedSVD|SelectKBest|SelectPercentile|SelectFromModel|RFE|RFECV|VarianceThreshold|PowerTransformer|QuantileTransformer|KBinsDiscretizer|TfidfVectorizer|CountVectorizer|ColumnTransformer)\(\)\.(?:fit|fit_transform)$/;
const resampled =
  /(?:^|\.)(?:SMOTE\w*|ADASYN|BorderlineSMOTE|RandomOverSampler|RandomUnderSampler|\w*Undersampl\w*|NearMiss|TomekLinks)\(\)\.fit_resample$/;
const splitter = /(?:^|\.)train_test_split$/;

export const splitFirst: Rule = {
  title: "Data is split before anything is fitted to it",
  why: {
    source: "A4; A0 #2",
    text: "A scaler, encoder or sampler fitted on all rows has seen the test rows; the score that follows is too good to be true.",
  },
  applies: "trains",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    present:
      "Where data is split, nothing that learns was fitted to it before; or the module that writes the files of `data.splits` fits nothing.",
  },
  noFix: "Moving code is for people; fit inside a `Pipeline`, or after the split on the training part only.",
  limits: "Follows names, columns and the project's own functions; branches are taken one after the other.",
  looks: (project) => rowFlow.steps(ownModules(project)),
  check(project) {
    const modules = ownModules(project);
    const calls = callsTo(modules, splitter);
    const apart = calls.length === 0 ? splitIntoFiles(project) : undefined;
    if (apart) return { evidence: [apart], gaps: [] };
    if (calls.length === 0)
      return {
        evidence: [],
        gaps: [],
        unknown: "No call of `train_test_split` was found, nor code that writes the files of `data.splits`.",
      };
    const spoiled = rowFlow(modules).leaks.filter(({ form, learned }) => form !== "folds" && learned.kind !== "statistic");
    const clean = calls.filter(({ at }) => !spoiled.some(({ split }) => split.path === at.path && split.span.start === at.span.start));
    const unclear =
      spoiled.length === 0 ? calls.map(({ call, module }) => fittedElsewhere(module, call)).find((one) => one !== undefined) : undefined;
    if (unclear) return { evidence: [], gaps: [], unknown: unclear };
    return {
      evidence: [{ level: "present", what: `${clean.length} of ${calls.length} splits come first` }],
      gaps: [],
      share: clean.length / calls.length,
    };
  },
};

const writes = /(?:^|\.)(?:to_(?:csv|parquet|json|feather|pickle)|write_(?:csv|parquet|ndjson|ipc))$/;

/** The module that writes the declared files for training and test, where it fits nothing: a split by time or group, say. */
function splitIntoFiles(project: Project): Evidence | undefined {
  const files = (["train", "test"] as const).map((part) =>
    claimsAt(project, ["data", "splits", part]).flatMap(({ form, value }) => (form === "path" ? [value] : [])),
  );
  if (files.some((paths) => paths.length === 0)) return undefined;
  for (const { path, facts, place } of ownModules(project)) {
    const named = files.map((paths) => facts.strings.find(({ value }) => paths.includes(value)));
    const [write] = facts.calls.filter(({ name }) => writes.test(name));
    const learns = facts.calls.some(({ name }) => fitted.test(name) || resampled.test(name));
    if (write && !learns && named.every((one) => one !== undefined))
      return { level: "present", what: `\`${project.relative(path)}\` splits into files, and fits nothing`, at: place(write.span) };
  }
  return undefined;
}

/** Why it is not seen what comes first: a function splits what it is given, and another of the module fits to what it is given. */
function fittedElsewhere({ facts }: PythonModule, split: PythonCall): string | undefined {
  const isGiven = (call: PythonCall, names: readonly string[]) =>
    facts.functions.some(({ name, scope, parameters }) => {
      const isOwn = call.scope === innerScope({ scope, name });
      return isOwn && parameters.some((parameter) => names.includes(parameter.name));
    });
  if (
    !isGiven(
      split,
      split.arguments.flatMap(({ value }) => namesIn(value)),
    )
  )
    return undefined;
  const other = facts.calls.find(({ name, scope }) => fitted.test(name) && scope !== "" && scope !== split.scope);
  return (
    other &&
    `\`${split.scope}()\` splits what it is given; whether \`${other.scope}()\` has fitted something to all rows before is not seen.`
  );
}

/** The plain names that a value reads: `X` for `X`, `df[cols]` and `df.values`. */
function namesIn(value: PythonValue): readonly string[] {
  switch (value.kind) {
    case "name":
      return [value.value, value.value.split(/[.[]/)[0] ?? value.value];
    case "list":
      return value.items.flatMap(namesIn);
    case "other":
      return value.names.flatMap((name) => [name, name.split(/[.[]/)[0] ?? name]);
    case "call":
      return [value.name.split(/[.[(]/)[0] ?? value.name];
    default:
      return [];
  }
}
