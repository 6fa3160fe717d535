import { dotted } from "../../practices/dotted.js";
import { trainingCalls } from "../../project/detect-traits.js";
import { callsTo, oncePerModules, ownModules, type PlacedCall } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import type { Place } from "../../text/span.js";

const reads = dotted(
  "pandas.read_*",
  "polars.read_*",
  "polars.scan_*",
  "dask.dataframe.read_*",
  "geopandas.read_*",
  "cudf.read_*",
  "duckdb.**.*",
  "pyspark.sql.SparkSession.**.*",
  "**.read.csv",
  "**.read.parquet",
  "**.read.table",
  "pyarrow.**.read_table",
  "tensorflow.**.make_csv_dataset",
  "sklearn.datasets.fetch_openml",
  "google.cloud.bigquery.**.query",
);

/** Whether the project's own code reads tables: images, sound and text have no columns that could be promised. */
export function readsTables(project: Project): boolean {
  return tableReads(project).length > 0;
}

/** The calls by which it does. */
export function tableReads(project: Project): readonly PlacedCall[] {
  return callsTo(ownModules(project), reads);
}

/** A module where something begins, and where in it. */
export interface Start {
  readonly module: PythonModule;
  readonly at: Place;
}

/** Libraries that learn from tables; where a network is trained beside, it is of something else. */
const ofTables =
  /^(?:sklearn|xgboost|lightgbm|catboost|statsmodels|autogluon|pycaret|h2o|imblearn|flaml|lifelines|prophet|statsforecast|mlforecast|sktime|darts|pmdarima|tensorflow_decision_forests|pyspark\.ml)(?:\.|$)/;
const network = /^(?:torch|transformers|keras|tensorflow|jax|flax|pytorch_lightning|lightning|sentence_transformers|diffusers)(?:\.|$)/;

/** The modules among some that fit a model of tables, each at the first call that does. */
export const tableTrainers: (modules: readonly PythonModule[]) => readonly Start[] = oncePerModules((modules) =>
  modules.flatMap((module): Start[] => {
    const { imports } = module.facts;
    if (!imports.some((one) => ofTables.test(one.module)) || imports.some((one) => network.test(one.module))) return [];
    const at = trainingCalls(module)[0]?.at;
    return at ? [{ module, at }] : [];
  }),
);
