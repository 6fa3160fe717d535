import type { PythonCall } from "../../facts/python-facts.js";
import { callsTo, oncePerModules, type PlacedCall } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";

const instrument = /^prometheus_client\.(?:\w+\.)?(?:Counter|Gauge|Histogram|Summary)$/;
const instrumentator = /^prometheus_fastapi_instrumentator\.(?:\w+\.)*Instrumentator\(\)(?:\.\w+(?:\(\))?)*\.instrument$/;
/** Hands the registry out, or pushes it somewhere. */
const exposes =
  /^prometheus_client\.(?:\w+\.)*(?:make_[aw]sgi_app|start_(?:http|wsgi)_server|generate_latest|push(?:add)?_to_gateway|MetricsHandler|write_to_textfile|GraphiteBridge)$|\.expose$/;
const pushes = /\.(?:push(?:add)?_to_gateway|write_to_textfile)$/;
/** Libraries and servers that hand out the default registry by themselves. */
const exposedBy =
  /^(?:prometheus_flask_exporter|starlette_exporter|starlette_prometheus|django_prometheus|aioprometheus|prometheus_async|bentoml|ray|litserve|mlserver|kserve|seldon_core|vllm|litestar|opentelemetry\.(?:metrics|sdk\.metrics|instrumentation|exporter\.prometheus)|metaflow|celery_exporter|sanic_prometheus)\b/;
const latency = /latenc|duration|second|_time|_ms|millis|elapsed/i;
const errors = /error|fail|exception|status|outcome|code|result|success/i;

/** What a service tells Prometheus. */
export interface PrometheusUse {
  /** The first metric, where nothing hands out what is counted. */
  readonly unexposed?: PlacedCall;
  /** What metrics of one's own leave out, with the first of them that counts. */
  readonly lacking: readonly ("latency" | "errors")[];
  readonly first?: PlacedCall;
}

/** Reads how modules use the Prometheus client. Where a library counts requests by itself nothing is lacking. */
export const prometheusUse = oncePerModules((modules): PrometheusUse => {
  const own = callsTo(modules, instrument);
  const automatic = callsTo(modules, instrumentator);
  // A gauge shows a state; requests are counted.
  const counting = own.find(({ call }) => !/Gauge$/.test(call.name));
  const [first = automatic[0]] = counting ? [counting] : own;
  if (!first) return { lacking: [] };
  const isExposed = callsTo(modules, exposes).some((one) => !isOfJob(one)) || modules.some(exposesByItself);
  const unexposed = isExposed ? undefined : own.find(({ call }) => callsTo(modules, exposes).length === 0 || !hasRegistry(call));
  if (unexposed) return { unexposed, lacking: [], first };
  if (
    automatic.length > 0 ||
    modules.some(({ facts }) => facts.imports.some(({ module, name = "" }) => exposedBy.test(`${module}.${name}`)))
  )
    return { lacking: [], first };
  const times = own.some(({ call }) => /(?:Histogram|Summary)$/.test(call.name) || latency.test(wordsOf(call)));
  const fails = own.some(({ call }) => errors.test(wordsOf(call)));
  return { lacking: [...(times ? [] : (["latency"] as const)), ...(fails ? [] : (["errors"] as const))], first };
});

/** A job pushes the figures of a registry of its own; those of the service are not among them. */
function isOfJob({ call }: PlacedCall): boolean {
  return pushes.test(call.name) && hasRegistry(call);
}

function hasRegistry({ arguments: given }: PythonCall): boolean {
  return given.some(
    ({ name, value, unpacked }) => unpacked || (name === "registry" && !(value.kind === "name" && /(?:^|\.)REGISTRY$/.test(value.value))),
  );
}

function exposesByItself({ facts }: PythonModule): boolean {
  return (
    facts.imports.some(
      ({ module, name = "" }) =>
        exposedBy.test(`${module}.${name}`) || (exposes.test(`${module}.${name}`) && !pushes.test(`${module}.${name}`)),
    ) || facts.strings.some(({ value }) => /\/metrics\/?$/.test(value))
  );
}

/** A metric's name and labels; everything may be in it where these are worked out. */
function wordsOf({ arguments: given }: PythonCall): string {
  const telling = given.filter(({ name }) => !/^(?:registry|buckets|multiprocess_mode)$/.test(name ?? ""));
  const isUnknown = telling.some(
    ({ unpacked, value }) => unpacked || value.kind === "name" || value.kind === "other" || value.kind === "call",
  );
  const texts = given
    .flatMap(({ value }) => (value.kind === "list" ? value.items : [value]))
    .flatMap((value) => (value.kind === "string" ? [value.value] : []));
  return isUnknown ? "error latency" : texts.join(" ");
}
