import assert from "node:assert/strict";
import { parse } from "yaml";
import { flaskService, pipService, type SampleProject, streamlitApp } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** OpenTelemetry is not to be had here; this stands for it, and says what it is asked. Names and arguments are those of its API. */
const stand = `import contextlib, sys, types


def module(name, **members):
    found = types.ModuleType(name)
    found.__path__ = []
    vars(found).update(members)
    sys.modules[name] = found
    parent, _, last = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], last, found)


def recorder(name):
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs
        print(name, *(getattr(a, "value", type(a).__name__) for a in args), *sorted(kwargs))
    return type(name, (), {"__init__": __init__, "value": name})


class TracerProvider(recorder("TracerProvider")):
    def add_span_processor(self, processor):
        print("processor", type(processor).__name__)


class Tracer:
    @contextlib.contextmanager
    def start_as_current_span(self, name, attributes=None):
        print("span", name, attributes)
        yield self


class Instrumentor:
    def instrument_app(app, **kwargs):
        print("instrumented", kwargs.get("excluded_urls"))


class FlaskInstrumentor:
    def instrument_app(self, app, excluded_urls=None):
        print("instrumented", excluded_urls)


class Resource:
    create = staticmethod(lambda attributes: print("resource", attributes["service.name"]))


class TraceIdRatioBased:
    def __init__(self, rate):
        self.value = rate


for name in ("opentelemetry", "opentelemetry.exporter", "opentelemetry.exporter.otlp", "opentelemetry.exporter.otlp.proto",
             "opentelemetry.exporter.otlp.proto.http", "opentelemetry.instrumentation", "opentelemetry.sdk"):
    module(name)
module("opentelemetry.trace", set_tracer_provider=lambda provider: print("set"), get_tracer=lambda name: Tracer())
module("opentelemetry.exporter.otlp.proto.http.trace_exporter", OTLPSpanExporter=recorder("OTLPSpanExporter"))
module("opentelemetry.instrumentation.fastapi", FastAPIInstrumentor=Instrumentor)
module("opentelemetry.instrumentation.flask", FlaskInstrumentor=FlaskInstrumentor)
module("opentelemetry.sdk.resources", Resource=Resource)
module("opentelemetry.sdk.trace", TracerProvider=TracerProvider)
module("opentelemetry.sdk.trace.export", BatchSpanProcessor=recorder("BatchSpanProcessor"))
module("opentelemetry.sdk.trace.sampling", ParentBased=recorder("ParentBased"), TraceIdRatioBased=TraceIdRatioBased)
`;

describe("scaffold tracing", function () {
  this.timeout(60_000);
  before(ensureValidators);

  for (const [name, sample, folder, call, untraced] of [
    ["FastAPI", pipService, "app", "set_up_tracing(object())", "metrics,healthz"],
    ["Flask", flaskService, "web", "set_up_tracing(object())", "metrics,ping"],
    ["Streamlit", streamlitApp, "", "set_up_tracing()", undefined],
  ] as const) {
    it(`sets OpenTelemetry up and names steps (${name})`, async () => {
      const said = await trace(sample, folder, call);
      assert.deepEqual(said, [
        ...[
          "resource churn",
          "ParentBased 0.5",
          "TracerProvider resource sampler",
          "OTLPSpanExporter",
          "BatchSpanProcessor OTLPSpanExporter",
        ].map((line) => line.replace("churn", said[0]?.split(" ")[1] ?? "")),
        "processor BatchSpanProcessor",
        "set",
        ...(untraced ? [`instrumented ${untraced}`] : []),
        "span retrieve {'documents': 12}",
      ]);
    });
  }

  it("names the packages that it needs and that are not declared", async () => {
    const { written } = await scaffolded(pipService, "tracing");
    assert.match(
      written.get("app/service_tracing.py") ?? "",
      /TODO: add to the dependencies:\n {4}opentelemetry-sdk\n {4}opentelemetry-exporter-otlp-proto-http\n {4}opentelemetry-instrumentation-fastapi\n/,
    );
    const declared = `${pipService.files["requirements.txt"]}opentelemetry-sdk==1.28.0\nopentelemetry-exporter-otlp-proto-http==1.28.0\nopentelemetry-instrumentation-fastapi==0.49b0\n`;
    const again = await scaffolded({ files: { ...pipService.files, "requirements.txt": declared } }, "tracing");
    assert.doesNotMatch(again.written.get("app/service_tracing.py") ?? "", /add to the dependencies/);
  });

  it("keeps the collector within its memory before anything else, and private text out before it is sent", async () => {
    const { written } = await scaffolded(pipService, "tracing");
    const { service, processors } = parse(written.get("monitoring/otel-collector.yaml") ?? "");
    assert.deepEqual(service.pipelines.traces.processors, ["memory_limiter", "attributes/private", "batch"]);
    for (const { action } of processors["attributes/private"].actions) assert.equal(action, "delete");
  });
});

/** What setting up and one step do, by a stand-in for OpenTelemetry that writes down each call. */
async function trace(sample: SampleProject, folder: string, call: string): Promise<readonly string[]> {
  const { home } = await scaffolded(sample, "tracing");
  writeFile(home, "stand.py", stand);
  const program = `import sys; sys.path[:0] = ["${home}", "${home}/${folder}"]
import stand
from service_tracing import set_up_tracing, step
${call}
with step("retrieve", documents=12): pass`;
  const { code, text } = run(python, ["-c", program], { cwd: home, env: { TRACED_SHARE: "0.5" } });
  assert.equal(code, 0, text);
  return text.trim().split("\n");
}
