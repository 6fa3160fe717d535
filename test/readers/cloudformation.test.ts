import assert from "node:assert/strict";
import { awsCdkReader } from "../../src/readers/aws-cdk.js";
import { cloudformationReader } from "../../src/readers/cloudformation.js";
import { pulumiReader } from "../../src/readers/pulumi.js";
import { serverlessReader } from "../../src/readers/serverless.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const template = `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  ImageUri: { Type: String }
Resources:
  Data:
    Type: AWS::S3::Bucket
  Score:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: !Ref ImageUri
      MemorySize: 1024
      Environment:
        Variables:
          OPENAI_API_KEY: "{{resolve:secretsmanager:openai}}"
      Events:
        Nightly:
          Type: Schedule
          Properties:
            Schedule: rate(1 day)
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: api
          Image: !Sub "\${AWS::AccountId}.dkr.ecr.eu-west-1.amazonaws.com/churn:1.2"
          EntryPoint: ["gunicorn"]
          Command: ["app:app"]
          Memory: 512
          HealthCheck:
            Command: [CMD-SHELL, "wget -q http://127.0.0.1:80/live || exit 1"]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { HealthCheckPath: /healthz }
  Endpoint:
    Type: AWS::SageMaker::Endpoint
    Properties: { EndpointConfigName: !GetAtt Config.EndpointConfigName }
  Scaling:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      MaxCapacity: 10
      ResourceId: !Sub "endpoint/\${Endpoint.EndpointName}/variant/main"
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmActions:
        - !Ref Topic
  Quiet:
    Type: AWS::CloudWatch::Alarm
    Properties: { MetricName: Errors }
  Db:
    Type: AWS::RDS::DBInstance
    Properties: { Engine: aurora-postgresql }
`;

const json = JSON.stringify(
  { Resources: { Queue: { Type: "AWS::SQS::Queue" }, Fn: { Type: "AWS::Lambda::Function", Properties: { Code: { ImageUri: { Ref: "X" } } } } } },
  null,
  2,
);

describe("cloudformation reader", () => {
  const read = reading(cloudformationReader, "infra/template.yaml");
  const facts = read(template);
  const named = (name: string) => facts.resources.find((resource) => resource.name === name) ?? assert.fail(name);

  it("reads resources with their types", () => {
    assert.deepEqual(
      facts.resources.slice(0, 3).map(({ kind, name, span }) => [kind, name, cut(template, span)]),
      [
        ["AWS::S3::Bucket", "Data", "Data"],
        ["AWS::Serverless::Function", "Score", "Score"],
        ["AWS::ECS::TaskDefinition", "Task", "Task"],
      ],
    );
    const markers = signValues(facts, "config");
    for (const marker of ["cloudformation", "AWS::S3::Bucket", "AWS::SageMaker::Endpoint", "postgres-engine"]) assert(markers.includes(marker), marker);
    assert.deepEqual(signValues(facts, "env"), ["OPENAI_API_KEY"]);
  });

  it("reads functions and tasks", () => {
    assert.deepEqual([named("Score").images, named("Score").schedule?.value, cut(template, named("Score").limits)], [[], "rate(1 day)", "MemorySize: 1024"]);
    const task = named("Task");
    assert.deepEqual(
      [task.images[0]?.value, task.commands[0]?.value, task.probes[0]?.path],
      ["${AWS::AccountId}.dkr.ecr.eu-west-1.amazonaws.com/churn:1.2", "gunicorn app:app", "/live"],
    );
    assert.equal(named("Group").probes[0]?.path, "/healthz");
  });

  it("reads scaling and alarms", () => {
    assert.deepEqual([cut(template, named("Scaling").scaling), named("Scaling").target], ["Scaling", "Endpoint"]);
    assert.deepEqual([named("Alarm").alarm?.notifies, named("Quiet").alarm?.notifies, named("Data").alarm], [true, false, undefined]);
  });

  it("reads JSON", () => {
    assert.deepEqual(
      read(json, "cdk.out/stack.template.json").resources.map(({ kind, images }) => [kind, images.length]),
      [
        ["AWS::SQS::Queue", 0],
        ["AWS::Lambda::Function", 0],
      ],
    );
  });

  it("leaves other files alone", () => {
    for (const text of ["Resources:\n  - a\n", "# AWS::S3::Bucket\nResources: []\n", '{"Resources": {"a": {"Type": "x"}}}', ""])
      assert.equal(cloudformationReader.read({ path: "a.yaml", text, bytes: text.length }), undefined, text);
  });

  itTakesAnything(cloudformationReader, "template.yaml", [template, json]);
});

describe("serverless reader", () => {
  const yaml = `service: churn
provider:
  name: aws
  runtime: python3.12
  environment: { LANGFUSE_HOST: https://langfuse.example.com }
functions:
  score:
    handler: app.score
    memorySize: 512
    events:
      - http: { path: /score, method: post }
  retrain:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/retrain:1.0
    events:
      - schedule: rate(7 days)
  report:
    handler: app.report
    events:
      - schedule: { rate: ["cron(0 8 * * ? *)"], enabled: true }
resources:
  Resources:
    Table: { Type: "AWS::DynamoDB::Table" }
`;
  const typescript = `import type { AWS } from "@serverless/typescript";

const serverlessConfiguration: AWS = {
  service: "churn",
  provider: { name: "aws", runtime: "nodejs20.x" },
  functions: {
    nightly: { handler: "src/nightly.handler", events: [{ schedule: "cron(0 2 * * ? *)" }] },
  },
};

module.exports = serverlessConfiguration;
`;
  const read = reading(serverlessReader, "serverless.yml");

  it("reads functions and what starts them, and resources", () => {
    const facts = read(yaml);
    assert.deepEqual(
      facts.resources.map(({ kind, name, schedule }) => [kind, name, schedule?.value]),
      [
        ["function", "score", undefined],
        ["function", "retrain", "rate(7 days)"],
        ["function", "report", "cron(0 8 * * ? *)"],
        ["AWS::DynamoDB::Table", "Table", undefined],
      ],
    );
    assert.equal(facts.resources[1]?.images.length, 1);
    assert.deepEqual(signValues(facts, "config"), ["serverless-aws", "AWS::DynamoDB::Table"]);
    assert.deepEqual(signValues(facts, "env"), ["LANGFUSE_HOST"]);
  });

  it("reads the object that TypeScript writes out", () => {
    const facts = read(typescript, "serverless.ts");
    assert.deepEqual(
      facts.resources.map(({ name, schedule, span }) => [name, schedule?.value, cut(typescript, span)]),
      [["nightly", "cron(0 2 * * ? *)", "nightly"]],
    );
    assert.equal(serverlessReader.read({ path: "serverless.ts", text: "export const x = 1;\n", bytes: 1 }), undefined);
  });

  itTakesAnything(serverlessReader, "serverless.yml", [yaml]);
  itTakesAnything(serverlessReader, "serverless.ts", [typescript]);
});

describe("pulumi reader", () => {
  const project = `name: churn
runtime: yaml
resources:
  data:
    type: aws:s3:Bucket
  service:
    type: gcp:cloudrunv2:Service
    properties:
      template:
        containers:
          - image: ghcr.io/acme/api:1
            livenessProbe: { httpGet: { path: /healthz } }
`;

  it("reads resources of YAML programs, and nothing more of others", () => {
    const facts = reading(pulumiReader, "Pulumi.yaml")(project);
    assert.deepEqual(
      facts.resources.map(({ kind, name, probes }) => [kind, name, probes.length]),
      [
        ["aws:s3:Bucket", "data", 0],
        ["gcp:cloudrunv2:Service", "service", 1],
      ],
    );
    assert.deepEqual(reading(pulumiReader, "Pulumi.yaml")("name: x\nruntime: python\n").resources, []);
  });

  itTakesAnything(pulumiReader, "Pulumi.yaml", [project]);
});

describe("aws-cdk reader", () => {
  const project = '{\n  "app": "python3 app.py",\n  "context": { "@aws-cdk/core:x": true }\n}\n';

  it("reads the command that makes the templates", () => {
    const facts = reading(awsCdkReader, "cdk.json")(project);
    assert.deepEqual([facts.format, facts.resources, signValues(facts, "command")], ["aws-cdk", [], ["python3 app.py"]]);
  });

  itTakesAnything(awsCdkReader, "cdk.json", [project]);
});
