import assert from "node:assert/strict";
import { DockerfileParser } from "dockerfile-ast";
import fc from "fast-check";
import { dockerInstructions } from "../../src/readers/container/docker-instructions.js";
import { dockerWords, substituted } from "../../src/readers/container/docker-words.js";
import { imageReference } from "../../src/readers/container/image-reference.js";
import { dockerfileReader } from "../../src/readers/dockerfile.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "Dockerfile";

const dockerfile = `# syntax=docker/dockerfile:1
ARG PYTHON=3.12
ARG BASE=python:\${PYTHON}-slim
FROM --platform=$BUILDPLATFORM \${BASE} AS build
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/
RUN --mount=type=cache,target=/root/.cache \\
    apt-get update && \\
    # compilers
    apt-get install -y --no-install-recommends gcc \\
 && rm -rf /var/lib/apt/lists/*
COPY ["pyproject.toml", "uv.lock", "./"]
RUN uv sync --frozen || true
USER root

FROM registry.example.org:5000/acme/base:1.4@sha256:0123abcd as base
ENV MLFLOW_TRACKING_URI=http://ann:pw@mlflow:5000 \\
    NAME="two words" PORT=8080
ENV LEGACY a b c
HEALTHCHECK --interval=30s --timeout=3s CMD curl -f http://localhost:8080/health || exit 1

FROM base
ARG PYTHON
WORKDIR /app
ADD --chown=app:app model.tar.gz data/ /app/
COPY --from=build /app/.venv /app/.venv
RUN <<EOF
set -e
useradd app
EOF
USER 1000
USER app:app
EXPOSE 8080
ENTRYPOINT ["uvicorn"]
CMD ["app.main:app", "--host", "0.0.0.0"]
`;

const read = reading(dockerfileReader, path);

function stages(text: string) {
  return read(text).stages;
}

describe("dockerfile reader", () => {
  const facts = read(dockerfile);
  const [build, base, final] = facts.stages;

  it("reads images, with ARG defaults filled in", () => {
    assert.equal(facts.stages.length, 3);
    assert.deepEqual([build?.image, build?.tag, build?.name, build?.internal], ["python", "3.12-slim", "build", false]);
    assert.equal(cut(dockerfile, build?.span), "${BASE}");
    assert.deepEqual(
      [base?.image, base?.tag, base?.digest, base?.name],
      ["registry.example.org:5000/acme/base", "1.4", "sha256:0123abcd", "base"],
    );
    assert.deepEqual([final?.image, final?.internal, final?.tag, final?.name], ["base", true, undefined, undefined]);
    assert.deepEqual(
      stages("ARG V\nFROM python:$V\nFROM scratch\nFROM ${X:-alpine:3}\n").map(({ image, tag, internal }) => [image, tag, internal]),
      [
        ["python", "$V", false],
        ["scratch", undefined, true],
        ["alpine", "3", false],
      ],
    );
  });

  it("splits RUN into command lines with exact spans", () => {
    assert.deepEqual(
      build?.runs.map(({ value, span }) => [value, cut(dockerfile, span)]),
      [
        ["apt-get update", "apt-get update"],
        ["apt-get install -y --no-install-recommends gcc", "apt-get install -y --no-install-recommends gcc"],
        ["rm -rf /var/lib/apt/lists/*", "rm -rf /var/lib/apt/lists/*"],
        ["uv sync --frozen", "uv sync --frozen"],
      ],
    );
    assert.deepEqual(
      final?.runs.map(({ value }) => value),
      ["set -e", "useradd app"],
    );
    const one = "FROM a\nRUN pip install \\\n\n# torch is large\n    torch \\\n    numpy\n";
    assert.deepEqual(
      stages(one)[0]?.runs.map(({ value }) => value),
      ["pip install torch numpy"],
    );
    assert.deepEqual(
      stages('FROM a\nRUN ["pip", "install", "x"]\n')[0]?.runs.map(({ value }) => value),
      ["pip install x"],
    );
  });

  it("reads copies, with flags and both forms", () => {
    assert.deepEqual(
      build?.copies.map(({ sources, destination, from }) => ({ sources, destination, from })),
      [
        { sources: ["/uv"], destination: "/bin/", from: "ghcr.io/astral-sh/uv:0.5" },
        { sources: ["pyproject.toml", "uv.lock"], destination: "./", from: undefined },
      ],
    );
    assert.deepEqual(
      final?.copies.map(({ sources, destination, from }) => [sources, destination, from]),
      [
        [["model.tar.gz", "data/"], "/app/", undefined],
        [["/app/.venv"], "/app/.venv", "build"],
      ],
    );
    assert.equal(cut(dockerfile, final?.copies[1]?.span), "COPY --from=build /app/.venv /app/.venv");
  });

  it("reads user, command, entry point and health check of the last instruction of each", () => {
    assert.deepEqual([build?.user?.value, base?.user, final?.user?.value], ["root", undefined, "app:app"]);
    assert.equal(final?.entrypoint?.value, "uvicorn");
    assert.equal(final?.command?.value, "app.main:app --host 0.0.0.0");
    assert.equal(cut(dockerfile, final?.command?.span), '["app.main:app", "--host", "0.0.0.0"]');
    assert.equal(base?.healthcheck?.value, "curl -f http://localhost:8080/health || exit 1");
    assert.equal(cut(dockerfile, base?.healthcheck?.span), "curl -f http://localhost:8080/health || exit 1");
    assert.equal(stages("FROM a\nHEALTHCHECK CMD x\nHEALTHCHECK NONE\n")[0]?.healthcheck, undefined);
    const continued = 'FROM a\nHEALTHCHECK --interval=30s \\\n  CMD \\\n  curl x\nCMD \\\n  ["python", "a.py"]\n';
    assert.deepEqual(
      stages(continued).map(({ healthcheck, command }) => [cut(continued, healthcheck?.span), command?.value]),
      [["curl x", "python a.py"]],
    );
    assert.equal(stages("FROM a\nCMD exec gunicorn \\\n  app:app\n")[0]?.command?.value, "exec gunicorn app:app");
  });

  it("reads ENV of every form", () => {
    assert.deepEqual(
      base?.environment.map(({ name, value, span }) => [name, value, cut(dockerfile, span)]),
      [
        ["MLFLOW_TRACKING_URI", "http://ann:pw@mlflow:5000", "MLFLOW_TRACKING_URI=http://ann:pw@mlflow:5000"],
        ["NAME", "two words", 'NAME="two words"'],
        ["PORT", "8080", "PORT=8080"],
        ["LEGACY", "a b c", "LEGACY a b c"],
      ],
    );
  });

  it("gives signs of outer images, commands and variables", () => {
    assert.deepEqual(signValues(facts, "image"), ["python", "ghcr.io/astral-sh/uv", "registry.example.org:5000/acme/base"]);
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI", "NAME", "PORT", "LEGACY"]);
    assert.deepEqual(signValues(facts, "uri"), ["http://mlflow:5000"]);
    assert(signValues(facts, "command").includes("uvicorn app.main:app --host 0.0.0.0"));
    const wrapped = read('FROM a\nCMD ["sh", "-c", "alembic upgrade head && uvicorn app:app"]\n').signs;
    assert.deepEqual(
      wrapped.filter(({ kind }) => kind === "command").map(({ value }) => value),
      ["alembic upgrade head", "uvicorn app:app"],
    );
  });

  it("honours the escape directive", () => {
    const windows = "# escape=`\nFROM mcr.microsoft.com/windows:1\nRUN dir C:\\ `\n  && echo done\nCOPY a C:\\app\\\n";
    assert.deepEqual(stages(windows)[0]?.runs.map(({ value }) => value).length, 2);
    assert.deepEqual(stages(windows)[0]?.copies[0]?.destination, "C:\\app\\");
  });

  it("tells Dockerfiles from other files of such names", () => {
    assert.equal(dockerfileReader.read({ path: "Dockerfile.md", text: "# About the Dockerfile\n", bytes: 1 }), undefined);
    assert.equal(read("FROM a\n", "docker/Dockerfile.gpu").stages.length, 1);
    assert.deepEqual(read("# empty\n").stages, []);
    assert.equal(read("FROM a\n<<<<<<< HEAD\nRUN a\n=======\nRUN b\n>>>>>>> x\n").notes.length, 1);
  });

  it("takes images apart", () => {
    assert.deepEqual(imageReference("localhost:5000/a"), { image: "localhost:5000/a" });
    assert.deepEqual(imageReference("a:1@sha256:ff"), { image: "a", tag: "1", digest: "sha256:ff" });
    assert.deepEqual(imageReference("${REG:-x/y}/a:${TAG:-1:2}"), { image: "${REG:-x/y}/a", tag: "${TAG:-1:2}" });
  });

  it("substitutes variables as Docker does", () => {
    const values = new Map([["A", "1"]]);
    assert.equal(substituted("$A ${A} ${A:-2} ${B:-2} ${A:+3} ${B:+3} $B ${B}", values), "1 1 1 2 3  $B ${B}");
  });

  it("splits instructions and words as dockerfile-ast does", () => {
    const line = fc.constantFrom(
      "FROM python:3.12 AS a",
      "from b",
      "RUN a && b \\\n  # note\n  c",
      "RUN pip install x \\\n\n  y",
      "RUN <<EOF\nFROM x\nEOF",
      "COPY --from=a /x /y",
      "ADD a\\ b c",
      "# comment",
      "",
      '  ENV A=1 B="2 3"',
      "CMD x \\ \n y",
      "LABEL a=b",
      "USER app",
      "WORKDIR /x",
      "EXPOSE 80 \\\n 81",
      'RUN echo "a # b" # c',
      "ENTRYPOINT run",
      "\tSTOPSIGNAL 9",
      "VOLUME /a \\\n# c\n /b",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join("\n");
        const expected = DockerfileParser.parse(text)
          .getInstructions()
          .map((instruction) => [instruction.getKeyword(), instruction.getRange().start.line]);
        const lineOf = (offset: number) => text.slice(0, offset).split("\n").length - 1;
        assert.deepEqual(
          dockerInstructions(text).map(({ keyword, span }) => [keyword, lineOf(span.start)]),
          expected,
        );
      }),
      { numRuns: 300 },
    );
    const words = (text: string) =>
      dockerInstructions(text).flatMap((instruction) =>
        dockerWords(instruction.arguments).map(({ span }) => text.slice(span.start, span.end)),
      );
    const reference = (text: string) =>
      DockerfileParser.parse(text)
        .getInstructions()
        .flatMap((instruction) => instruction.getArguments().map((argument) => argument.getValue()));
    for (const text of ["EXPOSE 80 \\\n  81", "USER a:b", "RUN a \\\n# c\n b", "COPY a b  c", "WORKDIR /x y"])
      assert.deepEqual(words(text), reference(text));
  });

  itTakesAnything(dockerfileReader, path, [dockerfile]);
});
