import type { PythonFunction } from "../facts/python-facts.js";
import { oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import type { Place } from "../text/span.js";

/** A production module that transforms data, by the function that shows it; none where it does so as it is run. */
export interface TransformModule {
  readonly module: PythonModule;
  readonly function?: string;
  readonly at: Place;
}

const frames = /^(?:pandas|polars|pyspark|dask|cudf|modin)(?:\.|$)/;
/** Pages that group and sort for a picture are no transforms. */
const pictures = /^(?:streamlit|gradio|dash|plotly|panel|bokeh)(?:\.|$)/;
const step =
  /(?:\.|^)(?:merge|groupby|group_by|groupBy|fillna|fill_null|fill_nan|dropna|drop_nulls|drop_duplicates|dropDuplicates|pivot|pivot_table|unpivot|melt|withColumn|with_columns|withColumnRenamed|resample|get_dummies|to_datetime|to_numeric|qcut|interpolate|rolling|unionByName|explode|merge_asof|sort_values|applymap|map_batches)$/;
const named =
  /^_?(?:transform|clean|prepare|pre_?process|normali[sz]e|featuri[sz]e|engineer|build_features?|make_features?|create_features?|add_\w*features?|extract_features?|compute_features?|encode|impute|wrangle|dedup\w*|aggregate|feature_engineering)(?:_|$)/i;
const transformer = /^sklearn\.base\.(?:TransformerMixin|OneToOneFeatureMixin)$/;

/** Steps on frames that a function needs to be a transform by itself, and that a script needs. */
const fewestInFunction = 2;
const fewestInScript = 3;

/** The production modules whose functions take at least two steps on data frames, or one and are named for it; transformers of scikit-learn too. */
export const transformModules: (modules: readonly PythonModule[]) => readonly TransformModule[] = oncePerModules((modules) =>
  modules.flatMap((module) => {
    const { role, form, facts } = module;
    if (
      role !== "production" ||
      form !== "module" ||
      !facts.imports.some((one) => frames.test(one.module) || one.module === "sklearn.base")
    )
      return [];
    if (facts.imports.some((one) => pictures.test(one.module))) return [];
    const steps = new Map<string, number>();
    for (const { name, scope } of facts.calls) if (step.test(name)) steps.set(scope, (steps.get(scope) ?? 0) + 1);
    const transformers = new Set(facts.classes.filter(({ bases }) => bases.some((base) => transformer.test(base))).map(({ name }) => name));
    const found = facts.functions.find((one) => isTransform(one, steps.get(scopeOf(one)) ?? 0, transformers));
    if (found) return [{ module, function: found.name, at: module.place(found.span) }];
    const first = facts.calls.find(({ name, scope }) => scope === "" && step.test(name));
    return first && (steps.get("") ?? 0) >= fewestInScript ? [{ module, at: module.place(first.span) }] : [];
  }),
);

function isTransform(one: PythonFunction, steps: number, transformers: ReadonlySet<string>): boolean {
  if (one.empty) return false;
  return steps >= (named.test(one.name) ? 1 : fewestInFunction) || (one.name === "transform" && transformers.has(one.scope));
}

function scopeOf({ scope, name }: PythonFunction): string {
  return scope === "" ? name : `${scope}.${name}`;
}
