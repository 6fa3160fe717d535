import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port.js";
import { flaskService, pipService, streamlitApp } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

type Line = Readonly<Record<string, unknown>>;

describe("scaffold structured-logging", function () {
  this.timeout(120_000);
  before(ensureValidators);
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });

  it("gives every line of a FastAPI service the id of its request", async () => {
    const { home } = await scaffolded(pipService, "structured-logging");
    const main = pipService.files["app/main.py"] ?? "";
    const logged = main.replace(
      "def predict(customer: Customer):",
      "$&\n    logging.getLogger(__name__).info('scored', extra={'rows': 1})",
    );
    writeFile(home, "app/main.py", `import logging\n${logged}\n\nfrom app.service_logging import set_up_logging\n\nset_up_logging(app)\n`);
    const { address, lines } = await serve(["-m", "uvicorn", "app.main:app", "--port"], home, "/healthz");
    const post = (body: unknown, id?: string) =>
      fetch(`${address}/predict`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(id && { "X-Request-ID": id }) },
        body: JSON.stringify(body),
      });
    const named = await post({ age: 50, visits: 1 }, "abc-1");
    assert.equal(named.headers.get("x-request-id"), "abc-1");
    const forged = (await post({ age: 50, visits: 1 }, "a b {}")).headers.get("x-request-id") ?? "";
    assert.match(forged, /^[0-9a-f]{32}$/);
    assert.equal((await post({ age: 1, visits: -1 }, "abc-2")).status, 500);
    await fetch(`${address}/customers/7`);
    const found = await lines((all) => all.some(({ route }) => route === "/customers/{customer_id}"));
    const about = (id: string) => found.filter(({ request_id }) => request_id === id);
    assert.deepEqual(
      about("abc-1").map(({ message, rows, route, status, level }) => ({ message, rows, route, status, level })),
      [
        { message: "scored", rows: 1, route: undefined, status: undefined, level: "INFO" },
        { message: "request", rows: undefined, route: "/predict", status: 200, level: "INFO" },
      ],
    );
    assert.deepEqual([about("abc-2").at(-1)?.status, about("abc-2").at(-1)?.level], [500, "ERROR"]);
    assert.equal(about(forged).length, 2);
    assert(
      found.some(({ exception }) => /RuntimeError: broken/.test(String(exception))),
      "the traceback is part of a line",
    );
    assert(!found.some(({ route }) => route === "/healthz"), "probes are not logged");
    for (const { time } of found) assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/);
  });

  it("does the same for Flask", async () => {
    const { home } = await scaffolded(flaskService, "structured-logging");
    const server = flaskService.files["web/server.py"] ?? "";
    writeFile(home, "web/server.py", `${server}\n\nfrom service_logging import set_up_logging\n\nset_up_logging(server)\n`);
    const { address, lines } = await serve(["-m", "flask", "--app", "server:server", "run", "--port"], `${home}/web`, "/ping");
    const answer = await fetch(`${address}/score/7`, { headers: { "X-Request-ID": "abc-1" } });
    assert.equal(answer.headers.get("x-request-id"), "abc-1");
    assert.equal((await fetch(`${address}/fail`)).status, 500);
    const found = await lines((all) => all.some(({ route }) => route === "/fail"));
    assert(found.some(({ request_id, route, status }) => request_id === "abc-1" && route === "/score/<int:item>" && status === 200));
    assert(found.some(({ exception }) => /RuntimeError: broken/.test(String(exception))));
    assert(!found.some(({ route }) => route === "/ping"));
  });

  it("gives other programs a scope for each request", async () => {
    const { home } = await scaffolded(streamlitApp, "structured-logging");
    const program = `
import logging
from service_logging import request_scope, set_up_logging
set_up_logging()
with request_scope("answer"):
    logging.getLogger("x").warning("inside %s", {1})
try:
    with request_scope("answer"):
        raise ValueError
except ValueError:
    logging.info("outside")
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
    const [inside, ok, failed, outside] = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    assert.equal(inside?.message, "inside {1}");
    assert.equal(inside?.request_id, ok?.request_id);
    assert.deepEqual([ok?.outcome, failed?.outcome, failed?.level], ["ok", "error", "ERROR"]);
    assert(outside && !("request_id" in outside));
  });

  /** Starts a server on a free port; `lines` waits until what it has logged is enough. Every line has to be JSON. */
  async function serve(args: readonly string[], cwd: string, path: string) {
    const port = await freePort();
    const log = join(cwd, "out.log");
    const out = openSync(log, "w");
    running.push(
      spawn(python, [...args, String(port)], {
        cwd,
        stdio: ["ignore", out, "ignore"],
        env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
      }),
    );
    closeSync(out);
    const address = `http://127.0.0.1:${port}`;
    await until(() =>
      fetch(address + path).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const read = () =>
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith(" * "))
        .map((line) => JSON.parse(line) as Line);
    const lines = async (isEnough: (all: readonly Line[]) => boolean) => {
      await until(async () => isEnough(read()));
      return read();
    };
    return { address, lines };
  }
});

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("It takes too long.");
}
