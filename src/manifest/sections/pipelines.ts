import { list, map, short, texts } from "../fields/collection.js";
import { text, tool } from "../fields/field.js";
import { schedule } from "../fields/schedule.js";

export const pipelines = list(
  "pipelines",
  "The jobs that move data, train and predict.",
  short(
    "name",
    map(
      "A job or a DAG of jobs.",
      {
        name: text("What it is called here.", "ingest"),
        tool: tool("What runs it.", ["orchestration", "transform"], "airflow", "dvc", "dagster"),
        entry: texts("The file that defines it.", "dags/ingest.py"),
        command: text("The command that runs it.", "dvc repro"),
        schedule: schedule("When it runs.", "0 3 * * *"),
        owner: text("Who answers for it.", "@data-eng"),
        tests: texts("The tests of its transforms, or a known tool.", "tests/transforms/", "dbt"),
        smoke_test: text("A test that runs all of it on a sample.", "tests/test_pipeline.py"),
      },
      "name",
    ),
  ),
);
