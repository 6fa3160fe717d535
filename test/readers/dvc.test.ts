import assert from "node:assert/strict";
import { dvcReader } from "../../src/readers/dvc.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const pipeline = `vars:
  - config.yaml
stages:
  prepare:
    cmd: python src/prepare.py data/data.xml
    deps:
      - data/data.xml
      - src/prepare.py
    params:
      - prepare.seed
      - params2.yaml:
          - lr
          - depth
      - other.toml:
    outs:
      - data/prepared
      - data/cache: { cache: false }
  train:
    wdir: models
    cmd:
      - python ../src/train.py
      - ls -l && pwd
    deps: [../data/prepared, "s3://bucket/raw"]
    outs:
      - model.pkl
    metrics:
      - metrics.json:
          cache: false
    plots:
      - roc.csv
  clean:
    foreach: [a, b]
    do:
      cmd: python clean.py \${item}
      outs: ["clean/\${item}"]
  grid:
    matrix: { m: [x, y] }
    cmd: python grid.py \${item.m}
`;

const lock = `schema: '2.0'
stages:
  prepare:
    cmd: python src/prepare.py
    deps:
    - path: data/data.xml
      md5: 22a1a2931c8370d3aeedd7183606fd7f
      size: 14445097
    params:
      params.yaml:
        prepare.seed: 20170428
    outs:
    - path: data/prepared
      hash: md5
      md5: 153aad06d376b6595932470e459ef42a.dir
`;

const pointer = `outs:
- md5: 22a1a2931c8370d3aeedd7183606fd7f
  size: 14445097
  path: raw.csv
`;

const config = `[core]
    remote = storage
['remote "storage"']
    url = s3://key:secret@bucket/dvc
    region = eu-west-1
['remote "local"']
    url = ../dvc-storage
[remote "old"]
    url=gs://old
[cache]
    url = nowhere
`;

const read = (path: string, text: string) => reading(dvcReader, path)(text);

describe("dvc reader", () => {
  it("reads stages, with paths from the workspace", () => {
    const facts = read("ml/dvc.yaml", pipeline);
    assert.equal(facts.role, "pipeline");
    assert.deepEqual(
      facts.stages.map(({ name, span }) => [name, cut(pipeline, span)]),
      ["prepare", "train", "clean", "grid"].map((name) => [name, name]),
    );
    const [prepare, train, clean, grid] = facts.stages;
    assert.deepEqual(
      prepare?.dependencies.map(({ value, span }) => [value, cut(pipeline, span)]),
      [
        ["ml/data/data.xml", "data/data.xml"],
        ["ml/src/prepare.py", "src/prepare.py"],
      ],
    );
    assert.deepEqual(
      prepare?.outputs.map(({ value }) => value),
      ["ml/data/prepared", "ml/data/cache"],
    );
    assert.deepEqual(prepare?.parameters, ["prepare.seed", "lr", "depth", "other.toml"]);
    assert.deepEqual(
      train?.dependencies.map(({ value }) => value),
      ["ml/data/prepared", "s3://bucket/raw"],
    );
    assert.deepEqual(
      train?.outputs.map(({ value }) => value),
      ["ml/models/model.pkl", "ml/models/roc.csv"],
    );
    assert.deepEqual(
      train?.metrics.map(({ value, span }) => [value, cut(pipeline, span)]),
      [["ml/models/metrics.json", "metrics.json"]],
    );
    assert.equal(train?.command.value, "python ../src/train.py\nls -l && pwd");
    assert.equal(cut(pipeline, prepare?.command.span), "python src/prepare.py data/data.xml");
    assert.deepEqual([clean?.command.value, clean?.outputs[0]?.value], ["python clean.py ${item}", "ml/clean/${item}"]);
    assert.equal(grid?.command.value, "python grid.py ${item.m}");
  });

  it("tells what DVC keeps, and what runs", () => {
    const facts = read("dvc.yaml", pipeline);
    assert.deepEqual(
      facts.tracked.map(({ value }) => value),
      ["data/prepared", "models/model.pkl", "models/roc.csv", "clean/${item}"],
    );
    assert.deepEqual(
      facts.signs.map(({ kind, value }) => `${kind} ${value}`),
      [
        "config dvc",
        "command python src/prepare.py data/data.xml",
        "command python ../src/train.py",
        "command ls -l",
        "command pwd",
        "command python clean.py ${item}",
        "command python grid.py ${item.m}",
      ],
    );
  });

  it("reads locks of both versions", () => {
    const facts = read("ml/dvc.lock", lock);
    assert.equal(facts.role, "lock");
    assert.deepEqual(
      facts.tracked.map(({ value, span }) => [value, cut(lock, span)]),
      [["ml/data/prepared", "data/prepared"]],
    );
    assert.deepEqual(
      facts.stages[0]?.dependencies.map(({ value }) => value),
      ["ml/data/data.xml"],
    );
    const old = lock.replace(/^schema.*\nstages:\n/, "").replace(/^ {2}/gm, "");
    assert.deepEqual(
      read("dvc.lock", old).stages.map(({ name }) => name),
      ["prepare"],
    );
  });

  it("reads pointers", () => {
    const facts = read("data/raw.csv.dvc", pointer);
    assert.equal(facts.role, "pointer");
    assert.deepEqual(
      facts.tracked.map(({ value, span }) => [value, cut(pointer, span)]),
      [["data/raw.csv", "raw.csv"]],
    );
    assert.deepEqual(
      read("a.dvc", "wdir: data\nouts: [{ path: x }]\n").tracked.map(({ value }) => value),
      ["data/x"],
    );
  });

  it("reads the remotes of the configuration", () => {
    const facts = read(".dvc/config", config);
    assert.equal(facts.role, "config");
    assert.deepEqual(
      facts.remotes.map(({ name, url, span }) => [name, url === cut(config, span), url]),
      [
        ["storage", true, "s3://key:secret@bucket/dvc"],
        ["local", true, "../dvc-storage"],
        ["old", true, "gs://old"],
      ],
    );
    assert.deepEqual(
      facts.signs.filter(({ kind }) => kind === "uri").map(({ value }) => value),
      ["s3://bucket/dvc", "gs://old"],
    );
  });

  it("reads broken files as far as they go", () => {
    assert.deepEqual(
      read("dvc.yaml", "stages:\n  train:\n    cm").stages.map(({ name, command }) => [name, command.value]),
      [["train", ""]],
    );
    assert.deepEqual(read("dvc.yaml", "<<<<<<< HEAD\nstages: {}\n").notes.length, 1);
    assert.deepEqual(read(".dvc/config", "[core\nurl =").remotes, []);
  });

  it("reads metrics and artifacts that stand outside of stages", () => {
    const text = `artifacts:
  text-classification:
    path: model.pkl
    type: model
metrics:
  - eval/metrics.json
plots:
  - eval/roc.csv
`;
    const facts = read("ml/dvc.yaml", text);
    assert.deepEqual(
      facts.metrics.map(({ value, span }) => [value, cut(text, span)]),
      [["ml/eval/metrics.json", "eval/metrics.json"]],
    );
    assert.deepEqual(
      facts.artifacts.map(({ name, type, path }) => [name, type, path]),
      [["text-classification", "model", "ml/model.pkl"]],
    );
    assert.deepEqual(read("data/raw.csv.dvc", pointer).metrics, []);
  });

  it("reads where imported data comes from", () => {
    const text = `frozen: true
deps:
- path: get-started/data.xml
  repo:
    url: https://github.com/iterative/dataset-registry
    rev_lock: f31f5c4cdae787b4bdeb97a717687d44667d9e62
outs:
- md5: a304afb96060aad90176268345e10355
  path: data.xml
`;
    assert.deepEqual(
      read("data/data.xml.dvc", text).signs.map(({ kind, value }) => `${kind} ${value}`),
      ["config dvc", "uri https://github.com/iterative/dataset-registry"],
    );
  });

  itTakesAnything(dvcReader, "ml/dvc.yaml", [pipeline]);
  itTakesAnything(dvcReader, "dvc.lock", [lock, pipeline]);
  itTakesAnything(dvcReader, "data/raw.csv.dvc", [pointer]);
  itTakesAnything(dvcReader, ".dvc/config", [config]);
});
