import type { CodePart, CodeValue } from "../facts/code-value.js";
import type { PythonAssignment, PythonCall, PythonLoop, PythonReturn, PythonStore } from "../facts/python-facts.js";
import { oncePer } from "../project/once-per.js";
import { oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { lastPart } from "../text/last-part.js";
import type { Place, Span } from "../text/span.js";
import { constantOf } from "./constant-of.js";
import { type Learning, learnerOf } from "./learner-of.js";
import { argumentFor, functionCalled, type OwnFunction } from "./own-names.js";
import { joined, type Learned, noRows, type Part, type Rows, type Score, type Side, sameSplit } from "./rows.js";

/** Rows that hold what was learned from all of them are split, or given to folds. */
export interface Leak {
  readonly learned: Learned;
  /** Where it was learned. */
  readonly at: Place;
  /** `late`: what was fitted to all rows is used on a part after the split. */
  readonly form: "split" | "folds" | "late";
  /** The call that splits, or scores on folds. */
  readonly split: Place;
  /** As a message names it. */
  readonly splitter: string;
  /** Whether the folds' scores are only used to search parameters. */
  readonly isSearch: boolean;
}

/** What is seen of data on its way through code: each is one place where an evaluation is spoiled, or may be. */
export interface RowFlow {
  readonly leaks: readonly Leak[];
  /** Calls that split rows at random. */
  readonly splits: readonly { readonly at: Place }[];
  /** Something is fitted to rows that are for evaluation. */
  readonly fittedToTest: readonly { readonly what: string; readonly at: Place; readonly part: Part; readonly trainedAt?: Place }[];
  /** A model is chosen by its score on test rows. */
  readonly choices: readonly { readonly by: string; readonly at: Place; readonly score: Score }[];
  /** Training stops by a score on test rows, on which the model is then judged. */
  readonly stops: readonly { readonly at: Place; readonly part: Part; readonly judged: Place }[];
  /** A model that learned from all rows is judged on a part of them. */
  readonly refits: readonly { readonly at: Place; readonly judged: Place; readonly part: Part }[];
  /** The column that is to be predicted is among those that predict. */
  readonly targets: readonly { readonly column: string; readonly at: Place; readonly used: Place }[];
  /** Rows with a date and with values of earlier rows are split at random. */
  readonly shuffledSeries: readonly { readonly at: Place; readonly lagged: Place }[];
}

type Found = { -readonly [Key in keyof RowFlow]: RowFlow[Key][number][] };

/** Steps that are taken for one module, calls of its own functions followed. */
const mostSteps = 40_000;
const deepestCall = 3;
/** What is known of one table: generated code fills thousands of columns. */
const mostLearned = 60;

/**
 * Follows data through the Python code of some modules, in the order in which it is written: through names, columns, slices, unpacking, what
 * is done in place, objects that are fitted, and the project's own functions where they are called. Branches are taken one after the other.
 */
export const rowFlow: (modules: readonly PythonModule[]) => RowFlow = oncePerModules((modules) => {
  const found: Found = { leaks: [], splits: [], fittedToTest: [], choices: [], stops: [], refits: [], targets: [], shuffledSeries: [] };
  for (const module of modules) if (module.facts.calls.some(({ name }) => matters.test(name))) followModule(modules, module, found);
  const once = <One>(all: readonly One[], key: (one: One) => string) =>
    [...new Map(all.toReversed().map((one) => [key(one), one])).values()].reverse();
  const of = ({ path, span }: Place) => `${path}:${span.start}`;
  return {
    leaks: once(found.leaks, ({ learned, form }) => `${form === "late" ? "split" : form} ${of(learned.at)}`),
    splits: once(found.splits, ({ at }) => of(at)),
    fittedToTest: once(found.fittedToTest, ({ at }) => of(at)),
    choices: once(found.choices, ({ score }) => of(score.at)),
    stops: once(found.stops, ({ at }) => of(at)),
    refits: once(found.refits, ({ at }) => of(at)),
    targets: once(found.targets, ({ used, column }) => `${used.path} ${column}`),
    shuffledSeries: once(found.shuffledSeries, ({ at }) => of(at)),
  };
});

/** Without any of these in a module, nothing in it is split, fitted or scored. */
const matters =
  /(?:^|\.)(?:train_test_split|random_split|cross_\w+|fit\w*|split|train|sample|evaluate|predict\w*|score|\w+_score|permutation)$/;

const splitter = /(?:^|\.)(?:train_test_split|random_split|randomSplit)$/;
const folds = /(?:^|\.)(?:cross_val_score|cross_validate|cross_val_predict)$/;
const search = /(?:^|\.)(?:GridSearchCV|RandomizedSearchCV|HalvingGridSearchCV|HalvingRandomSearchCV|BayesSearchCV)$/;
const folder = /(?:Fold|ShuffleSplit|LeaveOneOut|LeavePOut|TimeSeriesSplit)\(\)\.split$/;
const composite = /^(?:Pipeline|make_pipeline|ColumnTransformer|make_column_transformer|FeatureUnion|make_union|DataFrameMapper)$/;
/** Functions that scale columns by their own figures. */
const scaling =
  /^(?:sklearn\.preprocessing\.(?:\w+\.)?(?:scale|minmax_scale|maxabs_scale|robust_scale|quantile_transform|power_transform)|scipy\.stats\.(?:\w+\.)?zscore)$/;
const statistic = /^(?:nan)?(?:mean|median|std|var|min|max|mode|quantile|average|percentile|describe)$/;
const metric =
  /^(?:accuracy_score|balanced_accuracy_score|f1_score|fbeta_score|precision_score|recall_score|roc_auc_score|average_precision_score|log_loss|mean_\w+_error|root_mean_\w+_error|median_absolute_error|r2_score|matthews_corrcoef|cohen_kappa_score|brier_score_loss|explained_variance_score|jaccard_score)$/;
/** Judges predictions without giving one figure. */
const report = /^(?:classification_report|confusion_matrix|roc_curve|precision_recall_curve|precision_recall_fscore_support)$/;
const predicting = /^(?:predict|predict_proba|predict_log_proba|decision_function|predict_classes|predict_generator)$/;
/** Attributes and methods that say something about rows, and hold none. */
const about =
  /^(?:shape|columns|dtypes?|size|ndim|name|names|keys|empty|info|head_|nunique|unique|value_counts|isnull|isna|notnull|notna|corr|hist|plot|boxplot|to_csv|to_parquet|to_pickle|to_excel|to_json|to_sql|duplicated|any|all|sum|count|skew|kurt|memory_usage|select_dtypes_|get_feature_names\w*|get_support|inverse_transform|describe|argmax|argmin|idxmax|idxmin|set_params|get_params|summary|compile|save)$/;
/** Gives the same rows, with the same columns. */
const sameColumns =
  /^(?:copy|astype|fillna|dropna|to_numpy|values|reset_index|sort_values|sort_index|set_index|drop_duplicates|ffill|bfill|interpolate|replace|round|clip|infer_objects|ravel|flatten|squeeze|reshape|toarray|todense|numpy|to_frame|apply|map|applymap|rename|float|long|iloc|loc)$/;
/** Gives other rows than it is called on. */
const otherRows =
  /^(?:query|sample|head|tail|nlargest|nsmallest|truncate|between_time|filter|groupby|resample|merge|join|pivot\w*|melt|explode|agg|aggregate)$/;
/** Functions that give what they are given, in another form. */
const wrapping =
  /^(?:numpy|pandas|scipy\.sparse|torch|tensorflow|xgboost|lightgbm|catboost|cudf|polars|dask|jax|keras|datasets)(?:\.\w+)*\.(?:array|asarray|ascontiguousarray|DataFrame|Series|concat|concatenate|hstack|vstack|column_stack|row_stack|c_|append|stack|reshape|squeeze|expand_dims|ravel|nan_to_num|where|log|log1p|sqrt|exp|abs|clip|round|csr_matrix|csc_matrix|coo_matrix|tensor|as_tensor|from_numpy|FloatTensor|LongTensor|Tensor|TensorDataset|convert_to_tensor|constant|cast|from_tensor_slices|get_dummies|to_numeric|to_datetime|cut|qcut|merge|melt|DMatrix|QuantileDMatrix|Dataset|Pool|DataLoader|from_pandas|to_categorical|shuffle|permutation|float32|float64|int64|insert|delete)$|^(?:list|tuple|zip|dict|enumerate|sorted|float|int|round|set|reversed)$|^sklearn\.utils\.(?:\w+\.)?(?:shuffle|check_array|column_or_1d)$|(?:^|\.)(?:DataLoader|TensorDataset|to_categorical|compute|persist|to|cuda|cpu|batch|prefetch|cache|stack|hstack|vstack)$/;
/** Reads a table. */
const reading = /(?:^|\.)(?:read_\w+|load_\w+|fetch_\w+|loadtxt|genfromtxt|make_\w+|DataFrame|DataReader|download|load|loadmat)$/;
const choosing = /(?:^|\.)(?:argmax|argmin|nanargmax|nanargmin|idxmax|idxmin|nlargest|nsmallest)$/;
const names = {
  train: /(?:^|_)(?:train|trn|tr|training)(?:_|\d|$)|^(?:X|y|x)(?:train|tr)$|[a-z]Train$/i,
  validation: /(?:^|_)(?:va|val|valid|validation|dev|cv|eval)(?:_|\d|$)|^(?:X|y|x)(?:val|valid)/i,
  test: /(?:^|_)(?:test|tst|te|testing|hold_?out)(?:_|\d|$)|^(?:X|y|x)(?:test|te)$|[a-z]Test$/i,
} as const;
const best = /(?:^|_)(?:best|max|maximum|min|minimum|highest|lowest|top|optimal|opt)(?:_|\d|$)|best/i;
/** What is named after by how much a figure changed. */
const change = /(?:^|_)(?:improvements?|deltas?|changes?|differences?)(?:_|$)/i;

function sideNamed(name: string | undefined): Side | undefined {
  if (name === undefined) return undefined;
  const last = lastPart(name);
  const sides = (["train", "validation", "test"] as const).filter((side) => names[side].test(last));
  return sides.length === 1 ? sides[0] : undefined;
}

type Step =
  | { readonly form: "call"; readonly index: number; readonly call: PythonCall }
  | { readonly form: "assignment"; readonly assignment: PythonAssignment }
  | { readonly form: "store"; readonly store: PythonStore }
  | { readonly form: "loop"; readonly loop: PythonLoop }
  | { readonly form: "return"; readonly given: PythonReturn };

/** What each scope of a module does, in order: what is inside something comes before it. */
const stepsOf = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }): ReadonlyMap<string, readonly Step[]> => {
    const all: { readonly at: number; readonly order: number; readonly scope: string; readonly step: Step }[] = [
      ...facts.calls.map((call, index) => ({
        at: call.whole.end,
        order: 0,
        scope: call.scope,
        step: { form: "call" as const, index, call },
      })),
      ...facts.assignments.map((assignment) => ({
        at: assignment.span.end,
        order: 1,
        scope: assignment.scope,
        step: { form: "assignment" as const, assignment },
      })),
      ...facts.stores.map((store) => ({ at: store.span.end, order: 1, scope: store.scope, step: { form: "store" as const, store } })),
      ...facts.loops.map((loop) => ({ at: loop.value.span.end, order: 1, scope: loop.scope, step: { form: "loop" as const, loop } })),
      ...facts.returns.map((given) => ({
        at: given.value.span.end,
        order: 2,
        scope: given.scope,
        step: { form: "return" as const, given },
      })),
    ];
    const steps = new Map<string, Step[]>();
    for (const { scope, step } of all.sort((one, other) => one.at - other.at || one.order - other.order)) {
      const known = steps.get(scope);
      if (known) known.push(step);
      else steps.set(scope, [step]);
    }
    return steps;
  },
);

interface Frame {
  readonly module: PythonModule;
  readonly scope: string;
  readonly names: Map<string, Rows | undefined>;
  /** Names of the module, for its functions. */
  readonly outer?: Map<string, Rows | undefined>;
  /** The object whose method this is. */
  readonly self?: Map<string, Rows | undefined>;
  readonly depth: number;
}

function followModule(modules: readonly PythonModule[], home: PythonModule, found: Found): void {
  let left = mostSteps;
  const reached = new Set<string>();
  /** Trainings that stop by a score on test rows. */
  const stopped: { readonly at: Place; readonly part: Part }[] = [];
  const globals = new Map<string, Rows | undefined>();
  run({ module: home, scope: "", names: globals, depth: 0 });
  const classes = new Set(home.facts.classes.map(({ name }) => name));
  const starts = new Map<string, Map<string, Rows | undefined>>();
  for (const { name, scope, parameters } of home.facts.functions) {
    const path = scope === "" ? name : `${scope}.${name}`;
    if (reached.has(path)) continue;
    const isMethod = classes.has(lastPart(scope));
    const self = isMethod ? new Map(starts.get(scope)) : undefined;
    if (self && name === "__init__") starts.set(scope, self);
    const given = new Map<string, Rows | undefined>();
    for (const parameter of parameters) given.set(parameter.name, namedRows(parameter.name, `${home.path}:${path}:${parameter.name}`));
    run({ module: home, scope: path, names: given, outer: globals, ...(self && { self }), depth: 1 });
  }

  function namedRows(name: string, id: string): Rows | undefined {
    if (/^(?:self|cls|args|kwargs|config|cfg|params|model|path|\w+_path|\w*size|seed|random_state)$/.test(name)) return undefined;
    const side = sideNamed(name);
    return { ...noRows, sets: new Set([id]), columns: { of: id, without: new Set() }, ...(side && { part: { side } }) };
  }

  /** Runs one scope, and gives what it gives back. */
  function run(frame: Frame): Rows | undefined {
    const { module, scope } = frame;
    const { facts } = module;
    const results = new Map<number, Rows | undefined>();
    const scored = new Map<string, readonly Score[]>();
    let result: Rows | undefined;
    const pairs = manualSplits(module, scope);
    for (const step of stepsOf(module).get(scope) ?? []) {
      if (left-- <= 0) return result;
      if (step.form === "call") results.set(step.index, ofCall(step.call));
      else if (step.form === "assignment") assign(step.assignment);
      else if (step.form === "store") store(step.store);
      else if (step.form === "loop") loop(step.loop);
      else {
        const rows = evaluate(step.given.value);
        if (rows) result = result ? mergedResult(result, rows) : rows;
      }
    }
    chosenByComparing();
    return result;

    function look(name: string): Rows | undefined {
      return lookIn(name)?.rows;
    }

    /** The longest start of a dotted name that is known, and what is left of the name. */
    function lookIn(name: string): { readonly rows: Rows | undefined; readonly rest: string } | undefined {
      for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
        const prefix = name.slice(0, end);
        const rest = name.slice(end + 1);
        if (frame.self && prefix.startsWith("self.") && frame.self.has(prefix.slice(5)))
          return { rows: frame.self.get(prefix.slice(5)), rest };
        if (frame.names.has(prefix)) {
          const rows = frame.names.get(prefix);
          const [field = ""] = rest.split(".");
          if (rows?.fields?.has(field)) return { rows: rows.fields.get(field), rest: rest.slice(field.length + 1) };
          return { rows, rest };
        }
        if (frame.outer?.has(prefix)) return { rows: frame.outer.get(prefix), rest };
      }
      return undefined;
    }

    function put(name: string, given: Rows | undefined): void {
      const rows =
        given && given.learned.size > mostLearned ? { ...given, learned: new Map([...given.learned].slice(0, mostLearned)) } : given;
      if (name.startsWith("self.") && frame.self) frame.self.set(name.slice(5), rows);
      else frame.names.set(name, rows);
      if (rows?.scores) scored.set(name, [...(scored.get(name) ?? []), ...rows.scores].slice(0, 50));
    }

    function ofName(name: string): Rows | undefined {
      const known = lookIn(name);
      if (!known?.rows || known.rest === "") return known?.rows;
      const { rows, rest } = known;
      const last = lastPart(rest);
      if (about.test(last) || last === "index" || rows.sets.size === 0) return undefined;
      if (sameColumns.test(last) || /^(?:T|data|at|iat|str|dt|cat)$/.test(last)) return rows;
      return /^\w+$/.test(rest) ? taken(rows, [rest]) : undefined;
    }

    /** Some columns of rows. */
    function taken(rows: Rows, only: readonly string[]): Rows {
      const wanted = new Set(only);
      const learned = heldBy(rows.learned, (column) => wanted.has(column));
      return { ...rows, learned, ...(rows.columns && { columns: { ...rows.columns, only: wanted } }) };
    }

    function dropped(rows: Rows, gone: readonly string[]): Rows {
      const learned = heldBy(rows.learned, (column) => !gone.includes(column));
      const { columns } = rows;
      return {
        ...rows,
        learned,
        ...(columns && {
          columns: {
            of: columns.of,
            ...(columns.only && { only: new Set([...columns.only].filter((one) => !gone.includes(one))) }),
            without: new Set([...columns.without, ...gone]),
          },
        }),
      };
    }

    function otherOf(rows: Rows, at: number): Rows {
      return { ...rows, sets: new Set([...rows.sets].map((one) => `${one.slice(0, 200)}/${at}`)) };
    }

    function without<Key extends keyof Rows>(rows: Rows | undefined, ...keys: readonly Key[]): Rows | undefined {
      if (!rows) return undefined;
      const rest = { ...rows };
      for (const key of keys) delete (rest as Partial<Rows>)[key];
      return rest;
    }

    function textsOf(value: CodeValue | undefined): readonly string[] {
      if (!value) return [];
      if (value.kind === "string") return [value.value];
      if (value.kind === "list") return value.items.flatMap(textsOf);
      if (value.kind !== "name" && value.kind !== "other") return [];
      const constant = constantOf(modules, value, { module, scope, offset: value.span.start })?.value;
      return constant && (constant.kind === "string" || constant.kind === "list") && value.kind === "name" ? textsOf(constant) : [];
    }

    function evaluate(value: CodeValue | undefined): Rows | undefined {
      switch (value?.kind) {
        case "name":
          return ofName(value.value);
        case "call":
          return results.has(value.call) ? results.get(value.call) : undefined;
        case "list": {
          const items = value.items.map(evaluate);
          const all = joined(items);
          return all && { ...all, items };
        }
        case "dict":
          return joined(value.entries.map((entry) => evaluate(entry.value)));
        case "other":
          return ofOther(value);
        default:
          return undefined;
      }
    }

    /** Rows of a name that nothing is known of yet are data all the same, where they are fitted to or split. */
    function ensured(value: CodeValue | undefined): Rows | undefined {
      const rows = evaluate(value);
      if (rows || value?.kind !== "name" || lookIn(value.value)?.rest) return rows;
      const id = `${module.path}@${value.span.start}`;
      const made: Rows = { ...noRows, sets: new Set([id]), columns: { of: id, without: new Set() } };
      const side = sideNamed(value.value);
      put(value.value, side ? { ...made, part: { side } } : made);
      return look(value.value);
    }

    function ofOther(value: Extract<CodeValue, { kind: "other" }>): Rows | undefined {
      if (value.choices) return joined(value.choices.map(evaluate));
      if (value.item) {
        const rows = ofName(value.item.of);
        const [key] = value.item.keys;
        if (rows?.figures || rows?.scores || rows?.items) return typeof key === "number" && rows.items ? rows.items.at(key) : rows;
        if (rows && typeof key === "string") return taken(rows, [key]);
        return rows && { ...rows };
      }
      if (value.part) {
        const rows = ofName(value.part.of);
        return rows && ofPart(rows, value.part, value.names.at(-1) ?? "", value.span.start);
      }
      const inner = callsWithin(facts.calls, value.span).filter(({ call }) => call.scope === scope);
      const outermost = inner.filter(({ call }) => !inner.some((one) => one.call !== call && contains(one.call.whole, call.whole)));
      const given = outermost.map(({ index }) => results.get(index));
      const hidden = new Set(inner.flatMap(({ call }) => call.arguments.flatMap((one) => namesIn(one.value))));
      const methods = new Set(inner.map(({ call }) => lastPart(call.name)));
      const read = value.names.filter((name) => !hidden.has(name) && !(name.includes(".") && methods.has(lastPart(name))));
      const [head] = outermost;
      // `ask(X)[0]`: what is taken out of what a call gives.
      if (head && head.call.whole.start === value.span.start && value.span.end - head.call.whole.end < 40 && outermost.length === 1) {
        return without(given[0], "items");
      }
      const parts = [...given, ...read.map(ofName)];
      const all = joined(parts);
      if (!all) return undefined;
      return normalised(parts, all, value.span) ?? all;
    }

    /** `(X - X.mean()) / X.std()`: rows that were scaled by figures of their own. */
    function normalised(parts: readonly (Rows | undefined)[], all: Rows, span: Span): Rows | undefined {
      const figures = parts.filter((one): one is Rows => one?.figures !== undefined);
      const rows = parts.find((one) => one && !one.figures && one.sets.size > 0 && !one.predicted);
      const kinds = new Set(figures.flatMap((one) => [...(one.figures ?? [])]));
      if (!rows || !((kinds.has("mean") && kinds.has("std")) || (kinds.has("min") && kinds.has("max")))) return undefined;
      const own = figures.filter((one) => [...one.sets].some((set) => rows.sets.has(set)));
      if (own.length === 0) return undefined;
      return {
        ...rows,
        learned: new Map([
          ...all.learned,
          [learnedFrom("statistic", kinds.has("std") ? "mean and standard deviation" : "minimum and maximum", span, own[0] ?? rows), "all"],
        ]),
      };
    }

    function learnedFrom(kind: Learned["kind"], what: string, span: Span, rows: Rows): Learned {
      return { kind, what, at: module.place(span), sets: rows.sets, ...(rows.part && { part: rows.part }) };
    }

    function ofPart(rows: Rows, { of, index }: CodePart, lastName: string, at: number): Rows {
      const texts = /^\[(?:"[^"]*"|'[^']*')(?:,(?:"[^"]*"|'[^']*'))*,?\]$/.test(index)
        ? [...index.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? "")
        : undefined;
      if (texts) return taken(rows, texts);
      const [first = "", second] = index.split(",");
      if (/^:$/.test(first) && second !== undefined) {
        const column = /^["'](.*)["']$/.exec(second)?.[1];
        if (column !== undefined) return taken(rows, [column]);
        return ofColumns(rows, second);
      }
      if (/^[A-Za-z_]\w*$/.test(index)) {
        const picked = look(index);
        if (picked?.isIndex) return { ...rows, ...(picked.part && { part: picked.part }) };
        const list = constantOf(modules, { kind: "name", value: lastName, span: { start: at, end: at } }, { module, scope, offset: at });
        const columns = list?.value.kind === "list" && !of.endsWith("iloc") && !changedLists(module).has(index) ? textsOf(list.value) : [];
        if (columns.length > 0) return taken(rows, columns);
        // A mask of rows, or a list of columns that is not known.
        return /mask|idx|index|rows?$/i.test(index)
          ? otherOf(rows, at)
          : { ...rows, ...(rows.columns && { columns: { of: `${rows.columns.of}/${at}`, without: new Set() } }) };
      }
      return otherOf(rows, at);
    }

    /** Columns by their numbers: `1:4` of a table whose columns are not known by name. */
    function ofColumns(rows: Rows, second: string): Rows {
      const numbers = /^(-?\d*):(-?\d*)$/.exec(second);
      const { columns } = rows;
      if (!columns) return rows;
      if (/^-?\d+$/.test(second)) return { ...rows, columns: { of: columns.of, only: new Set([`#${second}`]), without: columns.without } };
      if (!numbers) return without(rows, "columns") ?? rows;
      const [, from = "", to = ""] = numbers;
      if (from === "" && to === "") return rows;
      const start = from === "" ? 0 : Number(from);
      const end = to === "" ? undefined : Number(to);
      if (start >= 0 && end !== undefined && end > start && end - start < 500)
        return {
          ...rows,
          columns: {
            of: columns.of,
            only: new Set(Array.from({ length: end - start }, (_, offset) => `#${start + offset}`)),
            without: columns.without,
          },
        };
      if (end === undefined)
        return { ...rows, columns: { of: columns.of, only: new Set([`#${start}:`, "#-1"]), without: columns.without } };
      return without(rows, "columns") ?? rows;
    }

    function assign({ targets, value, span }: PythonAssignment): void {
      const rows = evaluate(value);
      const isUnpacked = rows?.items !== undefined && targets.length > 1 && targets.length === rows.items.length;
      for (const [position, target] of targets.entries()) {
        const given = isUnpacked ? rows?.items?.[position] : targets.length > 1 && rows?.items ? without(rows, "items") : rows;
        const manual = pairs.get(span.start);
        give(target, manual?.target === target ? splitByHand(given, manual) : given);
      }
    }

    function give(target: string, rows: Rows | undefined): void {
      const dot = target.lastIndexOf(".");
      const owner = dot === -1 || /^self\.\w+$/.test(target) ? undefined : look(target.slice(0, dot));
      if (owner?.sets.size) put(target.slice(0, dot), intoColumns(owner, rows, [lastPart(target)]));
      else {
        const side = !rows || rows.part || rows.sets.size === 0 ? undefined : sideNamed(target);
        put(target, rows && side ? { ...rows, part: { side } } : rows);
      }
    }

    /** Something is put into a part of a table or list, or deleted out of it. */
    function store({ of, index, value }: PythonStore): void {
      const base = of.replace(/\.(?:loc|iloc|at|iat)$/, "");
      const before = look(base);
      const named = [...index.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? "");
      const columns =
        named.length > 0 || !/^\w+$/.test(index)
          ? named
          : textsOf({ kind: "name", value: index, span: { start: Number.MAX_SAFE_INTEGER, end: 0 } });
      if (!value) {
        if (before && columns.length > 0) put(base, dropped(before, columns));
        return;
      }
      const rows = evaluate(value);
      if (before) put(base, intoColumns(before, rows, columns));
      else if (rows?.scores) put(base, { ...noRows, scores: rows.scores });
    }

    function intoColumns(before: Rows, rows: Rows | undefined, columns: readonly string[]): Rows {
      if (!rows) return before;
      const scores = [...(before.scores ?? []), ...(rows.scores ?? [])].slice(0, 50);
      const learned = new Map(before.learned);
      for (const [one] of rows.learned) {
        const known = learned.get(one);
        learned.set(one, columns.length === 0 || known === "all" ? "all" : new Set([...(known ?? []), ...columns]));
      }
      return {
        ...before,
        learned,
        ...(scores.length > 0 && { scores }),
        ...((before.dated || rows.dated) && { dated: true }),
        ...((before.lagged ?? rows.lagged) && { lagged: before.lagged ?? rows.lagged }),
      };
    }

    function loop({ targets, value, form }: PythonLoop): void {
      if (form !== "for") return;
      const call = value.kind === "call" ? facts.calls[value.call] : undefined;
      if (
        call &&
        (folder.test(call.name) ||
          (/(?:^|\.)split$/.test(call.name) && call.arguments.length > 0 && look(receiverOf(call) ?? "")?.object?.match(/Fold|Split/)))
      ) {
        const at = module.place(call.span);
        const [train, test] = targets.slice(-2);
        if (train) put(train, { ...noRows, isIndex: true, part: { side: "train", split: at } });
        if (test) put(test, { ...noRows, isIndex: true, part: { side: "validation", split: at } });
        return;
      }
      const rows = without(evaluate(value), "items");
      for (const target of targets) put(target, rows?.sets.size ? rows : undefined);
    }

    function receiverOf(call: PythonCall): string | undefined {
      if (call.receiver) return call.receiver.kind === "name" ? call.receiver.value : undefined;
      const dot = call.name.lastIndexOf(".");
      return dot === -1 ? undefined : call.name.slice(0, dot);
    }

    /** The class whose method is called, without its module. */
    function classCalled(call: PythonCall, on: Rows | undefined): string | undefined {
      return on?.object ?? /(?:^|\.)(\w+)\(\)(?:\.fit\(\))?\.\w+$/.exec(call.name)?.[1];
    }

    function ofCall(call: PythonCall): Rows | undefined {
      const { name } = call;
      const last = lastPart(name);
      const at = call.whole.start;
      const positional = call.arguments.filter((one) => one.name === undefined && !one.unpacked);
      const argument = (...keys: readonly string[]) =>
        call.arguments.find((one) => one.name !== undefined && keys.includes(one.name))?.value;
      const receiverName = receiverOf(call);
      const on = call.receiver ? evaluate(call.receiver) : receiverName ? ofName(receiverName) : undefined;
      const data = evaluate(positional[0]?.value ?? argument("X", "x", "data", "X_train", "raw_documents", "a", "array"));

      if (splitter.test(name))
        return split(
          call,
          positional.map((one) => ensured(one.value)),
          argument("shuffle"),
        );
      if (folds.test(name)) {
        foldLeaks([evaluate(positional[1]?.value ?? argument("X")), evaluate(positional[2]?.value ?? argument("y"))], call, false);
        return undefined;
      }
      const learner = classCalled(call, on);
      const learns = on?.object !== undefined ? on.learns : learner === undefined ? undefined : learnerOf(learner);
      if (/^(?:fit|fit_transform|fit_resample|fit_sample|fit_on_texts|adapt|partial_fit)$/.test(last) && (learns ?? false))
        return fitted(call, on, learner ?? "", learns as Learning, data ?? ensured(positional[0]?.value), receiverName);
      if (last === "transform" && on?.fitted) return data && transformed(data, on.fitted);
      if (/\(\)\.fit\(\)\.transform$/.test(name) && on?.fitted && data) return transformed(data, on.fitted);
      if (scaling.test(name)) {
        if (!data || isAcross(call)) return data;
        return { ...data, learned: new Map([...data.learned, [learnedFrom("scale", last, call.span, data), "all"]]) };
      }
      if (/^sklearn\.utils\.(?:\w+\.)?resample$/.test(name)) {
        const replaces = argument("replace");
        if (!data || (replaces?.kind === "boolean" && !replaces.value) || !argument("n_samples")) return data;
        return { ...data, learned: new Map([...data.learned, [learnedFrom("resample", "resample", call.span, data), "all"]]) };
      }
      if (search.test(name) || composite.test(last) || (learnerOf(last) && /^[A-Z]/.test(last))) return made(call, last);
      if (/^fit\w*$|^train$/.test(last))
        return trained(
          call,
          on,
          receiverName,
          positional.map((one) => evaluate(one.value)),
        );
      if (predicting.test(last)) {
        return data && { ...(without(data, "columns", "items") ?? data), learned: new Map(), predicted: true, trained: on?.trained };
      }
      if (/^(?:score|evaluate)$/.test(last) && data?.part && (data.part.split || positional.length > 1)) {
        judged(call, on, data);
        return scoreOf(call, data.part);
      }
      if (metric.test(last) || report.test(last)) {
        for (const rows of call.arguments.map((one) => evaluate(one.value))) if (rows?.predicted) judged(call, rows, rows);
        if (report.test(last)) return undefined;
        const part = joined(call.arguments.slice(0, 2).map((one) => evaluate(one.value)))?.part;
        return part && scoreOf(call, part);
      }
      const given = call.arguments.map((one) => (one.name === "reference" ? undefined : evaluate(one.value)));
      chosenByCalling(call, last, given, on);
      const own = functionCalled(modules, { module, call });
      if (own) return augmented(call, last, data, ofOwn(own, call, on) ?? fresh(call));
      const ownClass = classMade(call);
      if (ownClass) return ownClass;
      if (/augment/i.test(last) && data?.sets.size && !/Generator|Layer|^[A-Z]/.test(last)) return augmented(call, last, data, data);
      if (/EarlyStopping$|(?:^|\.)early_stopping$/.test(name)) return { ...noRows, stops: true };
      if (/ModelCheckpoint$/.test(last)) {
        const only = argument("save_best_only");
        return only?.kind === "boolean" && only.value ? { ...noRows, stops: true } : undefined;
      }
      if (statistic.test(last)) {
        const of = on?.sets.size ? on : /^(?:numpy|jax\.numpy|cupy|scipy\.stats)\./.test(name) || !name.includes(".") ? data : undefined;
        if (!name.includes(".") && /^(?:min|max)$/.test(last)) return given.find((one) => one?.scores) ?? undefined;
        if (!of || of.figures) return of;
        if (of.predicted && of.part && /mean/.test(last)) {
          judged(call, of, of);
          return scoreOf(call, of.part);
        }
        if (of.scores && of.sets.size === 0) return of;
        if (isAcross(call)) return { ...of };
        return {
          sets: of.sets,
          learned: new Map(),
          figures: new Set([last.replace(/^nan|^average$/, "") || "mean"]),
          figureAt: module.place(call.span),
          ...(of.part && { part: of.part }),
        };
      }
      if (last === "append" && on && given[0]) {
        if (receiverName) put(receiverName, joined([on, without(given[0], "items")]));
        return joined([on, given[0]]);
      }
      if ((last === "append" || last === "extend" || last === "update") && !on && receiverName && given[0]) {
        put(receiverName, without(given[0], "items"));
        return undefined;
      }
      if (on && (on.sets.size > 0 || on.scores || on.figures)) return ofMethod(call, last, on, given, receiverName, at);
      if (wrapping.test(name) || (on === undefined && last === "from_tensor_slices")) {
        const all = joined(given);
        const inner = given.length === 1 && given[0]?.items ? joined(given[0].items) : all;
        const isDated = /to_datetime$|date_range$/.test(name);
        const rows = without(inner ?? all, "items");
        if (!rows) return isDated ? { ...noRows, dated: true } : fresh(call);
        const keepsColumns = /^(?:numpy\.(?:array|asarray)|pandas\.(?:DataFrame|Series))$/.test(name);
        const kept = keepsColumns ? rows : without(rows, "columns");
        return isDated ? { ...(kept ?? rows), dated: true } : kept;
      }
      return fresh(call);
    }

    /** Rows that come from outside: from a file, or out of what is not known. */
    function fresh(call: PythonCall): Rows | undefined {
      if (!reading.test(call.name)) {
        // What an unknown function gives holds what its rows hold no more.
        if (!/^[a-z_]+(?:\.\w+)*$/.test(call.name) || about.test(lastPart(call.name))) return undefined;
        const given = call.arguments.map((one) => evaluate(one.value)).filter((one) => one?.sets.size);
        if (
          given.length === 0 ||
          /^(?:print|len|range|str|type|isinstance|display|id|iter|next|open)$|^(?:matplotlib|seaborn|plotly|logging|mlflow|wandb|joblib|pickle|os|json)\b/.test(
            call.name,
          )
        )
          return undefined;
      }
      const id = `${module.path}@${call.whole.start}`;
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

    function ofMethod(
      call: PythonCall,
      last: string,
      on: Rows,
      given: readonly (Rows | undefined)[],
      receiverName: string | undefined,
      at: number,
    ): Rows | undefined {
      const argument = (key: string) => call.arguments.find((one) => one.name === key)?.value;
      const inPlace = argument("inplace");
      const isInPlace = inPlace?.kind === "boolean" && inPlace.value;
      const settle = (rows: Rows | undefined) => {
        if (isInPlace && rows) putBack(call, rows, receiverName);
        return isInPlace ? undefined : rows;
      };
      if (last === "fillna" || last === "replace") {
        const figure = given.find((one) => one?.figures);
        if (!figure) return settle(on);
        const what = `${[...(figure.figures ?? [])][0] ?? "mean"}()`;
        const learned: Learned = { ...learnedFrom("statistic", what, call.span, figure), at: figure.figureAt ?? module.place(call.span) };
        if (on.part?.split && !figure.part?.split && [...figure.sets].some((one) => on.sets.has(one)))
          found.leaks.push({
            at: learned.at,
            learned,
            form: "late",
            split: on.part.split,
            splitter: "`train_test_split`",
            isSearch: false,
          });
        const columns = on.columns?.only;
        const rows = { ...on, learned: new Map([...on.learned, [learned, columns && columns.size > 0 ? columns : ("all" as const)]]) };
        return settle(rows);
      }
      if (last === "drop") {
        const axis = argument("axis") ?? call.arguments.filter(({ name }) => name === undefined)[1]?.value;
        const columns = argument("columns") ?? (isColumnAxis(axis) ? call.arguments[0]?.value : undefined);
        if (!columns) return settle(call.arguments.length > 0 ? otherOf(on, at) : on);
        const gone = textsOf(columns);
        return settle(
          gone.length > 0
            ? dropped(on, gone)
            : { ...on, ...(on.columns && { columns: { of: `${on.columns.of}/${at}`, without: new Set() } }) },
        );
      }
      if (last === "pop") {
        const gone = textsOf(call.arguments[0]?.value);
        if (receiverName) put(receiverName, dropped(on, gone));
        return gone.length > 0 ? taken(on, gone) : on;
      }
      if (last === "transform" || last === "agg") {
        const [text] = textsOf(call.arguments[0]?.value);
        if (text !== undefined && statistic.test(text))
          return {
            sets: on.sets,
            learned: new Map(),
            figures: new Set([text]),
            figureAt: module.place(call.span),
            ...(on.part && { part: on.part }),
          };
        return without(on, "columns");
      }
      if (last === "apply" && call.arguments[0]?.value.kind === "other") {
        const read = call.arguments[0].value.names;
        const has = (kind: string) => read.some((one) => new RegExp(`^\\w+\\.${kind}$|^numpy\\.${kind}$`).test(one));
        const [lambda] = call.arguments;
        if (lambda && ((has("mean") && has("std")) || (has("min") && has("max"))) && !isAcross(call))
          return {
            ...on,
            learned: new Map([
              ...on.learned,
              [learnedFrom("statistic", has("std") ? "mean and standard deviation" : "minimum and maximum", lambda.value.span, on), "all"],
            ]),
          };
        return on;
      }
      if (/^(?:shift|rolling|ewm|pct_change)$/.test(last) && !isGrouped(call))
        return { ...(without(on, "columns") ?? on), lagged: on.lagged ?? module.place(call.span) };
      if (about.test(last)) return undefined;
      if (sameColumns.test(last)) return settle(last === "set_index" && on.dated ? on : on);
      if (otherRows.test(last)) return settle(without(otherOf(on, at), "items"));
      if (last === "assign") return settle(joined([on, ...given]) && { ...on, learned: (joined([on, ...given]) ?? on).learned });
      if (last === "join" || last === "concat") return joined([on, ...given]);
      return settle(without(on, "columns"));
    }

    /** Puts rows back into what a method changed in place: a name, or a part of a table such as `df["age"]`. */
    function putBack({ receiver }: PythonCall, rows: Rows, receiverName: string | undefined): void {
      const [of, columns] =
        receiver?.kind === "other" && receiver.item
          ? [receiver.item.of, receiver.item.keys.map(String)]
          : receiver?.kind === "other" && receiver.part
            ? [receiver.part.of.replace(/\.i?loc$/, ""), [...(rows.columns?.only ?? [])]]
            : [undefined, []];
      const table = of === undefined ? undefined : look(of);
      if (of !== undefined && table) put(of, intoColumns(table, rows, columns));
      else if (receiverName) give(receiverName, rows);
    }

    function isGrouped(call: PythonCall): boolean {
      return (
        /groupby/.test(call.name) ||
        (call.receiver
          ? namesIn(call.receiver).some((one) => /groupby|grouped/i.test(one)) ||
            callsWithin(facts.calls, call.receiver.span).some((one) => /groupby$/.test(one.call.name))
          : false)
      );
    }

    function made(call: PythonCall, last: string): Rows | undefined {
      const strategy = call.arguments.find(({ name }) => name === "strategy")?.value;
      const isConstant = strategy?.kind === "string" && strategy.value === "constant";
      const own = isConstant ? undefined : learnerOf(last);
      const inner = composite.test(last)
        ? [
            ...callsWithin(facts.calls, call.whole).map(({ call: one, index }) =>
              one === call ? undefined : (results.get(index)?.learns ?? undefined),
            ),
            ...namesIn({ kind: "list", items: call.arguments.map((one) => one.value), span: call.whole }).map((one) => look(one)?.learns),
          ].find((one) => one !== undefined)
        : undefined;
      const learns = own ?? inner;
      return { ...noRows, object: last, ...(learns && { learns }) };
    }

    function classMade(call: PythonCall): Rows | undefined {
      const last = lastPart(call.name);
      const stops = call.arguments.some(({ name, value }) => name === "early_stopping_rounds" && value.kind !== "none");
      if (!/^[A-Z]/.test(last)) return undefined;
      const own = module.facts.classes.find(({ name }) => name === last && name === call.name);
      if (!own)
        return /(?:Classifier|Regressor|Regression\w*|SVC|SVR|Ridge\w*|Lasso\w*|NB|Model|Sequential|Fold|Split)$/.test(last)
          ? { ...noRows, object: last, ...(stops && { stops: true }) }
          : undefined;
      const fields = new Map<string, Rows | undefined>();
      const start = module.facts.functions.find(({ name, scope: around }) => name === "__init__" && around === last);
      const object: Rows = { ...noRows, fields };
      if (start && frame.depth < deepestCall) inlined({ module, definition: start, scope: `${last}.__init__` }, call, object);
      return object;
    }

    function ofOwn(own: OwnFunction, call: PythonCall, on: Rows | undefined): Rows | undefined {
      if (frame.depth >= deepestCall) return undefined;
      const result = inlined(own, call, on);
      if (!call.inLoop || !result?.scores) return result;
      return { ...result, scores: result.scores.map((score) => ({ ...score, inLoop: true })) };
    }

    function inlined(own: OwnFunction, call: PythonCall, on: Rows | undefined): Rows | undefined {
      if (own.module === home) reached.add(own.scope);
      const given = new Map<string, Rows | undefined>();
      for (const { name } of own.definition.parameters) {
        if (name === "self" || name === "cls") continue;
        const value = argumentFor(own, { module, call }, name);
        given.set(name, value && evaluate(value));
      }
      const isSelf = receiverOf(call) === "self";
      const self = isSelf ? frame.self : on?.fields;
      return run({
        module: own.module,
        scope: own.scope,
        names: given,
        ...(own.module === home && { outer: globals }),
        ...(self && { self }),
        depth: frame.depth + 1,
      });
    }

    function augmented(call: PythonCall, last: string, data: Rows | undefined, result: Rows | undefined): Rows | undefined {
      if (!/augment/i.test(last) || !data?.sets.size || !result) return result;
      const learned = learnedFrom("augment", last, call.span, data);
      const into = (rows: Rows): Rows => ({
        ...rows,
        learned: new Map([...rows.learned, [learned, "all"]]),
        ...(rows.items && { items: rows.items.map((one) => one && into(one)) }),
      });
      return into(result);
    }

    function fitted(
      call: PythonCall,
      on: Rows | undefined,
      className: string,
      kind: Learning,
      data: Rows | undefined,
      receiverName: string | undefined,
    ): Rows | undefined {
      const last = lastPart(call.name);
      const isPipeline = composite.test(className) && className !== "ColumnTransformer" && className !== "make_column_transformer";
      if (last === "fit" && isPipeline)
        return trained(
          call,
          on,
          receiverName,
          call.arguments.map((one) => evaluate(one.value)),
        );
      if (!data || (data.sets.size === 0 && !data.part))
        return on?.object || receiverName ? { ...noRows, object: className, learns: kind } : undefined;
      const learned = learnedFrom(kind, `${className}.${last}`, call.span, data);
      if (data.part && data.part.side !== "train" && last !== "partial_fit") {
        const before = on?.fitted?.part?.side === "train" ? on.fitted.at : undefined;
        if (data.part.split || before)
          found.fittedToTest.push({ what: learned.what, at: learned.at, part: data.part, ...(before && { trainedAt: before }) });
      }
      const object: Rows = { ...noRows, object: className, learns: kind, fitted: learned };
      if (receiverName && (look(receiverName) || /^[\w.]+$/.test(receiverName))) put(receiverName, object);
      if (last === "fit") return object;
      const { columns } = data;
      const isOneKind = columns?.only && columns.only.size > 0 && ![...columns.only].some((one) => one.startsWith("#"));
      const into = (rows: Rows): Rows => ({
        ...(without(rows, "items", ...(kind === "resample" ? [] : (["columns"] as const))) ?? rows),
        learned: new Map([...rows.learned, [learned, isOneKind ? (columns?.only ?? "all") : "all"]]),
      });
      if (kind === "resample" && call.arguments.length > 1) {
        const labels = evaluate(call.arguments[1]?.value);
        return { ...into(data), items: [into(data), into(labels ?? data)] };
      }
      return into(data);
    }

    function transformed(data: Rows, by: Learned): Rows {
      const isLate = data.part?.split !== undefined && by.part?.split === undefined && [...by.sets].some((one) => data.sets.has(one));
      if (isLate && data.part?.split && by.kind !== "resample")
        found.leaks.push({ at: by.at, learned: by, form: "late", split: data.part.split, splitter: "`train_test_split`", isSearch: false });
      return { ...(without(data, "columns", "items") ?? data), learned: new Map([...data.learned, [by, "all"]]) };
    }

    function split(call: PythonCall, given: readonly (Rows | undefined)[], shuffle: CodeValue | undefined): Rows {
      const at = module.place(call.span);
      found.splits.push({ at });
      const isInOrder = shuffle?.kind === "boolean" && !shuffle.value;
      const all = given
        .flatMap((one) => (one?.items && !one.part ? [one, ...one.items] : [one]))
        .filter((one): one is Rows => one !== undefined);
      for (const rows of all) {
        for (const [learned] of rows.learned)
          if (learned.part?.split === undefined || learned.kind === "resample" || learned.kind === "augment")
            found.leaks.push({
              at: learned.at,
              learned,
              form: "split",
              split: at,
              splitter: `\`${lastPart(call.name)}\``,
              isSearch: false,
            });
        if (!isInOrder && rows.dated && rows.lagged && !rows.part?.split) found.shuffledSeries.push({ at, lagged: rows.lagged });
      }
      const targets = call.assignedTo;
      const items = given.flatMap((rows, index): Rows[] => {
        const base = without(rows ?? { ...noRows, sets: new Set([`${at.path}@${at.span.start}`]) }, "items") ?? noRows;
        // `_, few = train_test_split(rows)` draws a sample.
        if (targets.slice(index * 2, index * 2 + 2).includes("_"))
          return [otherOf(base, call.whole.start), otherOf(base, call.whole.start + 1)];
        const before = base.part?.split && base.part.side;
        const sideOf = (position: number, otherwise: Side): Side => sideNamed(targets[index * 2 + position]) ?? otherwise;
        const second: Side = before === "train" ? "validation" : "test";
        return [
          { ...base, part: { side: sideOf(0, before === "test" ? "validation" : "train"), split: at } },
          { ...base, part: { side: sideOf(1, second), split: at } },
        ];
      });
      return { ...noRows, items };
    }

    /** Slices may only take apart again what was put together: then what was learned from one of them is no leak. */
    function splitByHand(rows: Rows | undefined, { side, first }: ManualSplit): Rows | undefined {
      if (!rows || rows.figures || rows.part?.split) return rows;
      const at = module.place(first);
      if (side === "train")
        for (const [learned] of rows.learned)
          if (learned.part?.split === undefined && isOf(rows.sets, learned.sets))
            found.leaks.push({ at: learned.at, learned, form: "split", split: at, splitter: "the split", isSearch: false });
      return { ...rows, part: { side, split: at } };
    }

    function foldLeaks(given: readonly (Rows | undefined)[], call: PythonCall, isSearch: boolean): void {
      for (const rows of given)
        for (const [learned] of rows?.learned ?? [])
          if (
            /^(?:select|encode|resample|augment)$/.test(learned.kind) &&
            (learned.part?.split === undefined || learned.kind === "resample")
          )
            found.leaks.push({
              at: learned.at,
              learned,
              form: "folds",
              split: module.place(call.span),
              splitter: `\`${lastPart(call.name.replace(/\(\)\.\w+$/, ""))}\``,
              isSearch,
            });
    }

    /** A model learns. */
    function trained(
      call: PythonCall,
      on: Rows | undefined,
      receiverName: string | undefined,
      given: readonly (Rows | undefined)[],
    ): Rows | undefined {
      const named = (...keys: readonly string[]) =>
        evaluate(call.arguments.find((one) => one.name !== undefined && keys.includes(one.name))?.value);
      const [first = named("X", "x", "dtrain", "train_set"), second = named("y")] = given;
      if (search.test(call.name.replace(/\(\)\.fit$/, "")) || /CV$/.test(on?.object ?? "")) foldLeaks([first, second], call, true);
      targetAmong(first, second, call);
      const watched = named("eval_set", "validation_data", "valid_sets", "evals");
      const stops =
        on?.stops ||
        named("callbacks")?.stops ||
        call.arguments.some(
          ({ name, value }) => name === "early_stopping_rounds" && value.kind !== "none" && !(value.kind === "boolean" && !value.value),
        );
      const part = partsIn(watched).find(({ side, split: at }) => side === "test" && at !== undefined);
      if (stops && part && !partsIn(watched).some(({ side }) => side === "validation")) stopped.push({ at: module.place(call.span), part });
      const isModel = !/(?:KMeans|DBSCAN|Tokenizer|LabelEncoder|OneHotEncoder|OrdinalEncoder|LabelBinarizer)\(?\)?\.fit/.test(call.name);
      const object: Rows = {
        ...noRows,
        ...(on?.object && { object: on.object }),
        ...(on?.stops && { stops: true }),
        ...(first && (second || given.length > 1) && isModel && { trained: { rows: first, at: module.place(call.span) } }),
      };
      if (receiverName && call.name.includes(".") && !on?.fields && !/^(?:xgboost|lightgbm)$/.test(receiverName)) put(receiverName, object);
      return object;
    }

    /** A model is judged on rows. */
    function judged(call: PythonCall, on: Rows | undefined, rows: Rows | undefined): void {
      const part = rows?.part;
      if (!part?.split || !rows) return;
      for (const { at, part: watched } of stopped)
        if (sameSplit(watched, part) && part.side === "test") found.stops.push({ at, part, judged: module.place(call.span) });
      const learned = on?.trained;
      if (
        learned &&
        part.side === "test" &&
        learned.rows.part === undefined &&
        learned.rows.sets.size > 0 &&
        !learned.rows.predicted &&
        [...learned.rows.sets].every((one) => rows.sets.has(one))
      )
        found.refits.push({ at: learned.at, judged: module.place(call.span), part });
    }

    function targetAmong(rows: Rows | undefined, target: Rows | undefined, call: PythonCall): void {
      const [column, ...more] = target?.columns?.only ?? [];
      const own = rows?.columns;
      if (column === undefined || more.length > 0 || !own?.only || own.of !== target?.columns?.of || !own.only.has(column)) return;
      if (own.only.size < 2 || own.without.has(column) || rows?.predicted || target?.lagged) return;
      found.targets.push({ column, at: module.place(call.span), used: module.place(call.span) });
    }

    function scoreOf(call: PythonCall, part: Part): Rows {
      return { ...noRows, scores: [{ part, at: module.place(call.span), inLoop: call.inLoop }] };
    }

    function chosenByCalling(call: PythonCall, last: string, given: readonly (Rows | undefined)[], on: Rows | undefined): void {
      const isPick =
        (choosing.test(call.name) && facts.assignments.some(({ span }) => contains(span, call.whole))) ||
        ((last === "max" || last === "min") &&
          !call.name.includes(".") &&
          (call.arguments.some(({ name }) => name === "key") || call.assignedTo.some((one) => best.test(one))));
      // By how much something changed, nothing is chosen.
      if (!isPick || (call.assignedTo.length > 0 && call.assignedTo.every((one) => change.test(one)))) return;
      const scores = [...given, on].flatMap((one) => one?.scores ?? []);
      const [first] = scores;
      if (!first || scores.some(({ part }) => part.side !== "test")) return;
      if (!scores.some(({ inLoop }) => inLoop) && new Set(scores.map(({ at }) => at.span.start)).size < 2) return;
      found.choices.push({ by: last, at: module.place(call.span), score: first });
    }

    /** `if accuracy > best: best = accuracy`, in a loop. */
    function chosenByComparing(): void {
      for (const { form, left: one, right: other, span, scope: around } of facts.checks) {
        if (form !== "if" || around !== scope) continue;
        const [value, bound] = best.test(other) ? [one, other] : [other, one];
        if (!best.test(bound) || best.test(value)) continue;
        const scores = scored.get(value) ?? [];
        const [first] = scores;
        if (
          !first ||
          scores.some(({ part }) => part.side !== "test") ||
          !facts.loops.some((each) => each.scope === scope && contains(each.span, span))
        )
          continue;
        const isKept = facts.assignments.some(({ targets, span: at }) => targets.includes(bound) && at.start > span.start);
        if (isKept) found.choices.push({ by: value, at: module.place(span), score: first });
      }
    }
  }

  function partsIn(rows: Rows | undefined): readonly Part[] {
    if (!rows) return [];
    return rows.part ? [rows.part] : (rows.items ?? []).flatMap(partsIn);
  }
}

/** What was learned that is in some of the columns still. */
function heldBy(learned: Rows["learned"], isKept: (column: string) => boolean): Rows["learned"] {
  const kept = new Map<Learned, ReadonlySet<string> | "all">();
  for (const [one, columns] of learned) {
    const left = columns === "all" ? columns : new Set([...columns].filter(isKept));
    if (left === "all" || left.size > 0) kept.set(one, left);
  }
  return kept;
}

/** Whether rows are of some data, or parts of it. */
function isOf(rows: ReadonlySet<string>, data: ReadonlySet<string>): boolean {
  return [...rows].every((one) => [...data].some((set) => one === set || one.startsWith(`${set}/`)));
}

/** The lists that a module makes longer or shorter. */
const changedLists = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }): ReadonlySet<string> =>
    new Set(
      facts.calls.flatMap(({ name, receiver }) =>
        /(?:^|\.)(?:remove|append|extend|insert|pop|clear)$/.test(name)
          ? [lastPart(receiver?.kind === "name" ? receiver.value : name.replace(/\.\w+$/, ""))]
          : [],
      ),
    ),
);

function isColumnAxis(axis: CodeValue | undefined): boolean {
  return (axis?.kind === "number" && axis.value === 1) || (axis?.kind === "string" && axis.value === "columns");
}

/** Whether figures are worked out over each row, not over each column. */
function isAcross(call: PythonCall): boolean {
  return (
    isColumnAxis(call.arguments.find(({ name }) => name === "axis")?.value) ||
    call.arguments.some(({ name, value }) => name === "axis" && value.kind === "number" && value.value === -1)
  );
}

function mergedResult(one: Rows, other: Rows): Rows {
  if (one.items && other.items && one.items.length === other.items.length)
    return { ...(joined([one, other]) ?? other), items: other.items.map((item, index) => joined([one.items?.[index], item])) };
  return joined([one, other]) ?? other;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The calls that lie in a span; calls stand in the order in which their callees end. */
function callsWithin(calls: readonly PythonCall[], span: Span): readonly { readonly call: PythonCall; readonly index: number }[] {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.span.end ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const found: { readonly call: PythonCall; readonly index: number }[] = [];
  for (let index = low; index < calls.length; index++) {
    const call = calls[index];
    if (!call || call.span.end > span.end) break;
    if (contains(span, call.whole)) found.push({ call, index });
  }
  return found;
}

function namesIn(value: CodeValue): readonly string[] {
  switch (value.kind) {
    case "name":
      return [value.value];
    case "other":
      return value.names;
    case "list":
      return value.items.flatMap(namesIn);
    case "format":
      return value.parts.flatMap(namesIn);
    case "dict":
      return value.entries.flatMap((entry) => namesIn(entry.value));
    default:
      return [];
  }
}

interface ManualSplit {
  readonly side: Side;
  readonly target: string;
  /** The first assignment that takes a part of these rows. */
  readonly first: Span;
}

/** `train = rows[:n]` and `test = rows[n:]`: the assignments that split rows by hand, by where they start. */
function manualSplits(module: PythonModule, scope: string): ReadonlyMap<number, ManualSplit> {
  return manualOf(module).get(scope) ?? new Map();
}

const manualOf = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts }): ReadonlyMap<string, ReadonlyMap<number, ManualSplit>> => {
    const slices = facts.assignments.flatMap(({ targets, value, scope, span }) => {
      const [target, ...others] = targets;
      const side = sideNamed(target);
      if (!target || others.length > 0 || !side || value.kind !== "other" || !value.part) return [];
      const [rows = ""] = value.part.index.split(",");
      return /^[^:]*:[^:]*$/.test(rows) && rows !== ":" ? [{ target, side, of: value.part.of.replace(/\.i?loc$/, ""), scope, span }] : [];
    });
    const found = new Map<string, Map<number, ManualSplit>>();
    for (const { target, side, of, scope, span } of slices) {
      const partner = slices.find((one) => one.scope === scope && one.of === of && one.side !== side);
      const first = slices.find((one) => one.scope === scope && one.of === of);
      if (!partner || !first) continue;
      const known = found.get(scope) ?? new Map<number, ManualSplit>();
      known.set(span.start, { side, target, first: first.span });
      found.set(scope, known);
    }
    return found;
  },
);
