import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { programsOf } from "../../src/tools/programs-of.js";

function programs(line: string): string[] {
  return programsOf(line).map((words) => words.join(" "));
}

describe("programsOf", () => {
  it("splits a line into the commands it runs", () => {
    assert.deepEqual(programs("dvc pull && dvc repro; pytest | tee log.txt"), ["dvc pull", "dvc repro", "pytest", "tee log.txt"]);
    assert.deepEqual(programs("pip install -r requirements.txt\npytest -q || true"), [
      "pip install -r requirements.txt",
      "pytest -q",
      "true",
    ]);
  });

  it("takes off what wraps a command", () => {
    assert.deepEqual(programs("PYTHONPATH=src MODE=ci sudo -E env X=1 timeout 60 dvc repro"), ["dvc repro"]);
    assert.deepEqual(programs("pipx run ruff check ."), ["ruff check ."]);
    assert.deepEqual(programs("docker compose run --rm api alembic upgrade head"), ["alembic upgrade head"]);
    assert.deepEqual(programs("if ! gitleaks detect; then exit 1; fi"), ["gitleaks detect", "exit 1", "fi"]);
  });

  it("reads modules and scripts run by Python", () => {
    assert.deepEqual(programs("python3.12 -W error -m pytest -x"), ["pytest -x"]);
    assert.deepEqual(programs("python -m vllm.entrypoints.openai.api_server --port 8000"), ["vllm --port 8000"]);
    assert.deepEqual(programs("python backend/manage.py migrate"), ["python manage.py migrate"]);
    assert.deepEqual(programs("python -c 'import mlflow'"), []);
  });

  it("names both a package manager and what it runs", () => {
    assert.deepEqual(programs("poetry run pytest tests"), ["poetry run pytest tests", "pytest tests"]);
    assert.deepEqual(programs("uv run --with pytest-cov --frozen pytest").at(-1), "pytest");
    assert.deepEqual(programs("conda run -n train mlflow run ."), ["conda run -n train mlflow run .", "mlflow run ."]);
    assert.deepEqual(programs("npx --yes promptfoo@latest eval -c evals/config.yaml").at(-1), "promptfoo eval -c evals/config.yaml");
    assert.deepEqual(programs("pnpm exec @biomejs/biome check ."), ["pnpm exec @biomejs/biome check .", "biome check ."]);
    assert.deepEqual(programs("sudo uv run -- dvc pull"), ["uv run -- dvc pull", "dvc pull"]);
  });

  it("names both a companion and what it runs", () => {
    assert.deepEqual(programs("coverage run -m pytest tests"), ["coverage run -m pytest tests", "pytest tests"]);
    assert.deepEqual(programs("opentelemetry-instrument uvicorn app:app"), ["opentelemetry-instrument uvicorn app:app", "uvicorn app:app"]);
  });

  it("takes a path to a bin folder for the program in it, and no other path", () => {
    assert.deepEqual(programs(".venv/bin/dvc repro"), ["dvc repro"]);
    assert.deepEqual(programs("./node_modules/.bin/eslint ."), ["eslint ."]);
    assert.deepEqual(programs("./scripts/dvc repro"), ["./scripts/dvc repro"]);
  });

  it("looks into scripts given to a shell, and at the exec form of a Dockerfile", () => {
    assert.deepEqual(programs("bash -lc 'cd app && streamlit run main.py'"), ["cd app", "streamlit run main.py"]);
    assert.deepEqual(programs('["uvicorn", "app.main:app", "--host", "0.0.0.0"]'), ["uvicorn app.main:app --host 0.0.0.0"]);
    assert.deepEqual(programs('["sh", "-c", "mlflow server --port $PORT"]'), ["mlflow server --port $PORT"]);
  });

  it("leaves separators in quotes, comments and templates alone", () => {
    assert.deepEqual(programs('echo "run dvc repro && pytest" # then dvc push'), ["echo run dvc repro && pytest"]);
    const template = `$` + `{{ inputs.remote || 'origin' }}`;
    assert.deepEqual(programs(`dvc push -r ${template}`), [`dvc push -r ${template}`]);
    assert.deepEqual(programs("mlflow ui > log 2>&1 &"), ["mlflow ui > log 2>&1"]);
    assert.deepEqual(programs("docker build \\\n  -t app ."), ["docker build -t app ."]);
  });

  it("takes broken and hostile lines", () => {
    assert.deepEqual(programs(""), []);
    assert.deepEqual(programs("echo 'never closed && pytest"), ["echo never closed && pytest"]);
    assert.deepEqual(programs("[not, json"), ["[not, json"]);
    assert.deepEqual(programs("sudo ".repeat(3000)), []);
    assert.equal(programs("${{".repeat(20_000)).length, 1);
    assert.equal(programs("bash -c 'bash -c \"bash -c pytest\"'").length, 1);
  });
});
