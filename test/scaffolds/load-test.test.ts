import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "./free-port.js";
import { flaskService, hostileService, pipService, type SampleProject } from "./projects.js";
import { scaffolded } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { type Answer, run } from "./validators/run.js";

describe("scaffold load-test", function () {
  this.timeout(120_000);
  before(ensureValidators);
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });

  for (const [name, sample, cwd, args] of [
    ["FastAPI", pipService, "", ["-m", "uvicorn", "app.main:app", "--log-level", "critical", "--port"]],
    ["Flask", flaskService, "/web", ["-m", "flask", "--app", "server:server", "run", "--port"]],
  ] as const) {
    it(`passes a service that is quick enough, and fails one that is not (${name})`, async () => {
      const { home } = await scaffolded(sample, "load-test");
      const port = await freePort();
      start(args, port, home + cwd);
      const quick = test(home, port, "--p95", "5000");
      assert.equal(quick.code, 0, quick.text);
      assert.match(quick.text, /^\d+ requests, .* 0\.0% failed/);
      const slow = test(home, port, "--p95", "0.01");
      assert.equal(slow.code, 1, slow.text);
      assert.match(slow.text, /p95 is \d+ ms, more than 0 ms/);
    });
  }

  it("fails a service that answers with errors", async () => {
    const broken: SampleProject = {
      files: { ...pipService.files, "app/features.py": "def to_row(age, visits):\n    raise RuntimeError('broken')\n" },
    };
    const { home } = await scaffolded(broken, "load-test");
    const port = await freePort();
    start(["-m", "uvicorn", "app.main:app", "--log-level", "critical", "--port"], port, home);
    const { code, text } = test(home, port, "--p95", "5000");
    assert.equal(code, 1, text);
    assert.match(text, /100.0% of the requests failed/);
    assert.match(text, /'HTTP 500'/);
  });

  it("says so when it cannot measure anything", async () => {
    const { home } = await scaffolded(pipService, "load-test");
    const absent = test(home, await freePort(), "--wait", "0.1");
    assert.equal(absent.code, 2);
    assert.match(absent.text, /Nothing listens/);
    const blank = test((await scaffolded(hostileService, "load-test")).home, 9);
    assert.equal(blank.code, 2);
    assert.match(blank.text, /Fill in METHOD, PATH and BODY/);
  });

  it("holds the service to what its manifest promises", async () => {
    const manifest = "version: 1\nserving:\n  - { name: api, slo: { latency_p95: 250ms, throughput: 20 rps } }\n";
    const { written } = await scaffolded({ files: { ...pipService.files, "roadworthy.yaml": manifest } }, "load-test");
    const text = written.get("tests/load/loadtest.py") ?? "";
    assert.match(text, /^P95_MILLISECONDS = 250\nLEAST_REQUESTS_PER_SECOND = 20$/m);
  });

  /** Half a second of two users: bounded, and only against this machine. */
  function test(home: string, port: number, ...options: readonly string[]): Answer {
    const bounds = ["--users", "2", "--seconds", "0.5", "--url", `http://127.0.0.1:${port}`];
    return run(python, ["tests/load/loadtest.py", ...bounds, ...options], { cwd: home });
  }

  function start(args: readonly string[], port: number, cwd: string): void {
    running.push(spawn(python, [...args, String(port)], { cwd, stdio: "ignore", env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } }));
  }
});
