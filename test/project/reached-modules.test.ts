import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { reachedModules } from "../../src/project/reached-modules.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const metrics = 'from prometheus_client import Counter\n\nREQUESTS = Counter("requests_total", "Requests.")\n';
const app = "from fastapi import FastAPI\n\napp = FastAPI()\n";

async function isReached(path: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  const session = new Session(literalFileSystem({ "roadworthy.yaml": "version: 1\n", ...files }));
  await session.refresh();
  const project = session.project("", "2026-11-01");
  const module = project.python.find((one) => one.path === path);
  assert(module, path);
  return reachedModules(project)(module);
}

describe("reachedModules", () => {
  const lone = { "app/__init__.py": "", "app/main.py": app, "app/metrics.py": metrics };

  it("does not reach a module that nothing imports or starts", async () => {
    assert.equal(await isReached("app/metrics.py", lone), false);
    assert.equal(await isReached("app/main.py", lone), true);
  });

  for (const line of [
    "from .metrics import REQUESTS",
    "from . import metrics",
    "import app.metrics",
    "from app import metrics",
    "from app.metrics import *",
  ]) {
    it(`follows \`${line}\``, async () => {
      assert.equal(await isReached("app/metrics.py", { ...lone, "app/main.py": `${line}\n${app}` }), true);
    });
  }

  it("follows imports in src layouts, of packages above, and under a distribution's name", async () => {
    const files = { "src/parcels/__init__.py": "", "src/parcels/obs/metrics.py": metrics };
    assert.equal(
      await isReached("src/parcels/obs/metrics.py", { ...files, "src/parcels/api/main.py": `from ..obs.metrics import X\n` }),
      true,
    );
    assert.equal(await isReached("src/parcels/obs/metrics.py", { ...files, "serve.py": "from parcels.obs import metrics\n" }), true);
    const renamed = {
      "pyproject.toml": '[project]\nname = "par-cels"\n',
      "lib/metrics.py": metrics,
      "serve.py": "import par_cels.metrics\n",
    };
    assert.equal(await isReached("lib/metrics.py", renamed), true);
  });

  it("is not misled by other modules, nor by tests", async () => {
    assert.equal(await isReached("app/metrics.py", { ...lone, "app/main.py": `from sklearn import metrics\n${app}` }), false);
    assert.equal(await isReached("app/metrics.py", { ...lone, "app/main.py": `from .core.metrics import X\n${app}` }), false);
    assert.equal(await isReached("app/metrics.py", { ...lone, "tests/test_metrics.py": "from app.metrics import REQUESTS\n" }), false);
  });

  it("knows what is started: by itself, by a command, by the manifest, by its name in a text", async () => {
    const guarded = `${metrics}\nif __name__ == "__main__":\n    REQUESTS.inc()\n`;
    assert.equal(await isReached("app/metrics.py", { ...lone, "app/metrics.py": guarded }), true);
    assert.equal(await isReached("app/metrics.py", { ...lone, "app/metrics.py": `${metrics}\nREQUESTS.inc()\n` }), true);
    const image = (command: string) => ({ ...lone, Dockerfile: `FROM python:3.12-slim\nCMD ${command}\n` });
    assert.equal(await isReached("app/metrics.py", image('["python", "-m", "app.metrics"]')), true);
    assert.equal(await isReached("app/metrics.py", image("python app/metrics.py")), true);
    assert.equal(await isReached("app/metrics.py", image("uvicorn app.main:app")), false);
    const manifest = "version: 1\nserving:\n  - name: exporter\n    entry: app/metrics.py\n";
    assert.equal(await isReached("app/metrics.py", { ...lone, "roadworthy.yaml": manifest }), true);
    assert.equal(await isReached("app/metrics.py", { ...lone, "app/main.py": `${app}\nPLUGINS = ["app.metrics"]\n` }), true);
  });

  it("takes what cannot be told for reached", async () => {
    const dynamic = `import importlib\n${app}\n\ndef load(name):\n    return importlib.import_module(name)\n`;
    assert.equal(await isReached("app/metrics.py", { ...lone, "app/main.py": dynamic }), true);
    assert.equal(
      await isReached("other/metrics.py", { ...lone, "other/metrics.py": metrics, "app/main.py": `import metrics\n${app}` }),
      true,
    );
  });
});
