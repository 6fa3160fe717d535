import assert from "node:assert/strict";
import type { InfrastructureFacts } from "../../../src/facts/infrastructure-facts.js";
import { azuremlReader } from "../../../src/readers/azureml.js";
import { cloudformationReader } from "../../../src/readers/cloudformation.js";
import { kubernetesReader } from "../../../src/readers/kubernetes.js";
import { terraformReader } from "../../../src/readers/terraform.js";
import { cut, reading } from "../reading.js";

const kubernetes = reading(kubernetesReader, "deploy/api.yaml");
const terraform = reading(terraformReader, "main.tf");

/** How each resource is released, as one line. */
function releases(text: string, { resources }: InfrastructureFacts): string[] {
  return resources.map(({ kind, rollout, rollback, history }) =>
    [
      kind,
      ...(rollout ? [`${rollout.kind}${rollout.isEmpty ? " without steps" : ""} at ${cut(text, rollout.span)?.split("\n", 1)[0]}`] : []),
      ...(rollback ? [`rolls back at ${cut(text, rollback)?.split("\n", 1)[0]}`] : []),
      ...(history ? [`keeps ${history.value}`] : []),
    ].join(" · "),
  );
}

describe("releases in infrastructure code", () => {
  it("are read of rollouts and canaries of operators", () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
  revisionHistoryLimit: 3
  strategy:
    canary:
      steps:
        - setWeight: 10
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: plain }
spec:
  strategy: { canary: {} }
---
apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: api }
spec:
  analysis: { stepWeight: 10, maxWeight: 50 }
---
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: { name: model }
spec:
  predictor: { canaryTrafficPercent: 10, model: { modelFormat: { name: sklearn } } }
`;
    assert.deepEqual(releases(text, kubernetes(text)), [
      "Rollout · canary at canary: · keeps 3",
      "Rollout · canary without steps at canary: {}",
      "Canary · canary at analysis: { stepWeight: 10, maxWeight: 50 } · rolls back at analysis: { stepWeight: 10, maxWeight: 50 }",
      "InferenceService · canary at canaryTrafficPercent",
    ]);
  });

  it("are read of shares of traffic, of which at least two count", () => {
    const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  http:
    - route:
        - { destination: { host: api, subset: v1 }, weight: 90 }
        - { destination: { host: api, subset: v2 }, weight: 10 }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: whole }
spec:
  http:
    - route: [{ destination: { host: api }, weight: 100 }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shadow }
spec:
  http:
    - route: [{ destination: { host: api } }]
      mirror: { host: api, subset: v2 }
`;
    assert.deepEqual(releases(text, kubernetes(text)), [
      "VirtualService · canary at route",
      "VirtualService",
      "VirtualService · shadow at mirror",
    ]);
  });

  it("are read of what clouds shift and bring back", () => {
    const text = `resource "aws_sagemaker_endpoint" "model" {
  deployment_config {
    blue_green_update_policy {
      traffic_routing_configuration {
        type = "CANARY"
      }
    }
    auto_rollback_configuration {
      alarms { alarm_name = "errors" }
    }
  }
}
resource "aws_ecs_service" "api" {
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
resource "google_cloud_run_service" "api" {
  traffic { percent = 80 }
  traffic { percent = 20 }
}
resource "google_cloud_run_v2_service" "one" {
  traffic { percent = 100 }
}
`;
    assert.deepEqual(releases(text, terraform(text)), [
      "aws_sagemaker_endpoint · canary at blue_green_update_policy · rolls back at auto_rollback_configuration",
      "aws_ecs_service · rolls back at deployment_circuit_breaker",
      "google_cloud_run_service · canary at traffic",
      "google_cloud_run_v2_service",
    ]);
    const alarmed = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Late:
    Type: AWS::Serverless::Function
    Properties:
      DeploymentPreference: { Type: Linear10PercentEvery1Minute, Alarms: [!Ref Errors] }
`;
    assert.deepEqual(releases(alarmed, reading(cloudformationReader, "template.yaml")(alarmed)), [
      "AWS::Serverless::Function · canary at DeploymentPreference · rolls back at DeploymentPreference",
    ]);
    const endpoint = "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\nname: late\ntraffic: { blue: 90, green: 10 }\n";
    assert.match(releases(endpoint, reading(azuremlReader, "endpoint.yml")(endpoint)).join(), /canary at traffic$/);
  });
});

describe("containers in infrastructure code", () => {
  it("are read one by one, those left out that prepare, are patched, or take their limits from elsewhere", () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  template:
    spec:
      initContainers: [{ name: fetch, image: "amazon/aws-cli:2" }]
      containers:
        - name: api
          image: acme/api:1.2
          resources: { limits: { memory: 1Gi }, requests: { cpu: 1 } }
        - name: proxy
          image: envoyproxy/envoy:v1.31
          resources: { requests: { cpu: 1 } }
        - name: patched
          env: []
        - name: filled
          image: acme/filled:1
          resources: "{{ .Values.resources }}"
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec: { minReplicas: 2, maxReplicas: 2, scaleTargetRef: { name: api } }
`;
    const [api, scaler] = kubernetes(text).resources;
    assert.deepEqual(
      api?.containers?.map(({ name, image, limits }) => [name, image, cut(text, limits)]),
      [
        ["api", "acme/api:1.2", "limits: { memory: 1Gi }"],
        ["proxy", "envoyproxy/envoy:v1.31", undefined],
      ],
    );
    assert.deepEqual([scaler?.bounds?.min, scaler?.bounds?.max, scaler?.containers], [2, 2, undefined]);
  });
});
