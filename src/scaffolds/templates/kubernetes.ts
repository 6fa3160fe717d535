import type { Project } from "../../project/project.js";
import { declared } from "../../project/stack/written-commands.js";
import { describeStack } from "../../project/stack.js";
import { needsGpu } from "../accelerator.js";
import { providerSecrets } from "../eval-command.js";
import { healthPath, portOf } from "../health-probe.js";
import { metricsForm } from "./service-metrics.js";

/** Which of two versions a Deployment runs: the Service's selector takes both, the route tells them apart. */
export type Track = "stable" | "canary";

const header = "# Written by Roadworthy from what the project shows; look for TODO.";

/** A Deployment with probes on the service's own routes, requests and limits, and as few rights as it needs. */
export function deploymentManifest(project: Project, track: Track): string {
  const stack = describeStack(project);
  const { name, service } = stack;
  const port = portOf(stack);
  const health = healthPath(stack);
  const ready = service?.routes.find(({ value }) => /^\/(?:readyz?|readiness)$/.test(value))?.value ?? health;
  const secrets = providerSecrets(project, stack);
  const probe = (path: string | undefined) => (path === undefined ? "tcpSocket: { port: http }" : `httpGet: { path: ${path}, port: http }`);
  const isScraped = project.tool("prometheus") !== undefined;
  const metricsPort = metricsForm(service?.framework) === "calls" ? 9000 : port;
  return `${[
    header,
    ...(track === "canary" ? ["# The next version, beside the one that runs; deploy/canary.sh puts its image in."] : []),
    ...(secrets.length > 0
      ? [`# Needs once: kubectl create secret generic ${name}-secrets ${secrets.map((one) => `--from-literal=${one}=…`).join(" ")}`]
      : []),
    "apiVersion: apps/v1",
    "kind: Deployment",
    "metadata:",
    `  name: ${nameOf(name, track)}`,
    `  labels: { app.kubernetes.io/name: ${name}, track: ${track} }`,
    "spec:",
    ...(track === "canary" ? ["  replicas: 1"] : ["  # The autoscaler sets the number of replicas."]),
    "  revisionHistoryLimit: 5",
    "  strategy:",
    "    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }",
    "  selector:",
    `    matchLabels: { app.kubernetes.io/name: ${name}, track: ${track} }`,
    "  template:",
    "    metadata:",
    `      labels: { app.kubernetes.io/name: ${name}, track: ${track} }`,
    ...(isScraped
      ? [
          "      annotations:",
          '        prometheus.io/scrape: "true"',
          `        prometheus.io/port: "${metricsPort}"`,
          "        prometheus.io/path: /metrics",
        ]
      : []),
    "    spec:",
    "      automountServiceAccountToken: false",
    "      securityContext:",
    "        runAsNonRoot: true",
    `        runAsUser: ${userOf(project)}`,
    "        seccompProfile: { type: RuntimeDefault }",
    "      containers:",
    `        - name: ${name}`,
    `          image: ${name}${track === "canary" ? ":canary" : ""}`,
    "          ports:",
    `            - { name: http, containerPort: ${port} }`,
    "          env:",
    "            # The file system is read-only; what the program writes goes to /tmp.",
    "            - { name: HOME, value: /tmp }",
    ...secrets.flatMap((one) => [
      `            - name: ${one}`,
      "              valueFrom:",
      `                secretKeyRef: { name: ${name}-secrets, key: ${one} }`,
    ]),
    "          # Starting points: measure under load, then set them.",
    "          resources:",
    "            requests: { cpu: 500m, memory: 1Gi }",
    `            limits: { cpu: "2", memory: 2Gi${needsGpu(project) ? ", nvidia.com/gpu: 1" : ""} }`,
    "          # Loading a model takes time: until this succeeds, the others wait.",
    "          startupProbe:",
    `            ${probe(health)}`,
    "            periodSeconds: 5",
    "            failureThreshold: 60",
    "          readinessProbe:",
    `            ${probe(ready)}`,
    "            periodSeconds: 10",
    "            timeoutSeconds: 3",
    "          livenessProbe:",
    `            ${probe(health)}`,
    "            periodSeconds: 20",
    "            timeoutSeconds: 5",
    "            failureThreshold: 3",
    "          securityContext:",
    "            allowPrivilegeEscalation: false",
    "            readOnlyRootFilesystem: true",
    "            capabilities: { drop: [ALL] }",
    "          volumeMounts:",
    "            - { name: tmp, mountPath: /tmp }",
    "      volumes:",
    "        - { name: tmp, emptyDir: {} }",
  ].join("\n")}\n`;
}

/** The user that the image runs as, where it says so by number; else the one of the Dockerfile that scaffolds write. */
function userOf(project: Project): string {
  const user = project.facts("dockerfile").flatMap(({ facts }) => facts.stages.at(-1)?.user?.value ?? [])[0];
  return user && /^[1-9]\d*(?::\d+)?$/.test(user) ? user.replace(/:.*/, "") : describeStack(project).node ? "1000" : "10001";
}

/** What a track's objects are called. */
export function nameOf(name: string, track: Track): string {
  return track === "canary" ? `${name}-canary` : name;
}

/** A Service; with a track, one that only that version answers. */
export function serviceManifest(name: string, track?: Track): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${track ? `${name}-${track}` : name}
  labels: { app.kubernetes.io/name: ${name} }
spec:
  selector: { app.kubernetes.io/name: ${name}${track ? `, track: ${track}` : ""} }
  ports:
    - { name: http, port: 80, targetPort: http }
`;
}

/** The Service of the whole application, as a file. */
export function serviceFile(name: string): string {
  return `${header}\n${serviceManifest(name)}`;
}

/** An autoscaler on CPU, with the declared range where there is one. */
export function autoscalerManifest(project: Project, target: string): string {
  const { min, max } = scalingRange(project);
  return `${header}
${
  project.traits.llm.value
    ? "# Waiting for a language model takes no CPU: scale on requests in flight where the cluster has such a metric.\n"
    : ""
}apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${target}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${target} }
  minReplicas: ${min}
  maxReplicas: ${max}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: 70 }
  behavior:
    # A pod has to load its model first: shrink slowly.
    scaleDown: { stabilizationWindowSeconds: 300 }
`;
}

function scalingRange(project: Project): { readonly min: number; readonly max: number } {
  const number = (key: string) => {
    const value = Number(declared(project, "serving", 0, "scaling", key)?.value);
    return Number.isInteger(value) && value >= 1 ? value : undefined;
  };
  const [min, max] = [number("min"), number("max")];
  const least = min ?? Math.min(2, max ?? 2);
  return { min: least, max: max !== undefined && max >= least ? max : Math.max(6, least) };
}

/** Keeps the service up while nodes are drained. */
export function disruptionBudget(name: string): string {
  return `${header}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${name}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app.kubernetes.io/name: ${name}, track: stable }
`;
}

/** How the drift check runs in the cluster. */
export interface DriftCheck {
  readonly cron: string;
  readonly command: readonly string[];
  readonly image: string;
  /** The workflow that runs the same already, which keeps the cluster's own from running. */
  readonly scheduledBy?: string;
}

/** A CronJob of the drift check, once at a time and never again when it trips. */
export function driftManifest(project: Project, { cron, command, image, scheduledBy }: DriftCheck): string {
  const { name } = describeStack(project);
  return `${header}
# TODO: mount or fetch the reference data and recent inputs; until both are there, the Job fails with exit code 2.
# The image holds the script where its Dockerfile copies it. A failed Job is drift: alert on kube_job_status_failed.
apiVersion: batch/v1
kind: CronJob
metadata:
  name: ${name}-drift
  labels: { app.kubernetes.io/component: drift-check }
spec:
  schedule: "${cron}"
${
  scheduledBy === undefined
    ? ""
    : `  # ${scheduledBy} runs the same. To run it beside the data instead, take the schedule out there, and this line here.
  suspend: true
`
}  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 0
      activeDeadlineSeconds: 3600
      template:
        metadata:
          labels: { app.kubernetes.io/component: drift-check }
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: ${userOf(project)}
            seccompProfile: { type: RuntimeDefault }
          containers:
            - name: drift
              image: ${image}
              command: ${JSON.stringify(command)}
              env:
                - { name: HOME, value: /tmp }
              resources:
                requests: { cpu: 500m, memory: 1Gi }
                limits: { cpu: "1", memory: 2Gi }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              volumeMounts:
                - { name: tmp, mountPath: /tmp }
          volumes:
            - { name: tmp, emptyDir: {} }
`;
}

/** What all places have in common. */
export function baseKustomization(name: string, watchesDrift: boolean): string {
  return `${header}
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - deployment.yaml
  - service.yaml
  - autoscaler.yaml
  - disruption-budget.yaml
${watchesDrift ? "  - drift-check.yaml\n" : ""}images:
  - name: ${name}
    # TODO: your registry. A deployment sets both: kustomize edit set image ${name}=REGISTRY/${name}:VERSION
    newName: registry.example.com/${name}
    newTag: TODO
`;
}

/** A place that the service is deployed to, with settings of its own. */
export function overlayKustomization(name: string, place: "staging" | "production"): string {
  return `# Written by Roadworthy. Look: kubectl kustomize deploy/kubernetes/overlays/${place}
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${place}
resources:
  - ../../base
${
  place === "staging"
    ? `# Less of everything than production.
patches:
  - target: { kind: HorizontalPodAutoscaler, name: ${name} }
    patch: |
      - { op: replace, path: /spec/minReplicas, value: 1 }
      - { op: replace, path: /spec/maxReplicas, value: 2 }
`
    : ""
}`;
}
