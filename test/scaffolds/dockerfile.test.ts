import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { freePort } from "./free-port.js";
import {
  expressService,
  flaskService,
  hostileService,
  pipService,
  poetryService,
  ragService,
  type SampleProject,
  sampleProjects,
  uvBatch,
} from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool } from "./validators/ensure-validators.js";
import { type ImageBuilder, imageBuilder } from "./validators/image-builder.js";
import { run } from "./validators/run.js";

interface Problem {
  readonly message: string;
}

function validate(text: string): readonly Problem[] {
  return createRequire(nodeTool("index.js"))("dockerfile-utils").validate(text);
}

async function dockerfileOf(sample: SampleProject): Promise<string> {
  const { written, project } = await scaffolded(sample, "dockerfile");
  return written.get(project.resolve("Dockerfile")) ?? "";
}

describe("scaffold dockerfile", function () {
  this.timeout(600_000);
  before(ensureValidators);

  function dockerlint(home: string): number {
    return run(process.execPath, [nodeTool("dockerlint/bin/dockerlint.js"), "Dockerfile"], { cwd: home }).code;
  }

  for (const [name, sample] of Object.entries(sampleProjects)) {
    it(`is accepted by two linters (${name})`, async () => {
      const { home, written, project } = await scaffolded(sample, "dockerfile");
      const text = written.get(project.resolve("Dockerfile")) ?? "";
      assert.deepEqual(
        validate(text).map(({ message }) => message),
        [],
      );
      // dockerlint counts quotes and dollars without regard to escapes; buildah builds this one below.
      if (sample !== hostileService) assert.equal(dockerlint(home), 0);
      assert.match(text, sample === expressService ? /^USER 1000$/m : /^USER 10001$/m);
      assert.equal(text.match(/^FROM [\w./-]+:[\w.-]+(?: AS build)?$/gm)?.length, 2);
      const base = /^FROM (\S+)$/m.exec(text)?.[1] ?? "none";
      assert(text.includes(`# Your choice: FROM ${base}@sha256:…`));
      assert.match(text, /^CMD \["/m);
      assert.equal(/^HEALTHCHECK /m.test(text), sample !== uvBatch);
    });
  }

  it("is judged by linters that find what is broken", async () => {
    const { home, written } = await scaffolded(pipService, "dockerfile");
    const good = written.get("Dockerfile") ?? "";
    for (const [from, to] of [
      [/^FROM .*$/gm, ""],
      [/^WORKDIR/m, "WORKDIRECTORY"],
      [/^COPY app\/ app\/$/m, "COPY app/"],
    ] as const) {
      assert.notDeepEqual(validate(good.replace(from, to)), [], String(from));
    }
    writeFile(home, "Dockerfile", good.replace(/^(CMD .*)\]$/m, "$1"));
    assert.notEqual(dockerlint(home), 0);
  });

  it("starts what the project starts", async () => {
    const commands = { pipService, poetryService, uvBatch, ragService, flaskService };
    const found = await Promise.all(Object.values(commands).map(async (sample) => /^CMD (.*)$/m.exec(await dockerfileOf(sample))?.[1]));
    assert.deepEqual(found, [
      '["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8000"]',
      '["uvicorn", "price.service:create_app", "--host", "0.0.0.0", "--port", "8000", "--factory", "--app-dir", "src"]',
      '["python", "-m", "batch.score"]',
      '["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8080"]',
      '["gunicorn", "--bind", "0.0.0.0:8000", "--threads", "8", "--pythonpath", "web", "server:server"]',
    ]);
  });

  it("copies what runs, and nothing else", async () => {
    assert.deepEqual((await dockerfileOf(pipService)).match(/^COPY (?!--from|requirements).*$/gm), ["COPY app/ app/"]);
    assert.deepEqual((await dockerfileOf(ragService)).match(/^COPY (?!--from|requirements).*$/gm), [
      "COPY prompts/ prompts/",
      "COPY main.py ./",
    ]);
    assert.match(await dockerfileOf(pipService), /^# TODO: bring models\/churn\.joblib into the image/m);
  });

  it("installs from the lock with the project's package manager", async () => {
    assert.match(await dockerfileOf(poetryService), /^COPY poetry\.lock pyproject\.toml \.\/\nRUN poetry install --only main --no-root$/m);
    assert.match(await dockerfileOf(uvBatch), /^COPY pyproject\.toml uv\.lock \.\/\nRUN uv sync --frozen --no-dev --no-install-project$/m);
    assert.match(await dockerfileOf(flaskService), /^COPY Pipfile Pipfile\.lock \.\/\nRUN pipenv install --deploy$/m);
    const hashed = { files: { ...ragService.files, "requirements.txt": `openai==1.40.0 --hash=sha256:${"0".repeat(64)}\n` } };
    assert.match(await dockerfileOf(hashed), /pip install --no-cache-dir --require-hashes -r requirements\.txt$/m);
    const nested = {
      files: {
        ...ragService.files,
        "requirements.txt": "-r requirements/base.txt\nfastapi\n",
        "requirements/base.txt": "openai==1.40.0\n",
      },
    };
    assert.match(await dockerfileOf(nested), /^COPY requirements\.txt \.\/\nCOPY requirements\/base\.txt \.\/requirements\/$/m);
  });

  it("does not pretend to know what it does not", async () => {
    const text = await dockerfileOf({ files: { "notebook.py": "import pandas\n" } });
    assert.match(text, /^CMD \["python", "-c", "raise SystemExit\('TODO: /m);
    assert.match(text, /^# TODO: declare the dependencies in requirements\.txt/m);
    assert.deepEqual(validate(text), []);
  });

  describe("built with buildah", () => {
    let images: ImageBuilder;
    before(() => {
      images = imageBuilder(["python:3.10-slim", "python:3.11-slim", "python:3.12-slim"]);
    });

    for (const [name, sample, shipped] of [
      ["pip", pipService, "app"],
      ["poetry", poetryService, "src"],
      ["uv", uvBatch, "batch"],
      ["pipenv", flaskService, "web"],
      ["odd", hostileService, `ré 'd" #1 $HOME {x}`],
    ] as const) {
      it(`builds unchanged without secrets and data, and runs as a user without rights (${name})`, async () => {
        const { files, root } = await onFreePort(sample);
        const top = root ? `${root}/` : "";
        const extra = { [`${top}${shipped}/.env`]: "SECRET=1\n", [`${top}${shipped}/key.pem`]: "-\n", [`${top}data/rows.csv`]: "a\n" };
        const { home } = await scaffolded({ root, files: { ...files, ...extra } }, "dockerfile");
        const { code, text } = images.build(home, name);
        assert.equal(code, 0, text);
        const look =
          "import json, os, sys; print(json.dumps([os.getuid(), os.getcwd(), sorted(os.listdir('.')), os.access('.', os.W_OK), os.listdir(sys.argv[1])]))";
        const run = images.print(name, ["python", "-c", look, shipped]);
        assert.equal(run.code, 0, run.text);
        const [uid, folder, found, isWritable, inside] = JSON.parse(run.text.split("\n")[0] ?? "");
        assert.deepEqual([uid, folder, found, isWritable], [10001, "/app", [".venv", shipped], false]);
        assert(inside.length > 0 && !inside.includes(".env") && !inside.includes("key.pem"), inside.join());
      });
    }

    for (const [name, title] of [
      ["pip", "answers its own health check"],
      ["odd", "imports a service whose folder has an odd name"],
    ] as const) {
      it(title, () => {
        assert.equal(probe(name), 0);
        const { Healthcheck } = images.inspect(name);
        assert.notEqual(images.run(name, Healthcheck?.Test.slice(1) ?? []).code, 0, "healthy without a server");
      });
    }

    it("finds what is broken", async () => {
      const { home, written } = await scaffolded(pipService, "dockerfile");
      for (const [from, to] of [
        ["COPY app/ app/", "COPY apps/ apps/"],
        ["--from=build", "--from=builder"],
        ["RUN useradd", "RUN usradd"],
      ] as const) {
        const good = written.get("Dockerfile") ?? "";
        assert(good.includes(from));
        writeFile(home, "Dockerfile", good.replace(from, to));
        assert.notEqual(images.build(home, "broken").code, 0, to);
      }
    });

    /** The sample with a Makefile that says on which port it listens: containers of this isolation share the machine's ports. */
    async function onFreePort({ files, root }: SampleProject): Promise<SampleProject> {
      return { root, files: { ...files, [`${root ? `${root}/` : ""}Makefile`]: `serve:\n\tuvicorn --port ${await freePort()}\n` } };
    }

    /** Starts the image's own command, then runs its own health check against it; its exit code. */
    function probe(name: string): number {
      const { Cmd, Healthcheck } = images.inspect(name);
      const port = Cmd[Cmd.indexOf("--port") + 1];
      const program = `
import socket, subprocess, sys, time
served = subprocess.Popen(${JSON.stringify(Cmd)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
code = 1
for attempt in range(40):
    time.sleep(0.25)
    if served.poll() is not None:
        sys.exit(9)
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", ${port})) == 0:
            code = subprocess.run(${JSON.stringify(Healthcheck?.Test.slice(1))}, stderr=subprocess.DEVNULL).returncode
            break
served.kill()
sys.exit(code)
`;
      return images.run(name, ["python", "-c", program]).code;
    }
  });

  it("keeps secrets, data and tests out, and what runs in", async () => {
    const { written, home } = await scaffolded(
      {
        files: {
          ...ragService.files,
          "data/__init__.py": "",
          "data/store.py": "x = 1\n",
          "main.py": `import data.store\n${ragService.files["main.py"]}`,
        },
      },
      "dockerfile",
    );
    const ignored = (written.get(".dockerignore") ?? "").split("\n");
    assert(ignored.includes("**/.env") && ignored.includes("tests") && !ignored.includes("data"), join(home, ".dockerignore"));
  });
});
