import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port.js";
import { expressService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** The service in plain JavaScript, which Node.js runs as it is. */
const inJavaScript = {
  files: {
    "package.json": '{ "name": "clerk", "type": "module", "dependencies": { "openai": "4.77.0", "express": "4.21.2" } }\n',
    "server.js": (expressService.files["src/server.ts"] ?? "").replace(": Promise<string>", ""),
    "answer.js":
      'import OpenAI from "openai";\n\nexport const answer = (content) =>\n  new OpenAI().chat.completions.create({ model: "gpt-4o-2024-08-06", messages: [{ role: "user", content }] });\n',
  },
};

describe("metrics of a service in JavaScript", function () {
  this.timeout(120_000);
  before(ensureValidators);

  it("are answered as promtool takes them, and count calls, failures, tokens and spend", async () => {
    const { folder, written } = await scaffolded(inJavaScript, "monitoring");
    assert(written.has("service-metrics.mjs"), [...written.keys()].join());
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    symlinkSync(nodeTool("prom-client"), join(folder, "node_modules/prom-client"), "dir");
    const port = await freePort();
    writeFile(
      folder,
      "use.mjs",
      `import { recordLlmUsage, serveMetrics, track } from "./service-metrics.mjs";
await track("answer", () => 1);
await track("answer", async () => { throw new Error("no"); }).catch(() => {});
recordLlmUsage("a-model", 10, 5);
const server = serveMetrics(${port});
await new Promise((done) => (server.listening ? done() : server.once("listening", done)));
const [metrics, other] = await Promise.all(["/metrics", "/"].map((path) => fetch("http://127.0.0.1:${port}" + path)));
console.log(other.status);
console.log(await metrics.text());
process.exit(0);
`,
    );
    const text = await new Promise<string>((done) => {
      const child = spawn(process.execPath, ["use.mjs"], { cwd: folder });
      let said = "";
      child.stdout.on("data", (data) => {
        said += data;
      });
      child.stderr.on("data", (data) => {
        said += data;
      });
      child.on("close", () => done(said));
    });
    assert.match(text, /^404\n/);
    assert.match(text, /service_requests_total\{operation="answer",outcome="ok"\} 1/);
    assert.match(text, /service_errors_total\{operation="answer"\} 1/);
    assert.match(text, /service_request_duration_seconds_count\{operation="answer"\} 2/);
    assert.match(text, /llm_tokens_total\{model="a-model",kind="input"\} 10/);
    assert.match(text, /llm_unpriced_calls_total\{model="a-model"\} 1/);
    writeFile(
      folder,
      "metrics.txt",
      text
        .replace(/^404\n/, "")
        .trimEnd()
        .concat("\n"),
    );
    const judged = run("sh", ["-c", "promtool check metrics < metrics.txt"], { cwd: folder });
    assert.equal(judged.code, 0, judged.text);
  });
});
