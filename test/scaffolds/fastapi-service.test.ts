import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { freePort } from "./free-port.js";
import type { SampleProject } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const cases = new URL("./cases/fastapi-service/", import.meta.url).pathname;

function sample(name: string): SampleProject {
  const files = ["requirements.txt", "train.py"].map((file) => [file, readFileSync(`${cases}${name}/${file}`, "utf8")] as const);
  return { files: Object.fromEntries(files) };
}

const data = `weight,distance,late,hours\n${[...Array(30).keys()].map((index) => `${index},${30 - index},${Number(index > 14)},${index / 2}`).join("\n")}\n`;

describe("scaffold fastapi-service", function () {
  this.timeout(120_000);
  before(ensureValidators);
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });

  it("serves what was trained, behind a checked input", async () => {
    const service = await served("known-features");
    assert.equal((await fetch(`${service}/readyz`)).status, 200);
    const answer = await ask(service, { weight: 29, distance: 1 }, { "X-Request-ID": "abc-1" });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("x-request-id"), "abc-1");
    const { prediction, probability } = (await answer.json()) as { prediction: number; probability: number };
    assert.equal(prediction, 1);
    assert(probability > 0.5 && probability <= 1);
    for (const wrong of [{ weight: 29 }, { weight: "heavy", distance: 1 }, { weight: 1, distance: 1, colour: 3 }])
      assert.equal((await ask(service, wrong)).status, 422, JSON.stringify(wrong));
    const metrics = await (await fetch(`${service}/metrics`)).text();
    const { code, text } = run("promtool", ["check", "metrics"], { cwd: ".", input: metrics });
    assert.equal(code, 0, text);
    assert.match(metrics, /^service_requests_total\{method="POST",route="\/predict",status="200"\} 1\.0$/m);
    assert.match(metrics, /^service_requests_total\{method="POST",route="\/predict",status="422"\} 3\.0$/m);
    assert.doesNotMatch(metrics, /healthz|readyz/);
  });

  it("asks for the features that the model was fitted on, where code does not name them", async () => {
    const service = await served("features-of-the-model");
    const answer = await ask(service, { weight: 10, distance: 20, late: 0 });
    assert.equal(answer.status, 200, await answer.clone().text());
    assert.ok(Math.abs(((await answer.json()) as { prediction: number }).prediction - 5) < 1);
    assert.equal((await ask(service, { weight: 10 })).status, 422);
  });

  it("is up but not ready without its model", async () => {
    const service = await served("known-features", { MODEL_PATH: "nowhere.joblib" });
    assert.equal((await fetch(`${service}/healthz`)).status, 200);
    assert.equal((await fetch(`${service}/readyz`)).status, 503);
    assert.equal((await ask(service, { weight: 1, distance: 1 })).status, 503);
  });

  it("turns away who asks too often, and goes on telling how it is", async () => {
    const service = await served("known-features", { REQUESTS_PER_MINUTE: "2" });
    const statuses: number[] = [];
    for (let count = 0; count < 6; count++) statuses.push((await ask(service, { weight: 1, distance: 1 })).status);
    // A minute may end in between.
    assert(statuses.filter((status) => status === 429).length >= 2, statuses.join(" "));
    assert.equal(statuses[0], 200);
    assert.equal((await fetch(`${service}/healthz`)).status, 200);
  });

  it("is not written where something serves already", async () => {
    const { written } = await scaffolded(
      {
        files: {
          ...sample("known-features").files,
          "api.py": "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/x')\ndef x():\n    return 'x'\n",
        },
      },
      "fastapi-service",
    );
    assert.equal(written.size, 0);
  });

  /** The address of a service of a trained model, which runs until the test is over. */
  async function served(name: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
    const { home } = await scaffolded(sample(name), "fastapi-service");
    mkdirSync(`${home}/models`);
    writeFile(home, "data/parcels.csv", data);
    const trained = run(python, ["train.py"], { cwd: home });
    assert.equal(trained.code, 0, trained.text);
    const port = await freePort();
    const args = ["-m", "uvicorn", "service.main:app", "--port", String(port)];
    running.push(spawn(python, args, { cwd: home, stdio: "ignore", env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", ...env } }));
    const address = `http://127.0.0.1:${port}`;
    for (let attempt = 0; attempt < 300; attempt++) {
      const isUp = await fetch(`${address}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return address;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return assert.fail("The service does not start.");
  }
});

function ask(address: string, features: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${address}/predict`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(features),
  });
}
