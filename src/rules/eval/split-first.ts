import type { PythonCall, PythonValue } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { callsTo, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { claimsAt } from "../parts/claim.js";
import type { Gap, Rule } from "../rule.js";

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
  limits: "Follows names inside one function or notebook; a fit in another file is not seen.",
  check(project) {
    const gaps: Gap[] = [];
    const calls = callsTo(ownModules(project), splitter);
    const splits = calls.length;
    let unclear: string | undefined;
    for (const { call, module, at } of calls) {
      const leak = leakBefore(module, call);
      if (!leak) unclear ??= fittedElsewhere(module, call);
      if (!leak) continue;
      const what = leak.name.replace(/^.*\.(\w+)\(\)\.(\w+)$/, "$1.$2");
      gaps.push({
        kind: "partial",
        message: `\`${what}\` learns from all rows before \`train_test_split\`, so the test score is too good. Split first, fit on the training part.`,
        at: module.place(leak.span),
        related: [{ message: "The split comes after.", at }],
      });
    }
    const apart = splits === 0 ? splitIntoFiles(project) : undefined;
    if (apart) return { evidence: [apart], gaps: [] };
    if (splits === 0)
      return {
        evidence: [],
        gaps: [],
        unknown: "No call of `train_test_split` was found, nor code that writes the files of `data.splits`.",
      };
    if (gaps.length === 0 && unclear) return { evidence: [], gaps, unknown: unclear };
    return {
      evidence: [{ level: "present", what: `${splits - gaps.length} of ${splits} splits come first` }],
      gaps,
      share: (splits - gaps.length) / splits,
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

/** The last call before `split`, in the same scope, that was fitted to data which `split` then splits. */
function leakBefore({ facts }: PythonModule, split: PythonCall): PythonCall | undefined {
  const isBefore = (span: { start: number }) => span.start < split.span.start;
  const leaks = facts.calls.filter(
    (call) => call.scope === split.scope && isBefore(call.span) && (fitted.test(call.name) || resampled.test(call.name)),
  );
  if (leaks.length === 0) return undefined;
  // Names that carry what a fit returned, followed forward through assignments up to the split.
  const given = new Set(split.arguments.flatMap(({ value }) => namesIn(value)));
  return leaks.findLast((leak) => {
    const tainted = new Set(leak.assignedTo);
    for (const { targets, value, scope, span } of facts.assignments) {
      if (scope !== split.scope || span.start < leak.span.start || !isBefore(span)) continue;
      const reads = namesIn(value);
      const callArguments =
        value.kind === "call" ? (facts.calls[value.call]?.arguments ?? []).flatMap(({ value: one }) => namesIn(one)) : [];
      const isLeak = span.start <= leak.span.start && value.span.end >= leak.whole.end;
      if (isLeak || [...reads, ...callArguments].some((name) => tainted.has(name))) for (const target of targets) tainted.add(target);
      else for (const target of targets) if (!target.includes("[")) tainted.delete(target);
    }
    return [...given].some((name) => tainted.has(name));
  });
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
