import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pipService, type SampleProject } from "./projects.js";
import { scaffolded } from "./scaffolded.js";

const path = "monitoring/datadog/monitors.json";
const folder = new URL("./cases/datadog-monitors/flask/", import.meta.url).pathname;
const flask: SampleProject = {
  files: Object.fromEntries(["requirements.txt", "Dockerfile", "app.py"].map((file) => [file, readFileSync(folder + file, "utf8")])),
};

describe("scaffold datadog-monitors", () => {
  it("asks about the service by its own name and framework, with one limit in query and options", async () => {
    const monitors: readonly { query: string; options: { thresholds: { critical: number } } }[] = JSON.parse(
      (await scaffolded(flask, "datadog-monitors")).written.get(path) ?? "",
    );
    assert.equal(monitors.length, 3);
    for (const { query, options } of monitors) {
      assert.match(query, /^(?:sum|percentile)\(last_\d+m\):.*trace\.flask\.request\S*\{service:parcels,env:production\}.* [<>] [\d.]+$/);
      assert.equal(Number(/[\d.]+$/.exec(query)?.[0]), options.thresholds.critical);
    }
  });

  it("is for those who use Datadog", async () => {
    assert.equal((await scaffolded(pipService, "datadog-monitors")).written.size, 0);
  });
});
