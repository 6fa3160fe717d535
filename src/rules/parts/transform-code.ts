import type { PythonFacts, PythonFunction } from "../../facts/python-facts.js";
import { innerScope } from "../../project/inner-scope.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import type { Place } from "../../text/span.js";

/** A production module that transforms data, by the function that shows it; none where it does so as it is run. */
export interface TransformModule {
  readonly module: PythonModule;
  readonly function?: string;
  readonly at: Place;
}

const frames = /^(?:pandas|polars|pyspark|dask|cudf|modin)(?:\.|$)/;
/** Pages that group and sort for a picture are no transforms. */
const pictures = /^(?:streamlit|gradio|dash|plotly|panel|bokeh)(?:\.|$)/;
/** Steps that only frames know, and those that other things take too. */
const step =
  /(?:\.|^)(?:merge|groupby|group_by|groupBy|fillna|fill_null|fill_nan|dropna|drop_nulls|drop_duplicates|dropDuplicates|pivot|pivot_table|unpivot|melt|withColumn|with_columns|withColumnRenamed|resample|get_dummies|qcut|interpolate|rolling|unionByName|explode|merge_asof|sort_values|applymap|map_batches)$/;
const minorStep =
  /(?:\.|^)(?:to_datetime|to_numeric|select|filter|where|astype|cast|apply|assign|rename|agg|map|replace|join|drop|concat)$/;
const named =
  /^_?(?:transform|clean|prepare|pre_?process|normali[sz]e|featuri[sz]e|engineer|build_features?|make_features?|create_features?|add_\w*features?|extract_features?|compute_features?|encode|impute|wrangle|dedup\w*|aggregate|feature_engineering)(?:_|$)/i;
/** What looks at data and leaves it as it is. */
const onlyLooks =
  /^_?(?:analy[sz]e|plot|draw|show|print|display|report|summar\w*|describe|explore|profile|visuali[sz]e|compare|evaluate|test)(?:_|$)/i;
const transformer = /^sklearn\.base\.(?:TransformerMixin|OneToOneFeatureMixin)$/;

/** Steps on frames that a function needs to be a transform by itself, and that a script needs. */
const fewestInFunction = 2;
const fewestInScript = 3;

/** The production modules whose functions take at least two steps on data frames, or one and are named for it; transformers of scikit-learn too. */
export const transformModules: (modules: readonly PythonModule[]) => readonly TransformModule[] = oncePerModules((modules) => {
  const stepping = new Set(modulesWith(modules, { calls: (name) => step.test(name) || minorStep.test(name) }));
  return modules.flatMap((module) => {
    const { role, form, facts } = module;
    if (
      role !== "production" ||
      form !== "module" ||
      !(stepping.has(module) || facts.classes.length > 0) ||
      !facts.imports.some((one) => frames.test(one.module) || one.module === "sklearn.base")
    )
      return [];
    if (facts.imports.some((one) => pictures.test(one.module))) return [];
    const steps = countByScope(facts, step);
    const minorSteps = countByScope(facts, minorStep);
    const transformers = new Set(facts.classes.filter(({ bases }) => bases.some((base) => transformer.test(base))).map(({ name }) => name));
    const found = facts.functions.find((one) => {
      const taken = steps.get(innerScope(one)) ?? 0;
      return isTransform(one, taken, taken + (minorSteps.get(innerScope(one)) ?? 0), transformers);
    });
    if (found) return [{ module, function: found.name, at: module.place(found.span) }];
    const first = facts.calls.find(({ name, scope }) => scope === "" && step.test(name));
    return first && (steps.get("") ?? 0) >= fewestInScript ? [{ module, at: module.place(first.span) }] : [];
  });
});

function isTransform(one: PythonFunction, steps: number, allSteps: number, transformers: ReadonlySet<string>): boolean {
  if (one.empty || onlyLooks.test(one.name)) return false;
  return steps >= fewestInFunction || (named.test(one.name) && allSteps > 0) || (one.name === "transform" && transformers.has(one.scope));
}

function countByScope({ calls }: PythonFacts, pattern: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name, scope } of calls) if (pattern.test(name)) counts.set(scope, (counts.get(scope) ?? 0) + 1);
  return counts;
}
