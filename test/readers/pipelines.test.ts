import assert from "node:assert/strict";
import { argoWorkflowReader } from "../../src/readers/argo-workflow.js";
import { dagsterReader } from "../../src/readers/dagster.js";
import { inferenceServiceReader } from "../../src/readers/inference-service.js";
import { kubeflowPipelineReader } from "../../src/readers/kubeflow-pipeline.js";
import { mageTriggersReader } from "../../src/readers/mage-triggers.js";
import { prefectReader } from "../../src/readers/prefect.js";
import type { PipelineFacts } from "../../src/facts/pipeline-facts.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

function rows({ pipelines }: PipelineFacts) {
  return pipelines.map(({ name, steps, schedule }) => [name, steps.map(({ value }) => value), schedule?.value]);
}

describe("argo-workflow reader", () => {
  const workflow = `apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
metadata:
  name: retrain
spec:
  schedules: ["0 2 * * 1"]
  workflowSpec:
    entrypoint: main
    templates:
      - name: main
        dag:
          tasks:
            - { name: features, template: step }
            - { name: train, template: step, dependencies: [features] }
      - name: step
        container: { image: "ghcr.io/acme/train:1", command: [python, -m, churn] }
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { generateName: score- }
spec:
  templates:
    - name: all
      steps:
        - - { name: load, template: t }
        - - { name: score-a, template: t }
          - { name: score-b, template: t }
`;
  const read = reading(argoWorkflowReader, "workflows/retrain.yaml");

  it("reads tasks, steps and schedules", () => {
    const facts = read(workflow);
    assert.equal(facts.tool, "argo");
    assert.deepEqual(rows(facts), [
      ["retrain", ["features", "train"], "0 2 * * 1"],
      ["score-", ["load", "score-a", "score-b"], undefined],
    ]);
    assert.equal(cut(workflow, facts.pipelines[0]?.steps[1]?.span), "train");
  });

  it("knows what Kubeflow's compiler wrote", () => {
    const compiled = workflow.replace("  name: retrain", "  name: retrain\n  annotations: { pipelines.kubeflow.org/kfp_sdk_version: 1.8.22 }");
    const facts = read(compiled);
    assert.deepEqual([facts.tool, signValues(facts, "config")], ["kubeflow-pipelines", ["kubeflow-pipeline"]]);
  });

  it("leaves other resources alone", () => {
    const text = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\n";
    assert.equal(argoWorkflowReader.read({ path: "a.yaml", text, bytes: text.length }), undefined);
  });

  itTakesAnything(argoWorkflowReader, "workflows/retrain.yaml", [workflow]);
});

describe("kubeflow-pipeline reader", () => {
  const compiled = `# PIPELINE DEFINITION
# Name: churn
components:
  comp-train:
    executorLabel: exec-train
deploymentSpec:
  executors:
    exec-train:
      container:
        args: [--executor_input, '{{$}}']
        command: [sh, -c, "python3 -m pip install kfp==2.7.0 && python3 -m churn.train"]
        image: python:3.11
pipelineInfo:
  name: churn
root:
  dag:
    tasks:
      load: { componentRef: { name: comp-load } }
      train: { componentRef: { name: comp-train } }
schemaVersion: 2.1.0
sdkVersion: kfp-2.7.0
`;
  const job = JSON.stringify({
    pipelineSpec: {
      deploymentSpec: { executors: { "exec-a": { container: { image: "gcr.io/acme/train:1" } } } },
      pipelineInfo: { name: "vertex" },
      root: { dag: { tasks: { a: {} } } },
      schemaVersion: "2.1.0",
    },
    runtimeConfig: {},
  });
  const read = reading(kubeflowPipelineReader, "pipeline.yaml");

  it("reads compiled pipelines and jobs", () => {
    const facts = read(compiled);
    assert.deepEqual(rows(facts), [["churn", ["load", "train"], undefined]]);
    assert.deepEqual(signValues(facts, "image"), ["python"]);
    assert.deepEqual(rows(read(job, "pipeline.json")), [["vertex", ["a"], undefined]]);
  });

  it("leaves other files alone", () => {
    for (const text of ["schemaVersion: 1\n", '{"schemaVersion": 2, "deploymentSpec": {}}'])
      assert.equal(kubeflowPipelineReader.read({ path: "a.yaml", text, bytes: text.length }), undefined);
  });

  itTakesAnything(kubeflowPipelineReader, "pipeline.yaml", [compiled]);
});

describe("prefect reader", () => {
  const project = `name: churn
prefect-version: 3.1.0
pull:
  - prefect.deployments.steps.git_clone: { repository: "https://example.com/acme/churn.git" }
deployments:
  - name: nightly
    entrypoint: flows/score.py:score
    schedules:
      - cron: 0 3 * * *
        timezone: Europe/Berlin
    work_pool:
      name: k8s
      job_variables: { image: "ghcr.io/acme/score:1", env: { WANDB_PROJECT: churn } }
  - name: hourly
    entrypoint: flows/train.py:train
    schedule: { interval: 3600, active: true }
  - name: paused
    entrypoint: flows/train.py:train
    schedules: [{ cron: "0 0 * * *", active: false }]
`;
  const old = `###
### A complete description of a Prefect Deployment for flow 'Training'
###
name: weekly
flow_name: Training
schedule:
  cron: 0 5 * * 1
work_queue_name: training
entrypoint: train.py:train
`;
  const read = reading(prefectReader, "prefect.yaml");

  it("reads deployments and their schedules", () => {
    const facts = read(project);
    assert.deepEqual(rows(facts), [
      ["nightly", ["flows/score.py:score"], "0 3 * * *"],
      ["hourly", ["flows/train.py:train"], "every 3600 seconds"],
      ["paused", ["flows/train.py:train"], undefined],
    ]);
    assert.deepEqual([signValues(facts, "image"), signValues(facts, "env")], [["ghcr.io/acme/score"], ["WANDB_PROJECT"]]);
  });

  it("reads the deployment files of Prefect 2", () => {
    assert.deepEqual(rows(read(old, "train-deployment.yaml")), [["weekly", ["train.py:train"], "0 5 * * 1"]]);
  });

  it("leaves deployments of other systems alone", () => {
    for (const text of ["apiVersion: apps/v1\nkind: Deployment\n", "services:\n  api:\n    entrypoint: run.sh\n"])
      assert.equal(prefectReader.read({ path: "deployment.yaml", text, bytes: text.length }), undefined);
  });

  itTakesAnything(prefectReader, "prefect.yaml", [project, old]);
});

describe("dagster reader", () => {
  const workspace = `load_from:
  - python_module: churn.definitions
  - python_file: { relative_path: jobs.py, location_name: jobs }
  - grpc_server: { host: localhost, port: 4266 }
`;
  const cloud = "locations:\n  - location_name: etl\n    code_source:\n      package_name: etl\n    build: { directory: . }\n";
  const read = reading(dagsterReader, "workspace.yaml");

  it("reads where the code is", () => {
    assert.deepEqual(rows(read(workspace)), [
      ["churn.definitions", ["churn.definitions"], undefined],
      ["jobs", ["jobs.py"], undefined],
    ]);
    assert.deepEqual(rows(read(cloud, "dagster_cloud.yaml")), [["etl", ["etl"], undefined]]);
    assert.deepEqual(signValues(read(cloud), "config"), ["dagster"]);
    assert.equal(dagsterReader.read({ path: "workspace.yaml", text: "projects: [a]\n", bytes: 1 }), undefined);
  });

  itTakesAnything(dagsterReader, "workspace.yaml", [workspace, cloud]);
});

describe("inference-service reader", () => {
  const kserve = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: { name: churn }
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 4
    batcher: { maxBatchSize: 32 }
    model:
      modelFormat: { name: xgboost }
      storageUri: s3://models/churn
`;
  const seldon = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: fraud }
spec:
  predictors:
    - name: default
      replicas: 1
      graph: { name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/fraud" }
`;
  const read = reading(inferenceServiceReader, "serving/churn.yaml");

  it("reads what KServe and Seldon serve", () => {
    const facts = read(kserve);
    assert.deepEqual([facts.tool, facts.name?.value, cut(kserve, facts.name?.span)], ["kserve", "churn", "churn"]);
    assert.deepEqual(
      [facts.serves.map(({ value }) => value), facts.optimised.map(({ value }) => value)],
      [
        ["xgboost", "s3://models/churn"],
        ["maxReplicas", "batcher"],
      ],
    );
    const other = read(seldon);
    assert.deepEqual([other.tool, other.serves.map(({ value }) => value), other.optimised], ["seldon", ["SKLEARN_SERVER", "gs://models/fraud"], []]);
  });

  it("reads the task of a model of Hugging Face", () => {
    const parameters = "parameters: [{ name: task, type: STRING, value: text2text-generation }]";
    const told = seldon.replace('modelUri: "gs://models/fraud"', parameters);
    assert.deepEqual([read(told).task?.value, cut(told, read(told).task?.span)], ["text2text-generation", "text2text-generation"]);
    const argument = kserve.replace("storageUri: s3://models/churn", 'args: ["--task=text_generation"]');
    assert.deepEqual([read(argument).task?.value, read(seldon).task], ["text-generation", undefined]);
  });

  it("does not take one replica for more", () => {
    assert.deepEqual(read(kserve.replace("maxReplicas: 4", "maxReplicas: 1").replace(/ +batcher.*\n/, "")).optimised, []);
  });

  itTakesAnything(inferenceServiceReader, "serving/churn.yaml", [kserve, seldon]);
});

describe("mage-triggers reader", () => {
  const triggers = `triggers:
- name: Retrain models hourly
  pipeline_uuid: automatic_retraining
  schedule_interval: '@hourly'
  schedule_type: time
  status: active
- name: By hand
  pipeline_uuid: predict
  schedule_type: api
  status: active
- name: Off
  pipeline_uuid: training
  schedule_interval: '@daily'
  schedule_type: time
  status: inactive
`;
  const read = reading(mageTriggersReader, "pipelines/training/triggers.yaml");

  it("reads pipelines, with the schedules that are on", () => {
    assert.deepEqual(rows(read(triggers)), [
      ["automatic_retraining", [], "@hourly"],
      ["predict", [], undefined],
      ["training", [], undefined],
    ]);
    assert.deepEqual(signValues(read(triggers), "config"), ["mage"]);
  });

  it("passes over other triggers", () => {
    for (const text of ["triggers:\n  - name: a\n", "", "schedule_type: x\n"])
      assert.equal(mageTriggersReader.read({ path: "triggers.yaml", text, bytes: text.length }), undefined);
  });

  itTakesAnything(mageTriggersReader, "triggers.yaml", [triggers]);
});
