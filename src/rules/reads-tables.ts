import { dotted } from "../practices/dotted.js";
import { callsTo, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";

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
  return callsTo(ownModules(project), reads).length > 0;
}
