import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "./free-port.js";
import { flaskService, pipService, poetryService, ragService, sampleProjects, streamlitApp } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const folder = "monitoring";

describe("scaffold monitoring", function () {
  this.timeout(600_000);
  before(ensureValidators);
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });

  for (const [name, sample] of Object.entries(sampleProjects)) {
    it(`writes configurations that Prometheus and Alertmanager accept (${name})`, async () => {
      const { home } = await scaffolded(sample, "monitoring");
      for (const [command, ...args] of [
        ["promtool", "check", "config", `${folder}/prometheus.yml`],
        ["promtool", "check", "rules", `${folder}/alerts.yml`],
        ["promtool", "test", "rules", `${folder}/alerts.test.yml`],
        ["amtool", "check-config", `${folder}/alertmanager.yml`],
        ["amtool", "config", "routes", "test", `--config.file=${folder}/alertmanager.yml`, "--verify.receivers=team", "severity=page"],
        ["amtool", "config", "routes", "test", `--config.file=${folder}/alertmanager.yml`, "--verify.receivers=team", "severity=ticket"],
      ] as const) {
        const { code, text } = run(command, args, { cwd: home });
        assert.equal(code, 0, `${command} ${args.join(" ")}\n${text}`);
      }
    });
  }

  const breaks: readonly {
    readonly title: string;
    readonly file: string;
    readonly from: RegExp;
    readonly to: string;
    readonly check: readonly [string, ...string[]];
  }[] = [
    {
      title: "a broken expression",
      file: "alerts.yml",
      from: /sum by \(job\) \(rate\(/,
      to: "sum by (job (rate(",
      check: ["promtool", "check", "rules", `${folder}/alerts.yml`],
    },
    {
      title: "an unknown key",
      file: "prometheus.yml",
      from: /scrape_configs:/,
      to: "scrape_config:",
      check: ["promtool", "check", "config", `${folder}/prometheus.yml`],
    },
    {
      title: "a missing rule file",
      file: "prometheus.yml",
      from: /- alerts\.yml/,
      to: "- alarms.yml",
      check: ["promtool", "check", "config", `${folder}/prometheus.yml`],
    },
    {
      title: "a receiver that is not there",
      file: "alertmanager.yml",
      from: /receiver: team/,
      to: "receiver: teem",
      check: ["amtool", "check-config", `${folder}/alertmanager.yml`],
    },
    {
      title: "an error rate that never fires",
      file: "alerts.yml",
      from: /> 0\.05/,
      to: "> 5",
      check: ["promtool", "test", "rules", `${folder}/alerts.test.yml`],
    },
    {
      title: "a latency that never fires",
      file: "alerts.yml",
      from: /> 10$/m,
      to: "> 100",
      check: ["promtool", "test", "rules", `${folder}/alerts.test.yml`],
    },
    {
      title: "an outage that is not looked for",
      file: "alerts.yml",
      from: /up\{job="service"\} == 0/,
      to: 'up{job="service"} == 2',
      check: ["promtool", "test", "rules", `${folder}/alerts.test.yml`],
    },
    {
      title: "silence that is not looked for",
      file: "alerts.yml",
      from: /\[30m\]\)\) == 0/,
      to: "[30m])) < 0",
      check: ["promtool", "test", "rules", `${folder}/alerts.test.yml`],
    },
    {
      title: "spend that is not looked for",
      file: "alerts.yml",
      from: /\[1d\]\)\) > 10/,
      to: "[1d])) > 100000",
      check: ["promtool", "test", "rules", `${folder}/alerts.test.yml`],
    },
    {
      title: "a healthy service that is alarmed about",
      file: "alerts.yml",
      from: /> 0\.05/,
      to: ">= 0 or vector(1)",
      check: ["promtool", "test", "rules", `${folder}/alerts.test.yml`],
    },
  ];
  it("is checked by tools that find what is broken", async () => {
    const { home, written } = await scaffolded(ragService, "monitoring");
    for (const { title, file, from, to, check } of breaks) {
      const text = written.get(`${folder}/${file}`) ?? "";
      assert.match(text, from, title);
      writeFile(home, `${folder}/${file}`, text.replace(from, to));
      const [command, ...args] = check;
      assert.notEqual(run(command, args, { cwd: home }).code, 0, title);
      writeFile(home, `${folder}/${file}`, text);
    }
  });

  it("gives a FastAPI service the metrics that its alerts watch", async () => {
    const { home, written } = await scaffolded(pipService, "monitoring");
    const main = pipService.files["app/main.py"] ?? "";
    writeFile(home, "app/main.py", `${main}\n\nfrom app.service_metrics import instrument\n\ninstrument(app)\n`);
    const address = await serve(["-m", "uvicorn", "app.main:app", "--log-level", "critical", "--port"], home, "/healthz");
    assert.equal((await fetch(`${address}/customers/7`)).status, 200);
    assert.equal((await fetch(`${address}/customers/8`)).status, 200);
    assert.equal((await fetch(`${address}/nowhere/9`)).status, 404);
    const post = (body: unknown) =>
      fetch(`${address}/predict`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    assert.equal((await post({ age: 50, visits: 1 })).status, 200);
    assert.equal((await post({ age: -1, visits: 1 })).status, 422);
    assert.equal((await post({ age: 1, visits: -1 })).status, 500);
    const metrics = await scrape(address, home);
    assertSample(metrics, 'service_requests_total{method="GET",route="/customers/{customer_id}",status="200"} 2.0');
    assertSample(metrics, 'service_requests_total{method="POST",route="/predict",status="422"} 1.0');
    assertSample(metrics, 'service_requests_total{method="POST",route="/predict",status="500"} 1.0');
    assertSample(metrics, 'service_errors_total{method="POST",route="/predict"} 1.0');
    assertSample(metrics, 'service_requests_total{method="GET",route="unmatched",status="404"} 1.0');
    assert.doesNotMatch(metrics, /healthz|"\/metrics"|customers\/7/);
    assertWatched(metrics, written.get(`${folder}/alerts.yml`) ?? "");
    const spec = (await (await fetch(`${address}/openapi.json`)).json()) as { paths: object };
    assert(!("/metrics" in spec.paths));
  });

  it("gives a Flask service the metrics that its alerts watch", async () => {
    const { home, written } = await scaffolded(flaskService, "monitoring");
    const server = flaskService.files["web/server.py"] ?? "";
    writeFile(home, "web/server.py", `${server}\n\nfrom service_metrics import instrument\n\ninstrument(server)\n`);
    const address = await serve(["-m", "flask", "--app", "server:server", "run", "--port"], `${home}/web`, "/ping");
    assert.equal((await fetch(`${address}/score/7`)).status, 200);
    assert.equal((await fetch(`${address}/fail`)).status, 500);
    assert.equal((await fetch(`${address}/nowhere/9`)).status, 404);
    const metrics = await scrape(address, home);
    assertSample(metrics, 'service_requests_total{method="GET",route="/score/<int:item>",status="200"} 1.0');
    assertSample(metrics, 'service_errors_total{method="GET",route="/fail"} 1.0');
    assertSample(metrics, 'service_requests_total{method="GET",route="unmatched",status="404"} 1.0');
    assert.doesNotMatch(metrics, /ping|"\/metrics"/);
    assertWatched(metrics, written.get(`${folder}/alerts.yml`) ?? "");
  });

  it("gives any other program metrics on a port of their own, with the spend on language models", async () => {
    const { home, written } = await scaffolded(streamlitApp, "monitoring");
    const port = await freePort();
    const program = `
import time
import service_metrics as metrics

metrics.serve_metrics(${port})
metrics.serve_metrics(${port})
with metrics.track("answer"):
    pass
try:
    with metrics.track("answer"):
        raise ValueError("broken")
except ValueError:
    pass
metrics.record_llm_usage("unknown", 100, 10)
metrics.PRICES["known"] = (3.0, 15.0)
metrics.record_llm_usage("known", 1_000_000, 100_000)
time.sleep(60)
`;
    start(["-c", program], home);
    const address = `http://127.0.0.1:${port}`;
    await answers(`${address}/metrics`);
    const metrics = await scrape(address, home);
    assertSample(metrics, 'service_requests_total{operation="answer",outcome="ok"} 1.0');
    assertSample(metrics, 'service_errors_total{operation="answer"} 1.0');
    assertSample(metrics, 'llm_cost_usd_total{model="known"} 4.5');
    assertSample(metrics, 'llm_unpriced_calls_total{model="unknown"} 1.0');
    assertSample(metrics, 'llm_tokens_total{kind="input",model="known"} 1e+06');
    assertWatched(metrics, written.get(`${folder}/alerts.yml`) ?? "");
  });

  it("is scraped by Prometheus at the address and job that its alerts name", async () => {
    const { written } = await scaffolded(ragService, "monitoring");
    const config = written.get(`${folder}/prometheus.yml`) ?? "";
    assert.match(config, /targets: \["localhost:8080"\]/);
    const job = /job_name: "([^"]+)"/.exec(config)?.[1];
    const jobs = new Set([...(written.get(`${folder}/alerts.yml`) ?? "").matchAll(/job="([^"]+)"/g)].map((match) => match[1]));
    assert.deepEqual([...jobs], [job]);
  });

  it("stands beside the service and says how it is imported", async () => {
    for (const [sample, path, line] of [
      [pipService, "app/service_metrics.py", "from app.service_metrics import instrument"],
      [poetryService, "src/price/service_metrics.py", "from price.service_metrics import instrument"],
      [flaskService, "web/service_metrics.py", "from service_metrics import instrument"],
      [ragService, "service_metrics.py", "from service_metrics import instrument"],
    ] as const) {
      const { written } = await scaffolded(sample, "monitoring");
      assert(written.get(path)?.includes(`    ${line}\n`), path);
    }
    const { written } = await scaffolded(poetryService, "monitoring");
    assert.match(
      written.get("src/price/service_metrics.py") ?? "",
      /TODO: add prometheus-client to the dependencies \(poetry add prometheus-client\)/,
    );
    assert.doesNotMatch((await scaffolded(ragService, "monitoring")).written.get("service_metrics.py") ?? "", /prometheus-client to/);
  });

  /** Starts a server on a free port and waits for it; `args` end where the port goes. */
  async function serve(args: readonly string[], cwd: string, path: string): Promise<string> {
    const port = await freePort();
    start([...args, String(port)], cwd);
    await answers(`http://127.0.0.1:${port}${path}`);
    return `http://127.0.0.1:${port}`;
  }

  function start(args: readonly string[], cwd: string): void {
    running.push(spawn(python, args, { cwd, stdio: "ignore", env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } }));
  }

  async function scrape(address: string, cwd: string): Promise<string> {
    const answer = await fetch(`${address}/metrics`, { redirect: "error" });
    assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=/);
    const metrics = await answer.text();
    const { code, text } = run("promtool", ["check", "metrics"], { cwd, input: metrics });
    assert.equal(code, 0, text);
    assert.notEqual(
      run("promtool", ["check", "metrics"], { cwd, input: metrics.replaceAll("service_errors_total", "service_errors") }).code,
      0,
    );
    return metrics;
  }
});

function assertSample(metrics: string, line: string): void {
  assert(metrics.split("\n").includes(line), `${line}\n\nis not among\n\n${metrics.replace(/^.*_bucket.*\n/gm, "")}`);
}

/** Every metric that an alert reads is exported; `up` is Prometheus' own. */
function assertWatched(metrics: string, rules: string): void {
  const read = new Set([...rules.matchAll(/\b((?:service|llm)_[a-z_]+)(?=\{)/g)].map((match) => match[1] ?? ""));
  assert(read.size >= 3);
  for (const name of read) assert.match(metrics, new RegExp(`^# TYPE ${name.replace(/_bucket$/, "")} `, "m"));
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${url} did not answer.`);
}
