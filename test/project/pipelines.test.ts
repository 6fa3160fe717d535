import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { pipelinesOf } from "../../src/project/pipelines.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

async function pipelines(files: Readonly<Record<string, string>>) {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return pipelinesOf(session.project("", "2026-09-01")).map(({ tool, name, schedule }) => [tool, name, schedule?.text] as const);
}

const inPython = async (code: string) => pipelines({ "flows/main.py": code });

describe("pipelines", () => {
  it("are Airflow's DAGs, however they are written", async () => {
    assert.deepEqual(await inPython('from airflow import DAG\nwith DAG("etl", schedule_interval="@daily") as dag:\n    pass\n'), [
      ["airflow", "etl", "@daily"],
    ]);
    assert.deepEqual(await inPython("from airflow.decorators import dag\n@dag(schedule=None)\ndef etl():\n    pass\n"), [
      ["airflow", "etl", undefined],
    ]);
    assert.deepEqual(await inPython('from airflow.models.dag import DAG\nDAG(dag_id="a", timetable=WORKDAYS)\n'), [
      ["airflow", "a", "a schedule that the code works out"],
    ]);
    assert.deepEqual(await inPython('from airflow.sdk import dag\n@dag(dag_id="x", schedule="@once")\ndef f():\n    pass\n'), [
      ["airflow", "x", undefined],
    ]);
  });

  it("are the flows, jobs and assets of other orchestrators, with the schedule that their file gives them", async () => {
    const prefect =
      'from prefect import flow\n@flow(name="train")\ndef main():\n    pass\nif __name__ == "__main__":\n    main.serve(name="t", cron="0 3 * * *")\n';
    assert.deepEqual(await inPython(prefect), [["prefect", "train", "0 3 * * *"]]);
    const dagster =
      'from dagster import asset, define_asset_job, ScheduleDefinition\n@asset\ndef orders():\n    return 1\njob = define_asset_job("all")\nScheduleDefinition(job=job, cron_schedule="0 6 * * *")\n';
    assert.deepEqual(
      (await inPython(dagster)).map(([tool, , schedule]) => [tool, schedule]),
      [
        ["dagster", "0 6 * * *"],
        ["dagster", "0 6 * * *"],
        ["dagster", "0 6 * * *"],
      ],
    );
    assert.deepEqual(await inPython('from kfp import dsl\n@dsl.pipeline(name="p")\ndef build():\n    pass\n'), [
      ["kubeflow-pipelines", "p", undefined],
    ]);
    assert.deepEqual(
      await inPython(
        "from metaflow import FlowSpec, schedule, step\n@schedule(daily=True)\nclass Train(FlowSpec):\n    @step\n    def start(self):\n        pass\n",
      ),
      [["metaflow", "Train", "a schedule that the code works out"]],
    );
    assert.deepEqual(await inPython("from zenml import pipeline\n@pipeline\ndef train():\n    pass\n"), [["zenml", "train", undefined]]);
    assert.deepEqual(
      await inPython("from kedro.pipeline import Pipeline, node\ndef create_pipeline():\n    return Pipeline([node(f, 'a', 'b')])\n"),
      [["kedro", "", undefined]],
    );
    assert.deepEqual(await inPython("import luigi\nclass Load(luigi.Task):\n    pass\n"), [["luigi", "Load", undefined]]);
  });

  it("are what configuration defines: stages, cron jobs, schedules of deployments", async () => {
    assert.deepEqual(await pipelines({ "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n" }), [
      ["dvc-pipelines", "train", undefined],
    ]);
    const cron =
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: drift }\nspec:\n  schedule: "0 5 * * *"\n  jobTemplate: { spec: { template: { spec: { containers: [{ name: a, image: x, command: [python, drift.py] }] } } } }\n';
    assert.deepEqual(await pipelines({ "k8s/drift.yaml": cron }), [["kubernetes", "drift", "0 5 * * *"]]);
  });

  it("are no words, own modules, tests or examples", async () => {
    assert.deepEqual(await inPython("# from airflow import DAG\nDAG('x')\n"), []);
    assert.deepEqual(await inPython("from .airflow import DAG\nDAG('x')\n"), []);
    const real = 'from airflow import DAG\nDAG("x", schedule="@daily")\n';
    assert.deepEqual(await pipelines({ "tests/test_dag.py": real, "examples/dag.py": real }), []);
  });
});
