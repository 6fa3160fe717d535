import assert from "node:assert/strict";
import { ragService, type SampleProject } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** No OpenTelemetry is to be had from Debian: what the module uses of it, keeping spans in a list. */
const standIn: Readonly<Record<string, string>> = {
  "opentelemetry/__init__.py": "",
  "opentelemetry/trace.py": `from contextlib import contextmanager
from enum import Enum

spans, made = [], []
SpanKind = Enum("SpanKind", "CLIENT")
StatusCode = Enum("StatusCode", "ERROR")

class Status:
    def __init__(self, code):
        self.code = code

class Span(dict):
    set_attribute = dict.__setitem__

    def set_status(self, status):
        self["status"] = status.code.name

class Tracer:
    @contextmanager
    def start_as_current_span(self, name, kind, record_exception):
        spans.append(Span(name=name, recorded=record_exception))
        yield spans[-1]

def get_tracer(name):
    return Tracer()

def set_tracer_provider(provider):
    made.append(provider)
`,
  "opentelemetry/exporter/otlp/proto/http/trace_exporter.py": "class OTLPSpanExporter:\n    pass\n",
  "opentelemetry/sdk/resources.py": "class Resource:\n    create = staticmethod(dict)\n",
  "opentelemetry/sdk/trace/__init__.py":
    "class TracerProvider:\n    def __init__(self, resource):\n        self.processors = []\n        self.add_span_processor = self.processors.append\n",
  "opentelemetry/sdk/trace/export.py": "class BatchSpanProcessor:\n    def __init__(self, exporter):\n        pass\n",
};

describe("scaffold llm-tracing", function () {
  this.timeout(60_000);
  before(ensureValidators);

  it("makes a span of each call, with its tokens or its error, and without what users wrote", async () => {
    const { home } = await scaffolded(ragService, "llm-tracing");
    for (const [path, text] of Object.entries(standIn)) writeFile(home, path, text);
    const program = `
from opentelemetry.trace import made, spans
from llm_tracing import model_call, start_tracing

start_tracing()
assert len(made[0].processors) == 1
with model_call("m", prompt="answer.v1") as call:
    call.tokens(10, 3)
try:
    with model_call("m"):
        raise ValueError("what a user wrote")
except ValueError:
    pass
else:
    raise SystemExit("the error is swallowed")
first, second = spans
assert first["gen_ai.request.model"] == "m" and first["gen_ai.usage.output_tokens"] == 3 and first["app.prompt"] == "answer.v1", first
assert second["error.type"] == "ValueError" and second["status"] == "ERROR" and not second["recorded"], second
assert "wrote" not in str(spans)
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
  });

  it("says where the tool in use takes spans", async () => {
    const sample: SampleProject = {
      files: { ...ragService.files, "requirements.txt": `${ragService.files["requirements.txt"]}langfuse==3.6.0\n` },
    };
    assert.match((await scaffolded(sample, "llm-tracing")).written.get("llm_tracing.py") ?? "", /\/api\/public\/otel/);
  });
});
