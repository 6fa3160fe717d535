import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { toolsOfPath } from "../../src/tools/tools-of-path.js";
import { patternEnd } from "../../src/workspace/pattern-end.js";

function ids(path: string): string[] {
  return toolsOfPath(path)
    .map(({ id }) => id)
    .sort();
}

describe("toolsOfPath", () => {
  it("knows configuration by its path, wherever it lies and however it is written", () => {
    assert.deepEqual(ids("dvc.yaml"), ["dvc-pipelines"]);
    assert.deepEqual(ids("ml/dvc.lock"), ["dvc"]);
    assert.deepEqual(ids("data/train.parquet.dvc"), ["dvc"]);
    assert.deepEqual(ids(".dvc/config"), ["dvc"]);
    assert.deepEqual(ids("MLproject"), ["mlflow"]);
    assert.deepEqual(ids("Dockerfile"), ["docker"]);
    assert.deepEqual(ids("docker/Dockerfile.gpu"), ["docker"]);
    assert.deepEqual(ids("docker-compose.override.yml"), ["docker-compose"]);
    assert.deepEqual(ids("compose.yaml"), ["docker-compose"]);
    assert.deepEqual(ids("deploy/k8s/base/api.yaml"), ["kubernetes"]);
    assert.deepEqual(ids("chart/Chart.yaml"), ["helm"]);
    assert.deepEqual(ids("infra/main.tf"), ["terraform"]);
    assert.deepEqual(ids(".github/workflows/ci.yml"), ["github-actions"]);
    assert.deepEqual(ids(".github/dependabot.yml"), ["dependabot"]);
    assert.deepEqual(ids("evals/promptfooconfig.red.yaml"), ["promptfoo"]);
    assert.deepEqual(ids("Jenkinsfile"), ["jenkins"]);
    assert.deepEqual(ids("monitoring/grafana/dashboards/api.json"), ["grafana"]);
    assert.deepEqual(ids("models/staging/orders.sql"), ["sql"]);
    assert.deepEqual(ids("analysis/model.R"), ["r"]);
    assert.deepEqual(ids("report.pbix"), ["power-bi"]);
    assert.deepEqual(ids("macros/score.sas"), ["sas"]);
    assert.deepEqual(ids("tests/conftest.py"), ["pytest"]);
    assert.deepEqual(ids("load/locustfile.py"), ["locust"]);
    assert.deepEqual(ids(".pylintrc"), ["pylint"]);
    assert.deepEqual(ids("contracts/orders.odcs.yaml"), ["datacontract"]);
  });

  it("knows nothing by names that only sound alike", () => {
    for (const path of [
      "my-dvc.yaml",
      "docs.dvc.md",
      "dvc.yaml.bak",
      "Dockerfiles/readme.txt",
      "mlproject/readme.txt",
      "chart.json",
      "workflows/ci.yml",
    ]) {
      assert.deepEqual(ids(path), [], path);
    }
    for (const path of ["src/docker.py", "kubernetes.py", "data.r.csv", "terraform.md", "compose.py", "src/pipeline.dvcx", "", "/", "."]) {
      assert.deepEqual(ids(path), [], path);
    }
  });

  it("reads off a pattern which names or extensions it takes", () => {
    assert.deepEqual(patternEnd(/(?:^|\/)dvc\.ya?ml$/), { whole: true, texts: ["dvc.yaml", "dvc.yml"] });
    assert.deepEqual(patternEnd(/^\.circleci\/config\.yml$/), { whole: true, texts: ["config.yml"] });
    assert.deepEqual(patternEnd(/(?:^|\/)\.?ruff\.toml$/), { whole: true, texts: [".ruff.toml", "ruff.toml"] });
    assert.deepEqual(patternEnd(/(?:^|\/)mlproject$/), { whole: true, texts: ["mlproject"] });
    assert.deepEqual(patternEnd(/(?:^|\/)k6\/[^/]*\.(?:js|ts)$/), { whole: false, texts: ["js", "ts"] });
    assert.deepEqual(patternEnd(/\.(?:tf|tfvars)$/), { whole: false, texts: ["tf", "tfvars"] });
    assert.deepEqual(patternEnd(/\.asl\.json$/), { whole: false, texts: ["json"] });
    assert.equal(patternEnd(/(?:^|\/)dockerfile(?:\.[^/]*)?$/), undefined);
    assert.equal(patternEnd(/(?:^|\/)read[^/]*$/), undefined);
    assert.equal(patternEnd(/(?:^|\/)fly\.x\w$/), undefined);
  });
});
