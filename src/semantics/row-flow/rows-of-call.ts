import type { PythonCall } from "../../facts/python-facts.js";
import { lastPart } from "../../text/last-part.js";
import { learnerOf } from "../learner-of.js";
import { functionCalled } from "../own-names.js";
import { joined, noRows, type Rows } from "../rows.js";
import { isAcross, receiverOf } from "./call-parts.js";
import { withLearned, without } from "./columns.js";
import { ensured, evaluate, rowsNamed } from "./evaluate.js";
import { augmented, classCalled, fitted, objectMade, transformed } from "./fitting.js";
import { type Frame, put } from "./frame.js";
import { chosenByCalling, judged, scoreOf, trained } from "./judging.js";
import { figureOf, learnedFrom, statisticOf } from "./learned.js";
import { classMade, rowsOfOwn } from "./own-calls.js";
import { rowsOfMethod } from "./rows-of-method.js";
import { foldLeaks, splitRows } from "./splitting.js";
import { about, composite, search, statistic, windowed } from "./vocabulary.js";

const splitter = /(?:^|\.)(?:train_test_split|random_split|randomSplit)$/;

const folds = /(?:^|\.)(?:cross_val_score|cross_validate|cross_val_predict)$/;

/** Functions that scale columns by their own figures. */
const scaling =
  /^(?:sklearn\.preprocessing\.(?:\w+\.)?(?:scale|minmax_scale|maxabs_scale|robust_scale|quantile_transform|power_transform)|scipy\.stats\.(?:\w+\.)?zscore)$/;

const metric =
  /^(?:accuracy_score|balanced_accuracy_score|f1_score|fbeta_score|precision_score|recall_score|roc_auc_score|average_precision_score|log_loss|mean_\w+_error|root_mean_\w+_error|median_absolute_error|r2_score|matthews_corrcoef|cohen_kappa_score|brier_score_loss|explained_variance_score|jaccard_score)$/;

/** Judges predictions without giving one figure. */
const report = /^(?:classification_report|confusion_matrix|roc_curve|precision_recall_curve|precision_recall_fscore_support)$/;

const predicting = /^(?:predict|predict_proba|predict_log_proba|decision_function|predict_classes|predict_generator)$/;

/** Functions that give what they are given, in another form. */
const wrapping =
  /^(?:numpy|pandas|scipy\.sparse|torch|tensorflow|xgboost|lightgbm|catboost|cudf|polars|dask|jax|keras|datasets)(?:\.\w+)*\.(?:array|asarray|ascontiguousarray|DataFrame|Series|concat|concatenate|hstack|vstack|column_stack|row_stack|c_|append|stack|reshape|squeeze|expand_dims|ravel|nan_to_num|where|log|log1p|sqrt|exp|abs|clip|round|csr_matrix|csc_matrix|coo_matrix|tensor|as_tensor|from_numpy|FloatTensor|LongTensor|Tensor|TensorDataset|convert_to_tensor|constant|cast|from_tensor_slices|get_dummies|to_numeric|to_datetime|cut|qcut|merge|melt|DMatrix|QuantileDMatrix|Dataset|Pool|DataLoader|from_pandas|to_categorical|shuffle|permutation|float32|float64|int64|insert|delete)$|^(?:list|tuple|zip|dict|enumerate|sorted|float|int|round|set|reversed)$|^sklearn\.utils\.(?:\w+\.)?(?:shuffle|check_array|column_or_1d)$|(?:^|\.)(?:DataLoader|TensorDataset|to_categorical|compute|persist|to|cuda|cpu|batch|prefetch|cache|stack|hstack|vstack)$/;

/** Reads a table. */
const reading = /(?:^|\.)(?:read_\w+|load_\w+|fetch_\w+|loadtxt|genfromtxt|make_\w+|DataFrame|DataReader|download|load|loadmat)$/;

/** What a call gives, and what it does on the way. */
export function rowsOfCall(frame: Frame, call: PythonCall): Rows | undefined {
  const { name } = call;
  const last = lastPart(name);
  const at = call.whole.start;
  const positional = call.arguments.filter((one) => one.name === undefined && !one.unpacked);
  const argument = (...keys: readonly string[]) => call.arguments.find((one) => one.name !== undefined && keys.includes(one.name))?.value;
  const receiverName = receiverOf(call);
  const on = call.receiver ? evaluate(frame, call.receiver) : receiverName ? rowsNamed(frame, receiverName) : undefined;
  const data = evaluate(frame, positional[0]?.value ?? argument("X", "x", "data", "X_train", "raw_documents", "a", "array"));

  if (splitter.test(name))
    return splitRows(
      frame,
      call,
      positional.map((one) => ensured(frame, one.value)),
      argument("shuffle"),
    );
  if (folds.test(name)) {
    foldLeaks(
      frame,
      [evaluate(frame, positional[1]?.value ?? argument("X")), evaluate(frame, positional[2]?.value ?? argument("y"))],
      call,
      false,
    );
    return undefined;
  }
  const learner = classCalled(call, on);
  const learns = on?.object !== undefined ? on.learns : learner === undefined ? undefined : learnerOf(learner);
  if (/^(?:fit|fit_transform|fit_resample|fit_sample|fit_on_texts|adapt|partial_fit)$/.test(last) && learns)
    return fitted(frame, call, on, learner ?? "", learns, data ?? ensured(frame, positional[0]?.value), receiverName);
  if (last === "transform" && on?.fitted) return data && transformed(frame, data, on.fitted);
  if (scaling.test(name)) {
    if (!data || isAcross(call)) return data;
    return withLearned(data, learnedFrom(frame, "scale", last, call.span, data));
  }
  if (/^sklearn\.utils\.(?:\w+\.)?resample$/.test(name)) {
    const replaces = argument("replace");
    if (!data || (replaces?.kind === "boolean" && !replaces.value) || !argument("n_samples")) return data;
    return withLearned(data, learnedFrom(frame, "resample", "resample", call.span, data));
  }
  if (search.test(name) || composite.test(last) || (learnerOf(last) && /^[A-Z]/.test(last))) return objectMade(frame, call, last);
  if (/^fit\w*$|^train$/.test(last))
    return trained(
      frame,
      call,
      on,
      receiverName,
      positional.map((one) => evaluate(frame, one.value)),
    );
  if (predicting.test(last)) {
    return data && { ...without(data, "columns", "items"), learned: new Map(), predicted: true, trained: on?.trained };
  }
  if (/^(?:score|evaluate)$/.test(last) && data?.part && (data.part.split || positional.length > 1)) {
    judged(frame, call, on, data);
    return scoreOf(frame, call, data.part);
  }
  if (metric.test(last) || report.test(last)) {
    for (const rows of call.arguments.map((one) => evaluate(frame, one.value))) if (rows?.predicted) judged(frame, call, rows, rows);
    if (report.test(last)) return undefined;
    const part = joined(call.arguments.slice(0, 2).map((one) => evaluate(frame, one.value)))?.part;
    return part && scoreOf(frame, call, part);
  }
  const given = call.arguments.map((one) => (one.name === "reference" ? undefined : evaluate(frame, one.value)));
  chosenByCalling(frame, call, last, given, on);
  const own = functionCalled(frame.flow.modules, { module: frame.module, call });
  if (own) return augmented(frame, call, last, data, rowsOfOwn(frame, own, call, on) ?? fresh(frame, call));
  const ownClass = classMade(frame, call);
  if (ownClass) return ownClass;
  if (/augment/i.test(last) && data?.sets.size && !/Generator|Layer|^[A-Z]/.test(last)) return augmented(frame, call, last, data, data);
  if (/EarlyStopping$|(?:^|\.)early_stopping$/.test(name)) return { ...noRows, stops: true };
  if (/ModelCheckpoint$/.test(last)) {
    const only = argument("save_best_only");
    return only?.kind === "boolean" && only.value ? { ...noRows, stops: true } : undefined;
  }
  if (statistic.test(last)) {
    const of = on?.sets.size ? on : /^(?:numpy|jax\.numpy|cupy|scipy\.stats)\./.test(name) || !name.includes(".") ? data : undefined;
    if (!name.includes(".") && /^(?:min|max)$/.test(last)) return given.find((one) => one?.scores) ?? undefined;
    if (!of || of.figures) return of;
    // Each row of a rolling figure tells of the rows before it, and of none of all.
    if (isOfWindow(frame, call)) return without(of, "columns");
    if (of.predicted && of.part && /mean/.test(last)) {
      judged(frame, call, of, of);
      return scoreOf(frame, call, of.part);
    }
    if (of.scores && of.sets.size === 0) return of;
    if (isAcross(call)) return { ...of };
    return figureOf(frame, call, of, last.replace(/^nan|^average$/, "") || "mean");
  }
  if (last === "append" && on && given[0]) {
    if (receiverName) put(frame, receiverName, joined([on, without(given[0], "items")]));
    return joined([on, given[0]]);
  }
  if ((last === "append" || last === "extend" || last === "update") && !on && receiverName && given[0]) {
    put(frame, receiverName, without(given[0], "items"));
    return undefined;
  }
  if (on && (on.sets.size > 0 || on.scores || on.figures)) return rowsOfMethod(frame, call, last, on, given, receiverName, at);
  if (name === "numpy.where") {
    const figure = given.slice(1).find((one) => one?.figures);
    const rows = given.slice(1).find((one) => one?.sets.size && !one.figures);
    if (figure && rows) return withLearned(without(rows, "items"), statisticOf(frame, figure, call.span));
  }
  if (wrapping.test(name) || (on === undefined && last === "from_tensor_slices")) {
    const all = joined(given);
    const inner = given.length === 1 && given[0]?.items ? joined(given[0].items) : all;
    const isDated = /to_datetime$|date_range$/.test(name);
    const rows = without(inner ?? all, "items");
    if (!rows) return isDated ? { ...noRows, dated: true } : fresh(frame, call);
    const keepsColumns = /^(?:numpy\.(?:array|asarray)|pandas\.(?:DataFrame|Series))$/.test(name);
    const kept = keepsColumns ? rows : without(rows, "columns");
    return isDated ? { ...kept, dated: true } : kept;
  }
  return fresh(frame, call);
}

/** Rows that come from outside: from a file, or out of what is not known. */
function fresh(frame: Frame, call: PythonCall): Rows | undefined {
  if (!reading.test(call.name)) {
    // What an unknown function gives holds what its rows hold no more.
    if (!/^[a-z_]+(?:\.\w+)*$/.test(call.name) || about.test(lastPart(call.name))) return undefined;
    const given = call.arguments.map((one) => evaluate(frame, one.value)).filter((one) => one?.sets.size);
    if (
      given.length === 0 ||
      /^(?:print|len|range|str|type|isinstance|display|id|iter|next|open)$|^(?:matplotlib|seaborn|plotly|logging|mlflow|wandb|joblib|pickle|os|json)\b/.test(
        call.name,
      )
    )
      return undefined;
  }
  const id = `${frame.module.path}@${call.whole.start}`;
  const dates = call.arguments.find((one) => one.name === "parse_dates")?.value;
  const isDated =
    (dates && !(dates.kind === "boolean" && !dates.value)) || /(?:^|\.)(?:DataReader|date_range)$|^yfinance\b/.test(call.name);
  const returnsPair = call.arguments.some(({ name, value }) => name === "return_X_y" && value.kind === "boolean" && value.value);
  if (returnsPair) {
    const one: Rows = { ...noRows, sets: new Set([id]) };
    return { ...one, items: [one, one] };
  }
  return { ...noRows, sets: new Set([id]), columns: { of: id, without: new Set() }, ...(isDated && { dated: true }) };
}

/** Whether a figure is one of the rows so far, or of the last few: `rolling(14).min()`. */
function isOfWindow(frame: Frame, { receiver }: PythonCall): boolean {
  return receiver?.kind === "call" && windowed.test(lastPart(frame.module.facts.calls[receiver.call]?.name ?? ""));
}
