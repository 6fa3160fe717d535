import type { PythonCall, PythonValue } from "../../facts/python-facts.js";
import type { PythonModule } from "../../project/project.js";
import { contains, type Span } from "../../text/span.js";

/** Training on data that was read from a file for evaluation. */
export interface TrainedOn {
  /** The path, as the code writes it. */
  readonly path: string;
  readonly read: Span;
  readonly call: PythonCall;
}

const fit = /\.(?:fit|partial_fit)$/;
const boosted = /^(?:xgboost|lightgbm)\.train$/;
const trainer = /Trainer$/;
const upload = /\.files\.create$/;
/** Whether something of that name may train a model. */
export function mayTrain(name: string): boolean {
  return upload.test(name) || boosted.test(name) || trainer.test(name) || fit.test(name);
}

/** What is fitted without being a model: it may be fitted to all texts on purpose. */
const preprocessing =
  /scaler|encoder|vectori[sz]er|imputer|binarizer|discreti[sz]er|normali[sz]er|tokeni[sz]er|transformer|selector|pca|svd|tfidf|umap|tsne|cluster|kmeans|scal\b|\benc\b/i;
const trainingArgument = /^(?:x|X|y|X_train|y_train|dtrain|train_set|train_data|train_dataset|training_data|dataset)$/;
/** Methods that give the same rows again. */
const sameRows =
  /^[\w.]+(?:\(\))?\.(?:drop|pop|dropna|fillna|to_numpy|copy|reset_index|set_index|astype|map|rename|shuffle|to_pandas|assign|values)$/;
/** Gives the rows that it is given: joined, or checked by a schema. */
const joined = /(?:^|\.)(?:concat|concatenate|vstack|concatenate_datasets|append|validate)$/;

/**
 * Where a module trains a model on data that it read from a path which `isEvaluation` picks. Names are followed inside one function:
 * a part of the rows (`frame[:n]`, `query`, a split) is not the evaluation data any more, a column of them is.
 */
export function trainedOn({ facts }: PythonModule, isEvaluation: (path: string) => boolean): TrainedOn | undefined {
  const trainings = facts.calls.filter(isTraining);
  if (trainings.length === 0) return undefined;
  const paths = facts.strings.filter(({ value }) => value.length < 200 && isEvaluation(value));
  if (paths.length === 0) return undefined;
  const pathIn = (span: Span) => paths.find((path) => contains(span, path.span));
  const scopes = new Set(trainings.map((call) => call.scope));
  for (const scope of new Set(facts.calls.map((call) => call.scope))) {
    if (!scopes.has(scope)) continue;
    const tainted = new Map<string, { readonly path: string; readonly read: Span }>();
    const originOf = (value: PythonValue): { readonly path: string; readonly read: Span } | undefined => {
      if (value.kind === "name") return tainted.get(value.value) ?? tainted.get(value.value.replace(/\.values$/, ""));
      if (value.kind === "other") return isColumn(value) ? tainted.get(value.names[0] ?? "") : undefined;
      if (value.kind === "list") return value.items.map(originOf).find((one) => one !== undefined);
      if (value.kind !== "call") return undefined;
      const call = facts.calls[value.call];
      const direct =
        call && /(?:^|\.)(?:read_\w+|load\w*|open|from_(?:csv|json|parquet)|loadtxt|genfromtxt|scan_\w+)$/.test(call.name)
          ? pathIn(call.whole)
          : undefined;
      if (direct) return { path: direct.value, read: direct.span };
      if (call && joined.test(call.name)) return call.arguments.map((one) => originOf(one.value)).find((one) => one !== undefined);
      return call && sameRows.test(call.name) ? tainted.get(call.name.split(/[.(]/)[0] ?? "") : undefined;
    };
    const isColumn = ({ names, span }: PythonValue & { readonly kind: "other" }) =>
      names.length === 1 && facts.strings.some((one) => contains(span, one.span) && !/train/i.test(one.value));
    const steps = [
      ...facts.assignments
        .filter((one) => one.scope === scope)
        .map((assignment) => ({ at: assignment.span.start, assignment, call: undefined })),
      ...trainings.filter((one) => one.scope === scope).map((call) => ({ at: call.span.start, assignment: undefined, call })),
    ].sort((a, b) => a.at - b.at);
    for (const { assignment, call } of steps) {
      if (call) {
        const uploaded = upload.test(call.name) ? pathIn(call.whole) : undefined;
        if (uploaded) return { path: uploaded.value, read: uploaded.span, call };
        const origin = learnedFrom(call)
          .map(originOf)
          .find((one) => one !== undefined);
        if (origin) return { ...origin, call };
      } else if (assignment) {
        const origin = originOf(assignment.value);
        for (const target of assignment.targets) {
          if (origin) tainted.set(target, origin);
          else tainted.delete(target);
        }
      }
    }
  }
  return undefined;
}

function isTraining({ name, arguments: given }: PythonCall): boolean {
  if (upload.test(name))
    return given.some((one) => one.name === "purpose" && one.value.kind === "string" && one.value.value === "fine-tune");
  if (boosted.test(name) || trainer.test(name)) return true;
  const isSupervised = given.filter((one) => one.name === undefined || /^[yY]/.test(one.name)).length > 1;
  return fit.test(name) && isSupervised && !preprocessing.test(name);
}

/** The values that a training call learns from; validation data is not. */
function learnedFrom({ name, arguments: given }: PythonCall): readonly PythonValue[] {
  const positional = trainer.test(name) ? [] : given.filter((one) => one.name === undefined && !one.unpacked);
  const named = given.filter((one) => one.name !== undefined && trainingArgument.test(one.name));
  return [...positional, ...named].map(({ value }) => value);
}
