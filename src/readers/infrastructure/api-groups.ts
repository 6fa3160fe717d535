/**
 * API groups of Kubernetes resources by the marker that shows whose they are. A group also stands for those below it (`x.knative.dev`);
 * `group/Kind` for one kind. Groups that are not here are of Kubernetes alone.
 */
const markers: Readonly<Record<string, string>> = {
  "argoproj.io/AnalysisTemplate": "argo-rollouts",
  "argoproj.io/Application": "argo-cd",
  "argoproj.io/ApplicationSet": "argo-cd",
  "argoproj.io/AppProject": "argo-cd",
  "argoproj.io/ClusterWorkflowTemplate": "argo-workflow",
  "argoproj.io/CronWorkflow": "argo-workflow",
  "argoproj.io/Rollout": "argo-rollouts",
  "argoproj.io/Workflow": "argo-workflow",
  "argoproj.io/WorkflowTemplate": "argo-workflow",
  "crossplane.io": "crossplane",
  "elastic.co": "elasticsearch-operator",
  "feast.dev": "feast-operator",
  "flagger.app": "flagger",
  "flink.apache.org": "flink-operator",
  "flyte.lyft.com": "flyte-workflow",
  "grafana.com": "grafana-operator",
  "integreatly.org": "grafana-operator",
  "istio.io": "istio",
  "keda.sh": "keda",
  "knative.dev": "knative",
  "kubeflow.org": "kubeflow",
  "linkerd.io": "linkerd",
  "machinelearning.seldon.io": "seldon",
  "milvus.io": "milvus-operator",
  "mlops.seldon.io": "seldon",
  "monitoring.coreos.com": "prometheus-operator",
  "opentelemetry.io": "opentelemetry-operator",
  "postgresql.cnpg.io": "postgres-operator",
  "acid.zalan.do": "postgres-operator",
  "ray.io": "ray-operator",
  "ray.io/RayService": "ray-service",
  "serving.kserve.io": "kserve",
  "serving.kubeflow.org": "kserve",
  "sparkoperator.k8s.io": "spark-operator",
  "strimzi.io": "kafka-operator",
  "tekton.dev": "tekton",
  "toolkit.fluxcd.io": "flux",
};

/** The marker of a resource by its `apiVersion` and kind; `undefined` for Kubernetes' own. */
export function apiMarker(apiVersion: string, kind: string): string | undefined {
  const [group = ""] = apiVersion.split("/", 1);
  if (!apiVersion.includes("/")) return undefined;
  if (Object.hasOwn(markers, `${group}/${kind}`)) return markers[`${group}/${kind}`];
  for (let below = group; below !== ""; below = below.slice(below.indexOf(".") + 1)) {
    if (Object.hasOwn(markers, below)) return markers[below];
    if (!below.includes(".")) break;
  }
  return undefined;
}
