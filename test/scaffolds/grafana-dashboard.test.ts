import assert from "node:assert/strict";
import { flaskService, pipService, ragService, type SampleProject, streamlitApp } from "./projects.js";
import { scaffolded, temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const path = "monitoring/grafana/dashboards/service.json";

interface Dashboard {
  readonly uid: string;
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number };
    readonly datasource: { readonly uid: string };
    readonly targets: readonly { readonly refId: string; readonly expr: string }[];
  }[];
}

const counters = `from fastapi import FastAPI
from prometheus_client import Counter, Gauge, Histogram, Summary, make_asgi_app

app = FastAPI()
app.mount("/metrics", make_asgi_app())
ASKED = Counter("parcels_requests", "Requests, by outcome.", ["outcome", "site"])
TIME = Histogram("parcels_seconds", "Seconds to an answer.")
QUEUE = Gauge("parcels_waiting", "Parcels that wait.", labelnames=["site"])
SIZE = Summary("parcels_kilograms", "Weights.")
HIDDEN = Counter("late", "…", namespace="parcels")


@app.get("/late")
def late():
    return {}
`;
const own: SampleProject = { files: { "requirements.txt": "fastapi\nprometheus-client\n", "main.py": counters } };

describe("scaffold grafana-dashboard", function () {
  this.timeout(120_000);
  before(ensureValidators);

  for (const [name, sample] of Object.entries({ pipService, flaskService, ragService, streamlitApp, own })) {
    it(`asks what Prometheus can answer, in panels that do not overlap (${name})`, async () => {
      const { uid, panels } = await dashboardOf(sample);
      assert(uid.length <= 40 && panels.length >= 5);
      const rules = panels
        .flatMap(({ targets }) => targets)
        .map(({ expr }, index) => `      - record: panel:${index}\n        expr: '${expr}'\n`);
      const folder = temporaryFolder();
      const checked = (text: string) => {
        writeFile(folder, "rules.yml", `groups:\n  - name: panels\n    rules:\n${text}`);
        return run("promtool", ["check", "rules", "rules.yml"], { cwd: folder });
      };
      const { code, text } = checked(rules.join(""));
      assert.equal(code, 0, text);
      assert.notEqual(checked(rules.join("").replace("sum", "summ")).code, 0);
      assert.equal(new Set(panels.map(({ gridPos: { x, y } }) => `${x},${y}`)).size, panels.length);
      assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    });
  }

  it("asks for no metric that the service does not export", async () => {
    for (const sample of [pipService, flaskService, ragService, streamlitApp]) {
      const { written } = await scaffolded(sample, "grafana-dashboard");
      const module = [...written].find(([file]) => file.endsWith("service_metrics.py"))?.[1] ?? "";
      for (const { targets } of (JSON.parse(written.get(path) ?? "") as Dashboard).panels)
        for (const { expr } of targets)
          for (const [metric] of expr.matchAll(/\b(?:service|llm)_\w+/g))
            assert(module.includes(`"${metric.replace(/_bucket$/, "")}"`), metric);
    }
  });

  it("shows metrics of a project's own as what they are", async () => {
    const { panels } = await dashboardOf(own);
    assert.deepEqual(
      panels.map(({ targets }) => targets[0]?.expr.replaceAll('{job="service"}', "")),
      [
        "sum by (outcome, site) (rate(parcels_requests_total[5m]))",
        "histogram_quantile(0.95, sum by (le) (rate(parcels_seconds_bucket[5m])))",
        "sum by (site) (parcels_waiting)",
        "sum (rate(parcels_kilograms_sum[5m])) / sum (rate(parcels_kilograms_count[5m]))",
        "up",
      ],
    );
    assert.deepEqual([...(await scaffolded(own, "grafana-dashboard")).written.keys()], [path]);
  });

  it("asks the data source that Grafana in Compose has", async () => {
    const { written } = await scaffolded(pipService, "compose", "grafana-dashboard");
    const uid = /uid: (\S+)/.exec(written.get("monitoring/grafana/provisioning/datasources/prometheus.yaml") ?? "")?.[1];
    for (const { datasource } of (JSON.parse(written.get(path) ?? "") as Dashboard).panels) assert.equal(datasource.uid, uid);
  });
});

async function dashboardOf(sample: SampleProject): Promise<Dashboard> {
  return JSON.parse((await scaffolded(sample, "grafana-dashboard")).written.get(path) ?? "") as Dashboard;
}
