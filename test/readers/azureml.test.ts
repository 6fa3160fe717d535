import assert from "node:assert/strict";
import { azuremlReader } from "../../src/readers/azureml.js";
import { azuremlPipelineReader } from "../../src/readers/azureml-pipeline.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const schema = (name: string) => `$schema: https://azuremlschemas.azureedge.net/latest/${name}.schema.json\n`;

const deployment = `${schema("managedOnlineDeployment")}name: blue
endpoint_name: churn
model: azureml:churn@latest
environment:
  image: mcr.microsoft.com/azureml/minimal-ubuntu22.04-py39-cpu-inference:latest
  conda_file: conda.yml
  inference_config:
    liveness_route: { port: 5001, path: / }
code_configuration: { code: src, scoring_script: score.py }
environment_variables:
  OTEL_EXPORTER_OTLP_ENDPOINT: http://collector:4317
instance_type: Standard_DS3_v2
instance_count: 3
liveness_probe: { initial_delay: 10, period: 10 }
readiness_probe: { initial_delay: 10 }
`;

const kubernetes = `${schema("kubernetesOnlineDeployment")}name: blue
scale_settings:
  type: target_utilization
  min_instances: 1
  max_instances: 4
resources:
  requests: { cpu: "0.1" }
  limits: { cpu: "0.2", memory: 0.5Gi }
instance_count: 1
`;

const pipeline = `${schema("pipelineJob")}type: pipeline
display_name: train_churn
settings: { default_compute: azureml:cpu-cluster }
jobs:
  prepare:
    type: command
    code: src
    command: >-
      python prepare.py
      --raw \${{inputs.raw}}
    environment: azureml:churn@latest
  train:
    type: command
    command: python train.py --data \${{parent.jobs.prepare.outputs.data}} && dvc push
    environment: { image: "ghcr.io/acme/train:1" }
  sweep:
    type: sweep
    limits: { max_total_trials: 20 }
`;

const schedule = `${schema("schedule")}name: nightly
trigger:
  type: cron
  expression: "0 3 * * *"
create_job: ./pipeline.yml
`;

const monitor = `$schema:  http://azureml/sdk-2-0/Schedule.json
name: churn_monitor
trigger:
  type: recurrence
  frequency: day
  interval: 1
create_monitor:
  compute: { instance_type: standard_e4s_v3 }
  alert_notification:
    emails:
      - ml-team@example.com
`;

describe("azureml reader", () => {
  const read = reading(azuremlReader, "deploy/blue.yml");

  it("reads deployments", () => {
    const facts = read(deployment);
    const [found] = facts.resources;
    assert.deepEqual([found?.kind, found?.name, cut(deployment, found?.span)], ["managedOnlineDeployment", "blue", "blue"]);
    assert.deepEqual(
      found?.probes.map(({ kind }) => kind),
      ["liveness", "readiness"],
    );
    assert.equal(cut(deployment, found?.scaling), "instance_count: 3");
    assert.equal(found?.images[0]?.value, "mcr.microsoft.com/azureml/minimal-ubuntu22.04-py39-cpu-inference:latest");
    assert.deepEqual(signValues(facts, "env"), ["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    assert.deepEqual(signValues(facts, "config"), ["azureml-endpoint"]);
  });

  it("reads scale settings and limits", () => {
    const [found] = read(kubernetes).resources;
    assert.deepEqual([cut(kubernetes, found?.scaling), cut(kubernetes, found?.limits)], ["max_instances: 4", 'limits: { cpu: "0.2", memory: 0.5Gi }']);
  });

  it("reads the commands of jobs", () => {
    const facts = read(pipeline);
    assert.deepEqual(signValues(facts, "config"), ["azureml-pipeline"]);
    assert.deepEqual(
      facts.resources[0]?.commands.map(({ value }) => value.replace(/\s+/g, " ")),
      ["python prepare.py --raw ${{inputs.raw}}", "python train.py --data ${{parent.jobs.prepare.outputs.data}}", "dvc push"],
    );
    // A bound on trials is no limit on memory.
    assert.equal(facts.resources[0]?.limits, undefined);
  });

  it("knows data, models, environments and compute by markers", () => {
    for (const [name, marker] of [
      ["data", "azureml-data"],
      ["model", "azureml-model"],
      ["environment", "azureml-environment"],
      ["commandJob", "azureml-job"],
      ["commandComponent", "azureml-job"],
      ["batchEndpoint", "azureml-endpoint"],
      ["amlCompute", "azureml-compute"],
      ["schedule", "azureml-pipeline"],
      ["azureBlob", "azureml-asset"],
    ] as const)
      assert.deepEqual(signValues(read(`${schema(name)}name: x\nversion: 1\n`), "config"), [marker], name);
  });

  it("reads a schedule that monitors a model as an alarm", () => {
    const [found] = read(monitor).resources;
    assert.deepEqual([found?.schedule?.value, found?.alarm?.notifies], ["every 1 day", true]);
    const quiet = monitor.slice(0, monitor.indexOf("  alert_notification"));
    assert.equal(read(quiet).resources[0]?.alarm?.notifies, false);
  });

  it("says what a monitor looks for", () => {
    const signals = (...types: string[]) => `${monitor}  monitoring_signals:\n${types.map((type) => `    ${type}: { type: ${type} }\n`).join("")}`;
    const markersOf = (text: string) => signValues(read(text), "config").slice(1);
    assert.deepEqual(markersOf(monitor), ["azureml-drift-monitor"]);
    assert.deepEqual(markersOf(signals("data_quality", "prediction_drift")), ["azureml-drift-monitor"]);
    assert.deepEqual(markersOf(signals("generation_safety_quality")), ["azureml-generation-monitor"]);
    assert.deepEqual(markersOf(signals("custom")), []);
  });

  it("leaves other files alone, those of other schemas too", () => {
    for (const text of [
      "name: x\ntype: pipeline\n",
      "$schema: https://azuremlschemas.azureedge.net/promptflow/latest/Flow.schema.json\n",
      "$schema: https://json.schemastore.org/github-workflow.json\n",
      "",
    ])
      assert.equal(azuremlReader.read({ path: "a.yml", text, bytes: text.length }), undefined, text);
  });

  it("reads deployments of the first version", () => {
    const text = "computeType: AKS\nautoScaler:\n  minReplicas: 1\n  maxReplicas: 3\ncontainerResourceRequirements:\n  memoryInGB: 2\n";
    const [found] = read(text).resources;
    assert.deepEqual([found?.kind, cut(text, found?.scaling), cut(text, found?.limits)], ["aksDeployment", "maxReplicas: 3", "memoryInGB: 2"]);
  });

  itTakesAnything(azuremlReader, "blue.yml", [deployment, kubernetes, pipeline, monitor]);
});

describe("azureml-pipeline reader", () => {
  const read = reading(azuremlPipelineReader, "pipeline.yml");

  it("reads the steps of pipelines", () => {
    const facts = read(pipeline);
    assert.equal(facts.tool, "azureml");
    assert.deepEqual(
      facts.pipelines.map(({ name, steps, span }) => [name, steps.map(({ value }) => value), cut(pipeline, span)]),
      [["train_churn", ["prepare", "train", "sweep"], "train_churn"]],
    );
  });

  it("reads schedules and what they start", () => {
    const [found] = read(schedule).pipelines;
    assert.deepEqual([found?.name, found?.steps[0]?.value, found?.schedule?.value], ["nightly", "./pipeline.yml", "0 3 * * *"]);
    assert.equal(azuremlPipelineReader.read({ path: "m.yml", text: monitor, bytes: 1 }), undefined);
    assert.equal(azuremlPipelineReader.read({ path: "d.yml", text: deployment, bytes: 1 }), undefined);
  });

  itTakesAnything(azuremlPipelineReader, "pipeline.yml", [pipeline, schedule]);
});
