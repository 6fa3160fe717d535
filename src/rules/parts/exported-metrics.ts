import type { PythonCall } from "../../facts/python-facts.js";
import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, modulesThat } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { ownScripts } from "../../project/scripts.js";
import type { Place } from "../../text/span.js";

const instrument = /^prometheus_client\.(?:\w+\.)?(?:Counter|Gauge|Histogram|Summary|Info|Enum)$/;
const scriptInstrument = /^prom-client\.(?:Counter|Gauge|Histogram|Summary)$/;
/** What gives metrics names that code does not show. */
const unnamed =
  /^prometheus_client\.(?:\w+\.)?(?:\w+MetricFamily|Metric)$|(?:^|\.)create_(?:observable_)?(?:counter|gauge|histogram|up_down_counter)$/;

/** Jobs that evaluate what runs push their figures as production does. */
const exporting = modulesThat(({ role }) => role === "production" || role === "evaluation");

/** Code that is not read, whose metrics would not be seen. */
const otherLanguage = /\.(?:go|java|kt|scala|rs|cs|fs|rb|php|cc|cpp|cxx|ex|exs)$/;

/**
 * The names of the metrics that code registers with a Prometheus client, with the suffixes it adds, and where. Of Python, those of the modules
 * that `counts` picks. Empty when none are seen, or when some
 * cannot be: a name that code works out, or a service in a language that is not read.
 */
export function exportedMetrics(project: Project, counts: (module: PythonModule) => boolean): ReadonlyMap<string, Place> {
  const names = new Map<string, Place>();
  const add = (name: string, at: Place) => {
    const base = name.replace(/_total$/, "");
    for (const suffix of ["", "_total", "_count", "_sum", "_bucket", "_created", "_info"]) names.set(base + suffix, at);
  };
  if (filesLike(project, otherLanguage).some((path) => project.role(path) === "production")) return names;
  if (callsTo(exporting(project.python), unnamed).some(({ module }) => counts(module))) return new Map();
  for (const { call, module, at } of callsTo(exporting(project.python), instrument)) {
    if (!counts(module)) continue;
    const name = nameOf(call);
    if (name === undefined) return new Map();
    add(name, at);
  }
  for (const { role, facts, place } of ownScripts(project)) {
    if (role !== "production") continue;
    for (const call of facts.calls.filter((one) => one.constructs && scriptInstrument.test(one.name))) {
      const [first] = call.arguments;
      const entries = first?.value.kind === "dict" ? first.value.entries : [];
      const name = entries.find(({ key }) => key.kind === "string" && key.value === "name")?.value;
      if (name?.kind !== "string") return new Map();
      add(name.value, place(call.span));
    }
  }
  return names;
}

/** `Counter("seconds", "…", namespace="parcels")` is `parcels_seconds`. */
function nameOf({ arguments: given }: PythonCall): string | undefined {
  const value = (wanted: string) => given.find(({ name }) => name === wanted)?.value;
  const [first] = given;
  const parts = [value("namespace"), value("subsystem"), value("name") ?? (first?.name === undefined ? first?.value : undefined)];
  const written = parts.filter((part) => part !== undefined);
  if (given.some(({ unpacked }) => unpacked) || written.length === 0 || parts[2] === undefined) return undefined;
  return written.every((part) => part.kind === "string")
    ? written
        .map((part) => part.value)
        .filter(Boolean)
        .join("_")
    : undefined;
}

/** Metrics of Prometheus itself, of runtimes, of common exporters and of other systems (with dots) come from outside the workspace. */
const outside =
  /^(?:up$|ALERTS|scrape_|process_|python_|go_|node_|nodejs_|container_|kube_|kubelet_|prometheus_|alertmanager_|grafana_|http_server_|http_client_|http_requests?_|http_request_|http_response_|probe_|redis_|pg_|mysql_|mongodb_|kafka_|rabbitmq_|nginx_|istio_|envoy_|traefik_|aws_|machine_|flask_|starlette_|fastapi_|django_|gunicorn_|celery_|rpc_|grpc_|jvm_|windows_|nvidia_|nv_|DCGM_|vllm|ray_|otelcol_|traces_|absent|.*[.:].*)/;

/** Whether a metric of this name would be the project's own. */
export function isOwnMetric(name: string): boolean {
  return !outside.test(name);
}

/** What any module exports, asleep or not. */
export const allExported = remembered((project: Project) => exportedMetrics(project, () => true));

/** The first of some metrics that is the project's own and that nothing which runs exports, as far as exports are seen; asleep where a module exports it that nothing starts or imports. */
export function lostMetric(
  project: Project,
  metrics: readonly string[],
): { readonly metric: string; readonly isAsleep: boolean } | undefined {
  const known = allExported(project);
  const awake = exportedMetrics(project, reachedModules(project));
  const metric = known.size > 0 ? metrics.find((one) => isOwnMetric(one) && !awake.has(one)) : undefined;
  return metric === undefined ? undefined : { metric, isAsleep: known.has(metric) };
}
