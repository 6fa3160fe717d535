import assert from "node:assert/strict";
import fc from "fast-check";
import { allows } from "../../src/project/stack/python-version.js";
import type { Seen } from "../../src/project/stack/seen.js";
import { describeStack, type Stack } from "../../src/project/stack.js";
import { projectOf } from "../scaffolds/project-of.js";
import {
  flaskService,
  hostileService,
  pipService,
  poetryService,
  ragService,
  sampleProjects,
  streamlitApp,
  uvBatch,
} from "../scaffolds/projects.js";

type Files = Readonly<Record<string, string>>;

async function stackOf(files: Files, root?: string): Promise<Stack> {
  return describeStack(await projectOf({ files, ...(root && { root }) }));
}

/** The text at the place that a value was seen. */
function shown(files: Files, seen: Pick<Seen<unknown>, "at"> | undefined): string | undefined {
  return seen?.at && files[seen.at.path]?.slice(seen.at.span.start, seen.at.span.end);
}

describe("describeStack", () => {
  describe("package manager", () => {
    it("is the one whose lock or manifest lies nearest above what runs", async () => {
      const found = await Promise.all([pipService, poetryService, uvBatch, flaskService, streamlitApp].map(({ files }) => stackOf(files)));
      assert.deepEqual(
        found.map(({ packaging: { manager, manifest, lock } }) => [manager, manifest?.value, lock?.value]),
        [
          ["pip", "requirements.txt", "requirements.txt"],
          ["poetry", "pyproject.toml", "poetry.lock"],
          ["uv", "pyproject.toml", "uv.lock"],
          ["pipenv", "Pipfile", "Pipfile.lock"],
          ["conda", "environment.yml", undefined],
        ],
      );
    });

    it("takes the requirements of the service's own folder before others", async () => {
      const { packaging } = await stackOf({
        "app/main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
        "app/requirements.txt": "fastapi\n",
        "web/requirements.txt": "flask==3.0.0\n",
        "requirements-docs.txt": "mkdocs==1.6.0\n",
      });
      assert.deepEqual(
        [packaging.manifest?.value, packaging.lock, packaging.files],
        ["app/requirements.txt", undefined, ["app/requirements.txt"]],
      );
    });

    it("follows includes, and knows hashes, development files and builds of the project itself", async () => {
      const { packaging } = await stackOf({
        "requirements.txt": "-r base.txt\n-e .\n",
        "base.txt": "",
        "base-requirements.txt": "x==1\n",
        "requirements-dev.txt": "pytest\n",
      });
      assert.deepEqual([packaging.development, packaging.needsSource], [["requirements-dev.txt"], true]);
      const hashed = await stackOf({ "requirements.txt": `flask==3.0.0 --hash=sha256:${"a".repeat(64)}\n` });
      assert.equal(hashed.packaging.hashed, true);
      const built = await stackOf({
        "pyproject.toml":
          '[build-system]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "lib"\ndependencies = ["numpy"]\n[project.optional-dependencies]\ndev = ["pytest"]\nplots = ["matplotlib"]\n',
      });
      assert.deepEqual([built.packaging.manager, built.packaging.needsSource, built.packaging.developmentExtras], ["pip", true, ["dev"]]);
      const toolsOnly = await stackOf({
        "pyproject.toml": "[tool.black]\nline-length = 100\n",
        ".python-version": "3.11\n",
        "runtime.txt": "python-3.11.4\n",
      });
      assert.deepEqual([toolsOnly.packaging.manager, toolsOnly.packaging.manifest], ["pip", undefined]);
    });
  });

  describe("Python version", () => {
    const cases: readonly (readonly [string, Files, string | undefined])[] = [
      ["3.11", { ".python-version": "3.11.9\n" }, "3.11.9"],
      ["3.12", { "pyproject.toml": '[project]\nname = "a"\nrequires-python = ">=3.9"\n' }, ">=3.9"],
      ["3.10", { "pyproject.toml": '[project]\nname = "a"\nrequires-python = ">=3.8,<3.11"\n' }, ">=3.8,<3.11"],
      // What is pinned has no wheels for the usual one.
      ["3.9", { "requirements.txt": "torch==1.10.2\nscikit-learn==1.1.3\n" }, "torch==1.10.2"],
      ["3.7", { "requirements.txt": "torch==1.3.1\n" }, "torch==1.3.1"],
      [
        "3.10",
        { "pyproject.toml": '[project]\nname = "a"\nrequires-python = ">=3.8"\n', "requirements.txt": "torchvision==0.14.0\n" },
        ">=3.8",
      ],
      [
        "3.12",
        { "pyproject.toml": '[project]\nname = "a"\nrequires-python = ">=3.9"\ndependencies = ["torch>=1.9", "numpy==2.1.0"]\n' },
        ">=3.9",
      ],
      ["3.13", { "pyproject.toml": '[tool.poetry.dependencies]\npython = "^3.13"\n' }, "^3.13"],
      [
        "3.10",
        {
          Dockerfile: "FROM docker.io/library/python:3.10-slim-bookworm\n",
          "pyproject.toml": '[project]\nname = "a"\nrequires-python = ">=3.9"\n',
        },
        undefined,
      ],
      [
        "3.9",
        {
          ".github/workflows/ci.yml":
            'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/setup-python@v5\n        with: { python-version: "3.9" }\n',
        },
        "actions/setup-python@v5",
      ],
    ];
    for (const [version, files, place] of cases) {
      it(`is ${version} by ${Object.keys(files)[0]}`, async () => {
        const { python } = await stackOf(files);
        assert.equal(python.value, version);
        if (place) assert.equal(shown(files, python), place);
        assert(python.at);
      });
    }

    it("is a current one where nothing says", async () => {
      assert.deepEqual((await stackOf({ "a.py": "x = 1\n" })).python, { value: "3.12" });
    });

    it("reads specifiers of every tool", () => {
      const minors = (specifier: string) => [8, 9, 10, 11, 12, 13].filter((minor) => allows(specifier, minor)).join();
      assert.equal(minors(">=3.10,<3.13"), "10,11,12");
      assert.equal(minors(">=3.10, <3.12.4"), "10,11,12");
      assert.equal(minors("^3.11"), "11,12,13");
      assert.equal(minors("~=3.10.2"), "10");
      assert.equal(minors("~=3.10"), "10,11,12,13");
      assert.equal(minors("3.11.*"), "11");
      assert.equal(minors("==3.9.7"), "9");
      assert.equal(minors("!=3.9.*,>=3.8,<=3.10"), "8,10");
      assert.equal(minors(">3.10"), "11,12,13");
      assert.equal(minors(">=3,<4"), "8,9,10,11,12,13");
      assert.equal(minors("~3.8 || ~3.12"), "8,12");
      assert.equal(minors("3.8.* || 3.12.*"), "8,12");
      assert.equal(minors("nonsense"), "");
    });
  });

  describe("service", () => {
    it("is found with its variable, import root, port, routes and health route", async () => {
      const { service } = await stackOf(pipService.files);
      assert.equal(service?.command, "uvicorn app.main:app --host 0.0.0.0 --port 8000");
      assert.deepEqual(
        [service?.framework, service?.file, service?.module, service?.variable, service?.importRoot],
        ["fastapi", "app/main.py", "app.main", "app", ""],
      );
      assert.equal(service?.health?.value, "/healthz");
      assert.equal(shown(pipService.files, service?.health), "app.get");
      assert.deepEqual(
        service?.routes.map(({ value }) => value),
        ["/healthz", "/customers/{customer_id}", "/predict"],
      );
      assert.equal(shown(pipService.files, service), "FastAPI");
    });

    it("may be made by a factory, in a src layout, by any of the frameworks", async () => {
      const found = await Promise.all([poetryService, flaskService, ragService, streamlitApp].map(({ files }) => stackOf(files)));
      assert.deepEqual(
        found.map(({ service }) => service?.command),
        [
          "uvicorn price.service:create_app --host 0.0.0.0 --port 8000 --factory --app-dir src",
          "gunicorn --bind 0.0.0.0:8000 --threads 8 --pythonpath web server:server",
          "uvicorn main:app --host 0.0.0.0 --port 8080",
          "streamlit run app.py --server.headless=true --server.address=0.0.0.0 --server.port=8501",
        ],
      );
      const django = await stackOf({
        "site/shop/wsgi.py": "from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n",
        "site/manage.py": "",
      });
      assert.match(django.service?.command ?? "", /^gunicorn .* site\.shop\.wsgi:application$/);
      const gradio = await stackOf({
        "ui.py": "import gradio as gr\n\ndemo = gr.Interface(fn=len, inputs='text', outputs='text')\ndemo.launch(server_port=9999)\n",
      });
      assert.deepEqual([gradio.service?.command, gradio.service?.port.value], ["python ui.py", 9999]);
    });

    it("is the module-level object where a factory is called for one", async () => {
      const { service } = await stackOf({
        "api.py": "from flask import Flask\n\n\ndef make():\n    server = Flask(__name__)\n    return server\n\n\nwsgi = make()\n",
      });
      assert.deepEqual([service?.variable, service?.factory], ["wsgi", false]);
    });

    it("is the one that a command starts, not a demo or a test beside it", async () => {
      const app = "from fastapi import FastAPI\n\napp = FastAPI()\n";
      const files = {
        "main.py": app,
        "services/ranker/api.py": app.replace("app =", "ranker ="),
        "examples/main.py": app,
        "tests/app.py": app,
        "docker-compose.yml": "services:\n  api:\n    build: .\n    command: uvicorn services.ranker.api:ranker --port 7000\n",
      };
      const { service } = await stackOf(files);
      assert.deepEqual([service?.file, service?.variable, service?.port.value], ["services/ranker/api.py", "ranker", 7000]);
      assert.equal(shown(files, service?.port), "uvicorn services.ranker.api:ranker --port 7000");
    });

    it("is imported from where its own imports lead", async () => {
      const { service } = await stackOf({
        "backend/main.py": "from fastapi import FastAPI\nfrom model import predict\nfrom api.routes import router\n\napp = FastAPI()\n",
        "backend/model.py": "def predict():\n    pass\n",
        "backend/api/routes.py": "router = 1\n",
      });
      assert.deepEqual([service?.importRoot, service?.module], ["backend", "main"]);
      const relative = await stackOf({
        "backend/main.py": "from fastapi import FastAPI\nfrom .model import predict\n\napp = FastAPI()\n",
        "backend/model.py": "def predict():\n    pass\n",
      });
      assert.deepEqual([relative.service?.importRoot, relative.service?.module], ["", "backend.main"]);
    });

    it("has the health route of a router of Express only where what stands before it is known", async () => {
      const files = (owner: string) => ({
        "package.json":
          '{ "name": "desk", "type": "module", "scripts": { "start": "node server.js" }, "dependencies": { "express": "5.1.0" } }',
        "server.js": `import express from "express";\nconst app = express();\nconst router = express.Router();\n${owner}.get("/health", (request, response) => response.json({}));\napp.use("/health", router);\napp.listen(3000);\n`,
      });
      assert.equal((await stackOf(files("app"))).node?.health?.value, "/health");
      assert.equal((await stackOf(files("router"))).node?.health, undefined);
    });

    it("has a health route only where its whole address is known", async () => {
      const router = (path: string) =>
        `from fastapi import APIRouter\n\nrouter = APIRouter(prefix="/ops")\n\n\n@router.get("${path}")\ndef health():\n    return {}\n`;
      const main = (include: string) =>
        `from fastapi import FastAPI\nfrom app.api import api\nfrom app import health\n\napp = FastAPI()\n${include}\n`;
      const api = `from fastapi import APIRouter\nfrom app import health\n\napi = APIRouter()\napi.include_router(health.router, prefix="/v2")\n`;
      const files = (include: string, inner = "") => ({
        "app/__init__.py": "",
        "app/main.py": main(include),
        "app/api.py": inner || "api = None\n",
        "app/health.py": router("/health"),
      });
      assert.equal((await stackOf(files('app.include_router(health.router, prefix="/v1")'))).service?.health?.value, "/v1/ops/health");
      assert.equal((await stackOf(files('app.include_router(api, prefix="/api")', api))).service?.health?.value, "/api/v2/ops/health");
      assert.equal((await stackOf(files("app.include_router(api, prefix=settings.PREFIX)", api))).service?.health, undefined);
      assert.equal((await stackOf(files(""))).service?.health, undefined);
    });
  });

  describe("entries, models and data", () => {
    it("are the scripts that fit, score and evaluate", async () => {
      const pip = await stackOf(pipService.files);
      assert.equal(pip.training?.value.command, "python -m training.train");
      assert.equal(shown(pipService.files, pip.training), 'if __name__ == "__main__":');
      const uv = await stackOf(uvBatch.files);
      assert.deepEqual([uv.batch?.value.command, uv.training?.value.command], ["python -m batch.score", "python -m batch.train"]);
      const named = await stackOf({
        "roadworthy.yaml": "version: 1\nproject: { name: x }\ncommands: { train: python pipeline/run.py, evaluate: python check.py }\n",
        "pipeline/run.py": "from sklearn.svm import SVC\n\nSVC().fit([], [])\n",
        "check.py": "print(1)\n",
        "train.py": "print(2)\n",
      });
      assert.deepEqual([named.training?.value.file, named.evaluation?.value.file], ["pipeline/run.py", "check.py"]);
    });

    it("tell what is learnt, where it is saved and what it is judged on", async () => {
      const pip = await stackOf(pipService.files);
      assert.equal(pip.learning.task.value, "classification");
      assert.equal(shown(pipService.files, pip.learning.task), "LogisticRegression");
      assert.deepEqual(
        [pip.learning.saved?.value, pip.learning.saved?.loader, pip.learning.holdout?.value],
        ["models/churn.joblib", "joblib", "data/test.csv"],
      );
      assert.equal(shown(pipService.files, pip.learning.holdout), '"data/test.csv"');
      assert.equal((await stackOf(flaskService.files)).learning.task.value, "regression");
      const uv = await stackOf(uvBatch.files);
      assert.deepEqual([uv.learning.saved?.value, uv.learning.saved?.loader], ["artifacts/model.pkl", "pickle"]);
    });

    it("tell what runs needs and where the tests are", async () => {
      assert.deepEqual((await stackOf(ragService.files)).layout.shipped, ["main.py", "prompts"]);
      const { layout, checks } = await stackOf(pipService.files);
      assert.deepEqual([layout.shipped, layout.sources], [["app"], ["app", "training"]]);
      assert.deepEqual(
        layout.models.map(({ value }) => value),
        ["models/churn.joblib"],
      );
      assert.deepEqual(
        [checks.tests?.value, checks.testCommand.join(" "), checks.dataTests],
        ["tests", "python -m pytest tests", ["tests/data"]],
      );
      assert.deepEqual(
        checks.linters.map(({ name }) => name),
        ["ruff"],
      );
      const unittest = await stackOf({
        "tests/test_a.py": "import unittest\n\n\nclass A(unittest.TestCase):\n    def test_a(self):\n        self.assertTrue(1)\n",
      });
      assert.equal(unittest.checks.testCommand.join(" "), "python -m unittest discover -s tests -t .");
    });
  });

  it("names language models that generate, whoever provides them", async () => {
    const files = {
      "app.py": `from openai import OpenAI, AzureOpenAI
from langchain_ollama import ChatOllama

A = "gpt-4o-2024-08-06"
B = "anthropic/claude-3-5-sonnet-20241022"
C = "text-embedding-3-small"
D = "anthropic.claude-3-haiku-20240307-v1:0"
E = "command-line"
F = "please use gpt-4o here"
G = ChatOllama(model="llama3.1")
print(OpenAI().responses.create(model="gpt-4o-2024-08-06"))
`,
    };
    const { language } = await stackOf(files);
    assert.deepEqual(
      language.models.map(({ value, provider }) => [value, provider]),
      [
        ["gpt-4o-2024-08-06", "openai"],
        ["anthropic/claude-3-5-sonnet-20241022", "anthropic"],
        ["anthropic.claude-3-haiku-20240307-v1:0", "bedrock"],
        ["llama3.1", "ollama"],
      ],
    );
    assert.equal(shown(files, language.models[0]), '"gpt-4o-2024-08-06"');
    const unnamed = await stackOf({
      "app.py": "import os\nfrom anthropic import Anthropic\n\nAnthropic().messages.create(model=os.environ['MODEL'])\n",
    });
    assert.deepEqual([unnamed.language.provider?.value, unnamed.language.models], ["anthropic", []]);
  });

  it("has a name that is fit for labels, whatever the project is called", async () => {
    assert.equal((await stackOf(hostileService.files, hostileService.root)).name, "ours");
    assert.equal((await stackOf({ "a.py": "" })).name, "service");
    assert.equal((await stackOf({ "roadworthy.yaml": 'version: 1\nproject: { name: "Prix & Modèle: №1" }\n' })).name, "prix-modele-no1");
  });

  it("gives places inside the files that it names, for every sample", async () => {
    for (const { files, root } of Object.values(sampleProjects)) {
      const stack = await stackOf(files, root);
      const visit = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        const { at } = value as Seen<unknown>;
        if (typeof at === "object") assert(at.span.end <= (files[at.path]?.length ?? -1), JSON.stringify(value));
        for (const inner of Object.values(value)) visit(inner);
      };
      visit(stack);
    }
  });

  it("is total: any content of any file gives a stack", async () => {
    const names = [
      "app.py",
      "src/my app.v2/main.py",
      "requirements.txt",
      "pyproject.toml",
      "Dockerfile",
      "docker-compose.yml",
      ".github/workflows/ci.yml",
      "roadworthy.yaml",
      "a/uv.lock",
    ];
    const words = fc.constantFrom(
      "from fastapi import FastAPI\n",
      "app = FastAPI()\n",
      "@app.get('/health')\n",
      "def f(",
      "uvicorn.run('x:y', port=1e999)\n",
      "import joblib\njoblib.load('",
      "FROM python:3.",
      "[project]\n",
      "services:\n  a: {build: ., command: uvicorn a:b --port 99999999}\n",
      "version: 1\n",
      "🚗",
      "\u0000",
      "-r ../x\n",
      "if __name__ == '__main__':\n",
    );
    const text = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 5 }), async (entries) => {
        const stack = await stackOf(Object.fromEntries(entries));
        assert(stack.service === undefined || (stack.service.port.value > 0 && stack.service.port.value < 65536));
        assert.match(stack.name, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
