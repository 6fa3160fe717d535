import assert from "node:assert/strict";
import { withoutActions } from "../../src/readers/infrastructure/template-actions.js";
import { helmReader } from "../../src/readers/helm.js";
import { kustomizeReader } from "../../src/readers/kustomize.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const chart = `apiVersion: v2
name: churn
description: Serves the churn model
type: application
version: 0.3.0
dependencies:
  - name: postgresql
    version: 15.x.x
    repository: https://charts.example.com/stable
`;

const values = `replicaCount: 2

image:
  registry: ghcr.io
  repository: acme/churn-api
  tag: "1.4.2"

livenessProbe:
  httpGet:
    path: /healthz
    port: http

resources:
  limits:
    cpu: 500m
    memory: 512Mi
  requests:
    cpu: 100m

autoscaling:
  enabled: true
  minReplicas: 1
  maxReplicas: 10

worker:
  image: { repository: ghcr.io/acme/churn-worker, tag: "{{ .Chart.AppVersion }}" }
  schedule: "*/15 * * * *"

env:
  - name: LANGFUSE_HOST
    value: https://langfuse.example.com
`;

const deployment = `{{- if .Values.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "churn.fullname" . }}
  labels:
    {{- include "churn.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicaCount }}
  {{- end }}
  template:
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          args: ["--config", "{{ .Values.config }}"]
          env:
            - name: MODEL_STAGE
              value: {{ .Values.stage | quote }}
            {{- range $key, $value := .Values.env }}
            - name: {{ $key }}
              value: {{ $value | quote }}
            {{- end }}
          livenessProbe:
            {{- toYaml .Values.livenessProbe | nindent 12 }}
          readinessProbe:
            httpGet:
              path: {{ .Values.basePath }}/ready
              port: http
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
        - name: proxy
          image: envoyproxy/envoy:v1.29.0
          command: ["envoy", "-c", "/etc/envoy/{{ .Values.name }}.yaml"]
          resources:
            limits:
              memory: 128Mi
{{- end }}
`;

const hpa = `{{- if .Values.autoscaling.enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "churn.fullname" . }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "churn.fullname" . }}
  maxReplicas: {{ .Values.autoscaling.maxReplicas }}
{{- end }}
`;

const template = "charts/churn/templates/deployment.yaml";
const read = reading(helmReader, template);

describe("helm reader", () => {
  it("reads a chart and what it depends on", () => {
    const facts = read(chart, "charts/churn/Chart.yaml");
    assert.deepEqual(
      facts.resources.map(({ kind, name }) => [kind, name]),
      [["Chart", "churn"]],
    );
    assert.deepEqual(signValues(facts, "config"), ["helm", "chart:postgresql"]);
  });

  it("reads values: images, probes, limits, autoscaling", () => {
    const { resources, ...facts } = read(values, "charts/churn/values.yaml");
    const [found] = resources;
    assert.deepEqual([found?.kind, found?.name], ["Values", "churn"]);
    assert.deepEqual(
      found?.images.map(({ value }) => value),
      ["ghcr.io/acme/churn-api:1.4.2", "ghcr.io/acme/churn-worker"],
    );
    assert.deepEqual(
      found?.probes.map(({ kind, path }) => [kind, path]),
      [["liveness", "/healthz"]],
    );
    assert.match(cut(values, found?.limits) ?? "", /^limits:\s+cpu: 500m/);
    assert.match(cut(values, found?.scaling) ?? "", /^autoscaling:/);
    assert.equal(found?.schedule?.value, "*/15 * * * *");
    assert.deepEqual(signValues({ ...facts }, "env"), ["LANGFUSE_HOST"]);
  });

  it("does not take for on what values switch off", () => {
    const off = values.replace("enabled: true", "enabled: false").replace("livenessProbe:", "livenessProbe:\n  enabled: false");
    const [found] = read(off, "deploy/values-prod.yaml").resources;
    assert.deepEqual([found?.scaling, found?.probes], [undefined, []]);
    const empty = "resources: {}\nlivenessProbe: {}\nautoscaling:\n  enabled: false\n  maxReplicas: 100\n";
    const [nothing] = read(empty, "chart/values.yaml").resources;
    assert.deepEqual([nothing?.limits, nothing?.probes, nothing?.scaling], [undefined, [], undefined]);
  });

  it("reads templates as what they say themselves", () => {
    const facts = read(deployment);
    const [found] = facts.resources;
    assert.deepEqual([facts.format, found?.kind, found?.name, cut(deployment, found?.span)], ["helm", "Deployment", "", "Deployment"]);
    assert.deepEqual(
      found?.images.map(({ value, span }) => [value, cut(deployment, span)]),
      [["envoyproxy/envoy:v1.29.0", "envoyproxy/envoy:v1.29.0"]],
    );
    assert.deepEqual(
      found?.commands.map(({ value }) => value),
      ["envoy -c /etc/envoy/{{ }}.yaml"],
    );
    assert.deepEqual(
      found?.probes.map(({ kind, path }) => [kind, path]),
      [["readiness", "/ready"]],
    );
    assert.match(cut(deployment, found?.limits) ?? "", /memory: 128Mi$/);
    assert.deepEqual(signValues(facts, "env"), ["MODEL_STAGE"]);
  });

  it("leaves to the values whether there is an autoscaler", () => {
    assert.equal(read(hpa).resources[0]?.scaling, undefined);
    const always = hpa.replace(/^\{\{- (?:if.*|end )\}\}\n/gm, "");
    assert.equal(cut(always, read(always).resources[0]?.scaling), "HorizontalPodAutoscaler");
    assert.equal(read(always).resources[0]?.target, undefined);
  });

  it("leaves other files alone", () => {
    for (const [path, text] of [
      ["values.yaml", "learning_rate: 0.1\nbatch_size: 32\n"],
      ["values.yaml", "kind: ConfigMap\nimage: x\n"],
      ["templates/email.yaml", "subject: Hello {{ name }}\n"],
      ["templates/job.yaml", "apiVersion: batch/v1\nkind: Job\n"],
      ["chart.yaml", "title: Sales\n"],
    ] as const)
      assert.equal(helmReader.read({ path, text, bytes: text.length }), undefined, path + text);
  });

  itTakesAnything(helmReader, template, [deployment, hpa]);
  itTakesAnything(helmReader, "charts/churn/values.yaml", [values]);
});

describe("withoutActions", () => {
  it("keeps every character in its place", () => {
    for (const text of [deployment, hpa, values, "{{ a", "}} {{", "a: {{ b }}\r\n{% if x %}\r\nc: 1\r\n{% endif %}\r\n"]) {
      const blank = withoutActions(text);
      assert.equal(blank.length, text.length);
      assert.deepEqual([...blank.matchAll(/[\r\n]/g)].map(({ index }) => index), [...text.matchAll(/[\r\n]/g)].map(({ index }) => index));
    }
  });

  it("leaves the expressions of other formats alone", () => {
    assert.equal(withoutActions("command: echo ${{inputs.a}}\n"), "command: echo ${{inputs.a}}\n");
  });

  it("ends on long text within mocha's timeout, which it would not if it went over it again and again", () => {
    for (const text of ["{{".repeat(200_000), "{{ a }} ".repeat(100_000)]) assert.equal(withoutActions(text).length, text.length);
  });
});

describe("kustomize reader", () => {
  const overlay = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../../base]
images:
  - name: churn-api
    newName: ghcr.io/acme/churn-api
    newTag: "2024.3.27"
configMapGenerator:
  - name: env
    literals: ["QDRANT_URL=http://qdrant:6333", "debug=1"]
helmCharts:
  - name: redis
    repo: https://charts.example.com/stable
`;
  const readOverlay = reading(kustomizeReader, "overlays/prod/kustomization.yaml");

  it("reads the images it puts in", () => {
    const facts = readOverlay(overlay);
    const [found] = facts.resources;
    assert.deepEqual([found?.kind, found?.name], ["Kustomization", "prod"]);
    assert.deepEqual(
      found?.images.map(({ value, span }) => [value, cut(overlay, span)]),
      [["ghcr.io/acme/churn-api:2024.3.27", "ghcr.io/acme/churn-api"]],
    );
    assert.deepEqual(signValues(facts, "config"), ["kustomize", "chart:redis"]);
    assert.deepEqual(signValues(facts, "env"), ["QDRANT_URL"]);
  });

  itTakesAnything(kustomizeReader, "kustomization.yaml", [overlay]);
});
