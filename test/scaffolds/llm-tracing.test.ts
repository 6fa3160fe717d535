import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ragService, type SampleProject } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool, python, repository } from "./validators/ensure-validators.js";
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

  for (const [language, file, ending] of [
    ["TypeScript", "answer.ts", "ts"],
    ["JavaScript", "answer.js", "mjs"],
  ] as const)
    it(`does the same in ${language}, as a collector is told by the real client`, async () => {
      const sample: SampleProject = {
        files: {
          "package.json": '{ "name": "clerk", "type": "module", "dependencies": { "openai": "4.56.0" } }\n',
          [`src/${file}`]:
            'import OpenAI from "openai";\n\nexport const answer = () => new OpenAI().chat.completions.create({ model: "gpt-4o-2024-08-06", messages: [] });\n',
        },
      };
      const { home, written } = await scaffolded(sample, "llm-tracing");
      assert.deepEqual([...written.keys()], [`src/llm-tracing.${ending}`]);
      const [text = ""] = written.values();
      assert.match(text, /npm install @opentelemetry\/api /);
      assert.match(text, /reply\.usage\.prompt_tokens/);
      mkdirSync(join(home, "node_modules"));
      symlinkSync(nodeTool("@opentelemetry"), join(home, "node_modules/@opentelemetry"), "dir");
      const program = `import assert from "node:assert/strict";
import { createServer } from "node:http";
import { modelCall, startTracing } from "./src/llm-tracing.${ending === "ts" ? "js" : ending}";

const taken = [];
const collector = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  taken.push([request.url, Buffer.concat(parts).toString()]);
  response.end("{}");
}).listen(0, "127.0.0.1");
await new Promise((done) => collector.once("listening", done));
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:" + collector.address().port;
const tracing = startTracing();
const reply = await modelCall("m", async (call) => {
  call.tokens(10, 3);
  return "the answer";
}, { prompt: "answer.v1" });
assert.equal(reply, "the answer");
await assert.rejects(modelCall("m", async () => { throw new RangeError("what a user wrote"); }), RangeError);
await tracing.shutdown();
collector.close();
assert.equal(taken[0][0], "/v1/traces");
const { resourceSpans } = JSON.parse(taken[0][1]);
const flat = (attributes) => Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
assert.equal(flat(resourceSpans[0].resource.attributes)["service.name"], "clerk");
const [first, second] = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans).flatMap(({ spans }) => spans);
assert.deepEqual([first.name, flat(first.attributes)], ["chat m", {
  "app.prompt": "answer.v1", "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "m",
  "gen_ai.usage.input_tokens": 10, "gen_ai.usage.output_tokens": 3,
}]);
assert.deepEqual([second.status.code, flat(second.attributes)["error.type"], second.events], [2, "RangeError", []]);
assert(!taken[0][1].includes("wrote"));
`;
      writeFile(home, "check.mts", program);
      const { code, text: said } = run(process.execPath, [`${repository}/node_modules/tsx/dist/cli.mjs`, "check.mts"], { cwd: home });
      assert.equal(code, 0, said);
    });

  it("says where the tool in use takes spans", async () => {
    const sample: SampleProject = {
      files: { ...ragService.files, "requirements.txt": `${ragService.files["requirements.txt"]}langfuse==3.6.0\n` },
    };
    assert.match((await scaffolded(sample, "llm-tracing")).written.get("llm_tracing.py") ?? "", /\/api\/public\/otel/);
  });
});
