import assert from "node:assert/strict";
import { kubernetesReader } from "../../src/readers/kubernetes.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "deploy/k8s/app.yaml";

const workloads = `apiVersion: v1
kind: Namespace
metadata:
  name: churn
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: churn-api
  namespace: churn
spec:
  replicas: 2
  selector: { matchLabels: { app: churn-api } }
  template:
    metadata:
      labels: { app: churn-api }
    spec:
      initContainers:
        - name: fetch-model
          image: "amazon/aws-cli:2.15.0"
          command: ["aws", "s3", "cp", "s3://churn-models/prod/model.pkl", "/models/"]
      containers:
        - name: api
          image: ghcr.io/acme/churn-api:1.4.2
          command: ["/bin/sh", "-c"]
          args:
            - |
              alembic upgrade head
              exec uvicorn app.main:app --host 0.0.0.0
          env:
            - name: MLFLOW_TRACKING_URI
              value: http://mlflow.mlops:5000
            - { name: OPENAI_API_KEY, valueFrom: { secretKeyRef: { name: openai, key: api-key } } }
          resources:
            requests: { cpu: 250m, memory: 512Mi }
            limits: { cpu: "1", memory: 1Gi }
          livenessProbe:
            httpGet: { path: /healthz, port: 8000 }
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          startupProbe:
            exec: { command: ["python", "-m", "app.warm"] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: churn-api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: churn-api }
  minReplicas: 2
  maxReplicas: 8
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: churn-batch
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: score
              image: ghcr.io/acme/churn-batch@sha256:0f0f
              args: [python, -m, churn.score]
`;

const operators = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: churn
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 5
    model:
      modelFormat: { name: sklearn }
      storageUri: gs://churn-models/prod
      resources: { limits: { memory: 2Gi } }
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: embed }
spec:
  template:
    metadata:
      annotations: { autoscaling.knative.dev/max-scale: "10" }
    spec:
      containers: [{ image: ghcr.io/huggingface/text-embeddings-inference:1.5, args: ["--model-id", "BAAI/bge-small-en"] }]
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: worker }
spec:
  scaleTargetRef: { name: celery-worker }
  triggers: [{ type: rabbitmq }]
---
apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
metadata: { name: retrain }
spec:
  schedule: "0 2 * * 1"
  workflowSpec:
    entrypoint: main
    templates:
      - name: main
        script:
          image: "{{workflow.parameters.image}}"
          command: [bash]
          source: |
            set -e
            dvc repro
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: churn-canary }
spec:
  template: { spec: { containers: [{ name: api, image: "ghcr.io/acme/churn-api:1.5.0" }] } }
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: churn }
spec: { source: { repoURL: "https://example.com/acme/deploy.git", path: churn } }
---
apiVersion: ray.io/v1
kind: RayJob
metadata: { name: tune }
spec:
  entrypoint: python tune.py --trials 20
  rayClusterSpec:
    headGroupSpec:
      template: { spec: { containers: [{ name: head, image: "rayproject/ray:2.9.0" }] } }
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: ScheduledSparkApplication
metadata: { name: features }
spec:
  schedule: "@daily"
  template:
    image: apache/spark:3.5.0
    mainApplicationFile: local:///opt/app/features.py
    dynamicAllocation: { enabled: true }
---
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: fraud }
spec: { predictors: [{ name: default, graph: { implementation: SKLEARN_SERVER, modelUri: "s3://models/fraud" } }] }
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: churn }
spec: { endpoints: [{ port: http, path: /metrics }] }
`;

const read = reading(kubernetesReader, path);

describe("kubernetes reader", () => {
  const facts = read(workloads);
  const [, api, scaler, batch] = facts.resources;

  it("reads the resources of all documents, each where it is named", () => {
    assert.equal(facts.format, "kubernetes");
    assert.deepEqual(
      facts.resources.map(({ kind, name, span }) => [kind, name, cut(workloads, span)]),
      [
        ["Namespace", "churn", "churn"],
        ["Deployment", "churn-api", "churn-api"],
        ["HorizontalPodAutoscaler", "churn-api", "churn-api"],
        ["CronJob", "churn-batch", "churn-batch"],
      ],
    );
  });

  it("reads images and commands of all containers, scripts line by line", () => {
    assert.deepEqual(
      api?.images.map(({ value, span }) => [value, cut(workloads, span)]),
      [
        ["amazon/aws-cli:2.15.0", "amazon/aws-cli:2.15.0"],
        ["ghcr.io/acme/churn-api:1.4.2", "ghcr.io/acme/churn-api:1.4.2"],
      ],
    );
    assert.deepEqual(
      api?.commands.map(({ value }) => value),
      ["aws s3 cp s3://churn-models/prod/model.pkl /models/", "alembic upgrade head", "exec uvicorn app.main:app --host 0.0.0.0"],
    );
    assert.deepEqual(
      batch?.commands.map(({ value }) => value),
      ["python -m churn.score"],
    );
  });

  it("reads probes with the paths they ask, and limits but not requests", () => {
    assert.deepEqual(
      api?.probes.map((probe) => [probe.kind, probe.path]),
      [
        ["liveness", "/healthz"],
        ["readiness", "/ready"],
        ["startup", undefined],
      ],
    );
    assert.equal(cut(workloads, api?.probes[0]?.span), "livenessProbe:\n            httpGet: { path: /healthz, port: 8000 }");
    assert.equal(cut(workloads, api?.limits), 'limits: { cpu: "1", memory: 1Gi }');
    assert.equal(batch?.limits, undefined);
    assert.equal(read(workloads.replace(/ +limits: .*\n/, "")).resources[1]?.limits, undefined);
  });

  it("takes a suspended CronJob for one without a schedule", () => {
    const text = "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: nightly\nspec:\n  suspend: true\n  schedule: 0 3 * * *\n";
    const scheduleIn = (one: string) => read(one).resources[0]?.schedule?.value;
    assert.equal(scheduleIn(text), undefined);
    assert.equal(scheduleIn(text.replace("true", "false")), "0 3 * * *");
  });

  it("reads schedules, and what autoscalers scale", () => {
    assert.deepEqual([batch?.schedule?.value, cut(workloads, batch?.schedule?.span)], ["0 3 * * *", "0 3 * * *"]);
    assert.deepEqual([api?.scaling, cut(workloads, scaler?.scaling), scaler?.target], [undefined, "HorizontalPodAutoscaler", "churn-api"]);
  });

  it("gives signs", () => {
    assert.deepEqual(signValues(facts, "image"), ["amazon/aws-cli", "ghcr.io/acme/churn-api", "ghcr.io/acme/churn-batch"]);
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI", "OPENAI_API_KEY"]);
    assert.deepEqual(signValues(facts, "uri"), ["s3://churn-models/prod/model.pkl", "http://mlflow.mlops:5000"]);
    assert.deepEqual([...new Set(signValues(facts, "config"))], ["kubernetes"]);
    assert(signValues(facts, "command").includes("alembic upgrade head"));
  });

  it("reads resources of operators", () => {
    const found = read(operators);
    const byName = (kind: string) => found.resources.find((resource) => resource.kind === kind);
    const markers = new Set(signValues(found, "config"));
    for (const marker of ["kserve", "knative", "keda", "argo-workflow", "argo-rollouts", "argo-cd", "ray-operator", "spark-operator", "seldon"])
      assert(markers.has(marker), marker);
    assert(markers.has("prometheus-operator"));
    assert.equal(cut(operators, byName("InferenceService")?.scaling), "maxReplicas: 5");
    assert.equal(cut(operators, byName("Service")?.scaling), 'autoscaling.knative.dev/max-scale: "10"');
    assert.deepEqual([byName("ScaledObject")?.target, cut(operators, byName("ScaledObject")?.scaling)], ["celery-worker", "ScaledObject"]);
    assert.deepEqual([byName("CronWorkflow")?.schedule?.value, byName("CronWorkflow")?.images], ["0 2 * * 1", []]);
    assert.deepEqual(
      byName("CronWorkflow")?.commands.map(({ value }) => value),
      ["set -e", "dvc repro"],
    );
    assert.deepEqual(
      byName("RayJob")?.commands.map(({ value }) => value),
      ["python tune.py --trials 20"],
    );
    const spark = byName("ScheduledSparkApplication");
    assert.deepEqual([spark?.schedule?.value, spark?.images[0]?.value], ["@daily", "apache/spark:3.5.0"]);
    assert.equal(spark?.commands[0]?.value, "spark-submit local:///opt/app/features.py");
    assert(spark?.scaling);
    assert(signValues(found, "uri").includes("gs://churn-models/prod"));
  });

  it("takes names of variables, but no values, from secrets", () => {
    const text = `apiVersion: v1
kind: Secret
metadata: { name: app }
stringData:
  OPENAI_API_KEY: sk-not-a-key
  DATABASE_URL: postgresql://u:p@db:5432/app
---
apiVersion: v1
kind: ConfigMap
metadata: { name: app }
data:
  QDRANT_URL: http://qdrant:6333
  settings.yaml: |
    broker: amqp://rabbit:5672
`;
    const { signs, resources } = read(text);
    assert.equal(JSON.stringify(resources).includes("sk-not"), false);
    assert.deepEqual(
      signs.filter(({ kind }) => kind !== "config").map(({ kind, value }) => `${kind} ${value}`),
      ["env OPENAI_API_KEY", "env DATABASE_URL", "env QDRANT_URL", "uri http://qdrant:6333", "uri amqp://rabbit:5672"],
    );
  });

  it("reads lists of resources, patches without containers' images, and manifests that templates of other programs fill in", () => {
    const list = "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: { name: db }\n";
    assert.deepEqual(
      read(list).resources.map(({ kind, name }) => `${kind} ${name}`),
      ["Service db"],
    );
    const patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { replicas: 3 }\n";
    assert.deepEqual(read(patch).resources[0]?.images, []);
    const jinja = workloads.replace("ghcr.io/acme/churn-api:1.4.2", "{{ registry }}/churn-api:{{ tag }}").replace("replicas: 2", "replicas: {{ n }}");
    assert.deepEqual(read(jinja, "ansible/files/app.yaml").resources[1]?.images.map(({ value }) => value), ["amazon/aws-cli:2.15.0"]);
    assert.deepEqual(read(jinja).notes, []);
  });

  it("takes no pattern of a policy for a container that runs", () => {
    const policy =
      "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: { name: no-latest }\nspec:\n  rules:\n    - name: tag\n      validate:\n        pattern: { spec: { containers: [{ image: \"!*:latest\" }] } }\n";
    assert.deepEqual(
      read(policy).resources.map(({ kind, name, images }) => [kind, name, images]),
      [["ClusterPolicy", "no-latest", []]],
    );
  });

  it("passes over definitions of custom resources among the rest, whose places stay", () => {
    const definition = `apiVersion: apiextensions.k8s.io/v1\r\nkind: CustomResourceDefinition\nmetadata: { name: widgets.acme.dev }\nspec:\n  properties: [\n`;
    const text = `${definition}---\n# kind: CustomResourceDefinition\n${workloads}---\n${definition}`;
    const { resources, notes } = read(text);
    assert.deepEqual(
      resources.map(({ kind }) => kind),
      read(workloads).resources.map(({ kind }) => kind),
    );
    assert.deepEqual(
      resources.map(({ span }) => cut(text, span)),
      read(workloads).resources.map(({ span }) => cut(workloads, span)),
    );
    assert.deepEqual(notes, []);
  });

  it("leaves other files with versions and kinds alone", () => {
    for (const text of [
      "",
      "services:\n  api: { image: x }\n",
      "apiVersion: v3.0.0\nkind: DataContract\nid: orders\n",
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: x }\n",
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n",
      "apiVersion: v1\nkind: Config\nclusters: []\n",
      "apiVersion: v2\nname: chart\nversion: 0.1.0\n",
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: { names: { kind: Widget } }\n",
      "# apiVersion: v1\n# kind: Pod\n",
    ]) {
      assert.equal(kubernetesReader.read({ path, text, bytes: text.length }), undefined, text);
    }
    assert.equal(kubernetesReader.read({ path: "chart/templates/a.yaml", text: `${workloads}\n# {{ x }}`, bytes: 1 }), undefined);
  });

  it("gives nothing for long files of other kinds", () => {
    const text = "- name: a long list of things\n  value: 1\n".repeat(20_000);
    assert.equal(kubernetesReader.read({ path, text, bytes: text.length }), undefined);
  });

  itTakesAnything(kubernetesReader, path, [workloads, operators]);
});
