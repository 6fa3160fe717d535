import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Sign } from "../../src/facts/sign.js";
import { toolsOfSign } from "../../src/tools/tools-of-sign.js";

function ids(kind: Sign["kind"], value: string, ecosystem?: Sign["ecosystem"]): string[] {
  return toolsOfSign({ kind, value, ecosystem, span: { start: 0, end: value.length } })
    .map(({ tool }) => tool.id)
    .sort();
}

function by(kind: Sign["kind"], value: string): string[] {
  return toolsOfSign({ kind, value, span: { start: 0, end: value.length } }).map((shown) => shown.by);
}

describe("toolsOfSign", () => {
  it("knows packages by registry", () => {
    assert.deepEqual(ids("package", "mlflow", "pypi"), ["mlflow"]);
    assert.deepEqual(ids("package", "torch"), ["pytorch"]);
    assert.deepEqual(ids("package", "pytorch", "conda"), ["pytorch"]);
    assert.deepEqual(ids("package", "pytorch", "pypi"), []);
    assert.deepEqual(ids("package", "py-xgboost-gpu", "conda"), ["xgboost"]);
    assert.deepEqual(ids("package", "openai", "npm"), ["openai"]);
    assert.deepEqual(ids("package", "promptfoo", "npm"), ["promptfoo"]);
  });

  it("shows by an integration the framework and what it connects to", () => {
    assert.deepEqual(ids("package", "langchain-openai"), ["langchain", "openai"]);
    assert.deepEqual(ids("package", "@langchain/pinecone", "npm"), ["langchain", "pinecone"]);
    assert.deepEqual(ids("package", "llama-index-vector-stores-qdrant"), ["llama-index", "qdrant"]);
    assert.deepEqual(ids("package", "dbt-snowflake"), ["dbt", "snowflake"]);
    assert.deepEqual(ids("package", "apache-airflow-providers-airbyte"), ["airbyte", "airflow"]);
    assert.deepEqual(ids("import", "langchain_openai.ChatOpenAI"), ["langchain", "openai"]);
  });

  it("knows extras", () => {
    assert.deepEqual(ids("package", "ray"), ["ray"]);
    assert.deepEqual(ids("package", "ray[serve]"), ["ray-serve"]);
    assert.deepEqual(ids("package", "ray[tune]"), ["ray-tune"]);
  });

  it("is not fooled by packages that only sound alike", () => {
    for (const name of [
      "chroma",
      "chroma-js",
      "chromatic",
      "modals",
      "aimstack-docs",
      "inspect",
      "agents",
      "phoenix",
      "soda",
      "comet",
      "raygun4py",
    ]) {
      assert.deepEqual(ids("package", name, "pypi"), [], name);
      assert.deepEqual(ids("package", name, "npm"), [], name);
    }
    assert.deepEqual(ids("package", "modal", "npm"), []);
    assert.deepEqual(ids("package", "django-haystack"), []);
    assert.deepEqual(ids("package", "triton"), []);
    assert.deepEqual(ids("package", "falcon"), ["falcon-framework"]);
    assert.deepEqual(ids("package", "sqlalchemy"), ["sqlalchemy"]);
    assert.deepEqual(ids("package", "unbabel-comet"), ["embedding-metrics"]);
    assert.deepEqual(ids("package", "redis"), ["redis"]);
    assert.deepEqual(ids("package", "redisvl"), ["redis-vector"]);
  });

  it("knows modules, and those below them", () => {
    assert.deepEqual(ids("import", "mlflow.sklearn"), ["mlflow"]);
    assert.deepEqual(ids("import", "mlflows"), []);
    assert.deepEqual(ids("import", "google.generativeai"), ["gemini"]);
    assert.deepEqual(ids("import", "google.genai.types"), ["gemini"]);
    assert.deepEqual(ids("import", "google.cloud.storage"), ["gcs"]);
    assert.deepEqual(ids("import", "google.cloud"), []);
    assert.deepEqual(ids("import", "google.protobuf"), []);
    assert.deepEqual(ids("import", "azure.ai.ml"), ["azureml"]);
    assert.deepEqual(ids("import", "azure.identity"), []);
    assert.deepEqual(ids("import", "ray.tune"), ["ray", "ray-tune"]);
    assert.deepEqual(ids("import", "inspect"), []);
    assert.deepEqual(ids("import", "inspect_ai.dataset"), ["inspect"]);
    assert.deepEqual(ids("import", "haystack.components.generators"), ["haystack"]);
    assert.deepEqual(ids("import", "haystack.query"), []);
    assert.deepEqual(ids("import", "evals"), []);
    assert.deepEqual(ids("import", "comet.download_model"), ["embedding-metrics"]);
    assert.deepEqual(ids("import", "redis.commands.search.query"), ["redis", "redis-vector"]);
    assert.deepEqual(ids("import", "statsmodels.tsa.arima.model"), ["statsmodels", "statsmodels-tsa"]);
    assert.deepEqual(ids("import", "statsmodels.api"), ["statsmodels"]);
  });

  it("gives a call to the tools that fit it best", () => {
    assert.deepEqual(ids("call", "mlflow.log_metric"), ["mlflow"]);
    assert.deepEqual(ids("call", "openai.OpenAI().chat.completions.create"), ["openai"]);
    assert.deepEqual(ids("call", "openai.AzureOpenAI().chat.completions.create"), ["azure-openai"]);
    assert.deepEqual(ids("call", "openai.OpenAI().moderations.create"), ["provider-moderation"]);
    assert.deepEqual(ids("call", "chromadb.PersistentClient"), ["chroma"]);
    assert.deepEqual(ids("call", "chromadb.Client().create_collection"), ["chroma-in-memory"]);
    assert.deepEqual(ids("call", "langchain_community.vectorstores.FAISS.from_documents"), ["faiss"]);
    assert.deepEqual(ids("call", "langchain_core.vectorstores.InMemoryVectorStore"), ["in-memory-vector-store"]);
    assert.deepEqual(ids("call", "ray.serve.run"), ["ray-serve"]);
    assert.deepEqual(ids("call", "tensorflow.keras.Sequential().fit"), ["keras", "tensorflow"]);
    assert.deepEqual(ids("call", ".fit"), []);
    assert.deepEqual(ids("call", "print"), []);
  });

  it("knows modules and calls of npm packages by the package", () => {
    assert.deepEqual(ids("import", "openai", "npm"), ["openai"]);
    assert.deepEqual(ids("import", "@langchain/openai", "npm"), ["langchain", "openai"]);
    assert.deepEqual(ids("import", "@langchain/langgraph/prebuilt", "npm"), ["langchain", "langgraph"]);
    assert.deepEqual(ids("import", "next/server", "npm"), ["next"]);
    assert.deepEqual(ids("import", "@sentry/nextjs", "npm"), ["sentry"]);
    assert.deepEqual(ids("call", "ai.streamText", "npm"), ["ai-sdk"]);
    assert.deepEqual(ids("call", "pino", "npm"), ["pino"]);
    assert.deepEqual(ids("call", "@ai-sdk/openai.openai", "npm"), ["ai-sdk", "openai"]);
    assert.deepEqual(ids("call", "@langchain/langgraph/prebuilt.createReactAgent", "npm"), ["langchain", "langgraph"]);
    assert.deepEqual(ids("call", "openai.OpenAI().chat.completions.create", "npm"), ["openai"]);
    assert.deepEqual(ids("call", "@pinecone-database/pinecone.Pinecone().index", "npm"), ["pinecone"]);
    assert.deepEqual(ids("call", "@opentelemetry/sdk-node.NodeSDK().start", "npm"), ["opentelemetry"]);
    assert.deepEqual(
      toolsOfSign({ kind: "call", value: "ai.generateText().text.trim", ecosystem: "npm", span: { start: 0, end: 1 } }).map(({ by }) => by),
      ["ai.generateText().text.trim"],
    );
  });

  it("does not mistake npm packages for Python's modules, nor for others that begin alike", () => {
    assert.deepEqual(ids("import", "mlflow", "npm"), []);
    assert.deepEqual(ids("call", "sklearn.linear_model.Ridge().fit", "npm"), []);
    assert.deepEqual(ids("import", "ai"), []);
    assert.deepEqual(ids("call", "ai.streamText"), []);
    assert.deepEqual(ids("import", "openai-edge", "npm"), []);
    assert.deepEqual(ids("call", "next-intl.useTranslations", "npm"), []);
    assert.deepEqual(ids("import", "@acme/openai", "npm"), []);
    assert.deepEqual(ids("call", "fetch", "npm"), []);
  });

  it("tells the services of boto3 by the methods called", () => {
    assert.deepEqual(ids("call", "boto3.client().upload_file"), ["s3"]);
    assert.deepEqual(ids("call", "boto3.Session().client().converse"), ["bedrock"]);
    assert.deepEqual(ids("call", "boto3.client().put_metric_data"), ["cloudwatch"]);
    assert.deepEqual(ids("call", "boto3.client().invoke_endpoint"), ["sagemaker-endpoints"]);
    assert.deepEqual(ids("call", "boto3.client().describe_instances"), ["ec2"]);
    assert.deepEqual(ids("call", "boto3.client().get_caller_identity"), ["boto3"]);
  });

  it("knows commands behind wrappers, with options between their words", () => {
    assert.deepEqual(ids("command", "poetry run dvc repro"), ["dvc", "dvc-pipelines", "poetry"]);
    assert.deepEqual(ids("command", "terraform -chdir=infra apply"), ["terraform"]);
    assert.deepEqual(ids("command", "dbt --quiet test"), ["dbt", "dbt-tests"]);
    assert.deepEqual(ids("command", "python -m lm_eval --model hf"), ["lm-eval-harness"]);
    assert.deepEqual(ids("command", "uvx ruff check ."), ["ruff", "uv"]);
    assert.deepEqual(ids("command", "Rscript analysis.R"), ["r"]);
    assert.deepEqual(ids("command", "docker inspect app"), ["docker"]);
    assert.deepEqual(ids("command", "inspect eval evals/task.py"), ["inspect"]);
    assert.deepEqual(ids("command", "git checkout main"), []);
    assert.deepEqual(ids("command", "echo mlflow server"), []);
    assert.deepEqual(ids("command", "pip install mlflow"), []);
    assert.deepEqual(by("command", "dvc repro --force"), ["dvc repro", "dvc"]);
  });

  it("knows images whatever their registry, tag and digest", () => {
    assert.deepEqual(ids("image", "postgres:16-alpine"), ["postgresql"]);
    assert.deepEqual(ids("image", "docker.io/library/postgres@sha256:abc"), ["postgresql"]);
    assert.deepEqual(ids("image", "pgvector/pgvector:pg16"), ["pgvector", "postgresql"]);
    assert.deepEqual(ids("image", "nvcr.io/nvidia/tritonserver:24.05-py3"), ["triton"]);
    assert.deepEqual(ids("image", "public.ecr.aws/lambda/python:3.12"), ["aws-lambda"]);
    assert.deepEqual(ids("image", "ghcr.io/berriai/litellm-database"), ["litellm"]);
    assert.deepEqual(ids("image", "localhost:5000/redis"), ["redis"]);
    assert.deepEqual(ids("image", "acme/redis"), []);
    assert.deepEqual(ids("image", "python:3.12-slim"), []);
    assert.deepEqual(by("image", "grafana/grafana:11.1.0"), ["grafana/grafana"]);
  });

  it("knows actions and hook repositories", () => {
    assert.deepEqual(ids("action", "iterative/setup-cml@v2"), ["cml"]);
    assert.deepEqual(ids("action", "github/codeql-action/init@v3"), ["codeql"]);
    assert.deepEqual(ids("action", "docker/build-push-action@v6"), ["docker"]);
    assert.deepEqual(ids("action", "https://github.com/astral-sh/ruff-pre-commit"), ["ruff"]);
    assert.deepEqual(ids("action", "PrefectHQ/actions-prefect-deploy@v4"), ["prefect"]);
    assert.deepEqual(ids("action", "actions/checkout@v4"), []);
    assert.deepEqual(ids("action", "dockerize/something"), []);
  });

  it("knows addresses of services, not of pages about them", () => {
    assert.deepEqual(ids("uri", "s3://acme-lake/tickets/"), ["s3"]);
    assert.deepEqual(ids("uri", "https://acme-lake.s3.eu-west-1.amazonaws.com/x.csv"), ["s3"]);
    assert.deepEqual(ids("uri", "postgresql+psycopg2://app:secret@db:5432/app"), ["postgresql"]);
    assert.deepEqual(ids("uri", "models:/churn@champion"), ["mlflow"]);
    assert.deepEqual(ids("uri", "https://my.openai.azure.com/"), ["azure-openai"]);
    assert.deepEqual(ids("uri", "https://API.OpenAI.com/v1/chat/completions"), ["openai"]);
    assert.deepEqual(ids("uri", "http://localhost:11434/api/generate"), ["ollama"]);
    assert.deepEqual(ids("uri", "hf://datasets/acme/reviews@v1"), ["datasets"]);
    assert.deepEqual(ids("uri", "https://openai.com/blog"), []);
    assert.deepEqual(ids("uri", "https://docs.pinecone.example.com"), []);
    assert.deepEqual(ids("uri", "https://example.com/?next=s3://bucket"), []);
  });

  it("does not repeat what an address may keep secret", () => {
    assert.deepEqual(by("uri", "postgresql://app:hunter2@db.internal:5432/app?sslmode=require"), ["postgresql://db.internal:5432"]);
    assert.deepEqual(by("uri", "https://hooks.slack.com/services/T000/B000/XXXX"), ["https://hooks.slack.com"]);
  });

  it("knows variables that only one system uses", () => {
    assert.deepEqual(ids("env", "OPENAI_API_KEY"), ["openai"]);
    assert.deepEqual(ids("env", "MLFLOW_TRACKING_URI"), ["mlflow"]);
    assert.deepEqual(ids("env", "AIRFLOW__CORE__EXECUTOR"), ["airflow"]);
    assert.deepEqual(ids("env", "NEPTUNE_API_TOKEN"), ["neptune"]);
    assert.deepEqual(ids("env", "NEPTUNE_ENDPOINT"), []);
    assert.deepEqual(ids("env", "AWS_ACCESS_KEY_ID"), []);
    assert.deepEqual(ids("env", "API_KEY"), []);
    assert.deepEqual(ids("env", "MY_MLFLOW_URI"), []);
  });

  it("knows markers of configuration", () => {
    assert.deepEqual(ids("config", "promptfoo"), ["promptfoo"]);
    assert.deepEqual(ids("config", "prometheus-rules"), ["prometheus"]);
    assert.deepEqual(ids("config", "alertmanager"), ["alertmanager"]);
    assert.deepEqual(ids("config", "dvc"), ["dvc"]);
    assert.deepEqual(ids("config", "constructor"), []);
  });

  it("knows infrastructure by the types of its resources", () => {
    assert.deepEqual(ids("config", "aws_s3_bucket"), ["s3"]);
    assert.deepEqual(ids("config", "AWS::SageMaker::Endpoint"), ["sagemaker-endpoints"]);
    assert.deepEqual(ids("config", "microsoft.app/containerapps"), ["azure-container-apps"]);
    assert.deepEqual(ids("config", "postgres-engine"), ["postgresql"]);
    assert.deepEqual(ids("config", "chart:kube-prometheus-stack"), ["prometheus"]);
    assert.deepEqual(ids("config", "datadog-provider"), ["datadog"]);
    assert.deepEqual(ids("config", "aws_s3_bucket_policy"), []);
  });
});
