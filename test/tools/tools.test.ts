import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findTool, namesOf, tools } from "../../src/tools/index.js";
import type { Tool } from "../../src/tools/tool.js";
import { patternEnd } from "../../src/workspace/pattern-end.js";

/** As the documented list of systems that must be understood names them. */
const mustBeUnderstood = {
  ingestion:
    "Airbyte, Fivetran, HubSpot, Mailchimp, Google Sheets, Scrapy, BeautifulSoup, Playwright, REST APIs, Kafka, RabbitMQ, Pulsar, Kinesis",
  transform:
    "dbt, Spark, Flink, SQL, pandas, Polars, Airflow, Dagster, Prefect, Kubeflow Pipelines, Kedro, ZenML, Metaflow, Argo, DVC pipelines, Luigi",
  stores: "BigQuery, Snowflake, Redshift, Databricks, DuckDB, PostgreSQL, S3, GCS, Azure Blob, HDFS, Delta, Iceberg, Hudi, Feast",
  quality: "Great Expectations, Soda, Pandera, Pydantic, dbt tests, Deequ, ODCS, datacontract, DVC, lakeFS, Git LFS, Hugging Face datasets",
  learning:
    "scikit-learn, XGBoost, LightGBM, CatBoost, statsmodels, ARIMA, Prophet, PyTorch, Lightning, TensorFlow, Keras, JAX, Transformers, PEFT, H2O, PandasAI, SAS, R, R projects, Power BI",
  experiments:
    "MLflow, Weights & Biases, wandb, Comet, Neptune, ClearML, TensorBoard, Aim, DVCLive, SageMaker, Vertex AI, Azure ML, Hugging Face Hub",
  languageModels:
    "OpenAI, Azure OpenAI, Anthropic, Gemini, Bedrock, Mistral, Cohere, Llama, Falcon, Hugging Face inference, Ollama, vLLM, LiteLLM, LangChain, LangGraph, LlamaIndex, Haystack, DSPy, Instructor, CrewAI, AutoGen, PydanticAI, OpenAI Agents, Semantic Kernel, Vercel AI SDK",
  vectorStores: "Pinecone, Milvus, Qdrant, Chroma, pgvector, Weaviate, FAISS, Elasticsearch, OpenSearch, Redis, RedisVL, LanceDB",
  evaluation:
    "promptfoo, Ragas, DeepEval, OpenAI evals, lm-eval-harness, Inspect, Giskard, Deepchecks, TruLens, Guardrails AI, NeMo Guardrails, LLM Guard, Presidio, provider moderation, BLEU, ROUGE, embedding metrics",
  serving:
    "FastAPI, Flask, Django, BentoML, Triton, TorchServe, TF Serving, KServe, Seldon, Ray Serve, LitServe, Streamlit, Gradio, Chainlit, AWS Lambda, Modal, SageMaker endpoints, Vertex endpoints, Azure ML endpoints",
  delivery:
    "Docker, Compose, Kubernetes, Helm, Kustomize, Terraform, Pulumi, CloudFormation, Serverless, GitHub Actions, GitLab CI, Azure Pipelines, CircleCI, Jenkins, Bitbucket, CML",
  monitoring:
    "Prometheus, Alertmanager, Grafana, OpenTelemetry, Datadog, CloudWatch, Sentry, Evidently, NannyML, whylogs, Alibi Detect, Arize, Phoenix, Langfuse, LangSmith, Opik, Helicone",
};

/** Names that descriptions of real projects use. */
const inUse =
  "ai-sdk, anthropic, aws-elastic-beanstalk, aws-s3, azd, azure-ai-content-safety, azure-ai-evaluation, azure-ai-search, azure-app-service, azure-container-apps, azure-monitor, azure-openai, azureml, application-insights, bandit, bedrock, bicep, biome, black, catboost, chroma, codecov, cohere, comet, datasets, dbt-cloud, deepspeed, docker-compose, evidently, faiss, flake8, gitleaks, google-genai, groq, gunicorn, gymnasium, hydra, hyperopt, isort, keras-tuner, kubernetes, lefthook, localstack, locust, loguru, mcp, minsearch, mongodb, next-auth, next.js, nixtla, omegaconf, onnx, openai-agents, optuna, pre-commit, promptflow, pydantic, pylint, pyrefly, pytest, pytorch-lightning, redis, responsible-ai-toolbox, ruff, shap, spark, sqlfluff, sqlite, tensorflow-datasets, tensorflow-serving, tf-serving, torchmetrics, torchserve, trivy, ty, typescript, vercel, vercel-ai-gateway, vertex-ai, zod, postgres, k8s, huggingface, structlog, oauth2-proxy";

/** Packages and modules that show more than one tool, and why. */
const shared: readonly { readonly pattern: RegExp; readonly because: string }[] = [
  { pattern: /^(?:langchain[-_]|@langchain\/)/, because: "an integration shows the framework and what it connects to" },
  { pattern: /^databricks-connect$/, because: "Spark on Databricks" },
  { pattern: /^torch(?:audio|vision)$/, because: "libraries of PyTorch, which do not run without it" },
];

describe("the table of tools", () => {
  it("has kebab-case ids, each once", () => {
    for (const { id } of tools) assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.deepEqual(repeated(tools.map(({ id }) => id)), []);
  });

  it("has names and aliases that each mean one tool, and no alias that says nothing new", () => {
    assert.deepEqual(repeated(tools.flatMap((tool) => [...new Set(namesOf(tool))])), []);
    for (const tool of tools) {
      const known = namesOf({ ...tool, aliases: [] });
      const needless = namesOf({ ...tool, id: "", name: "" }).filter((alias) => known.includes(alias));
      assert.deepEqual(needless, [], tool.id);
    }
  });

  it("knows every system that must be understood, and names in use", () => {
    const names = [...Object.values(mustBeUnderstood), inUse].flatMap((list) => list.split(", "));
    assert.deepEqual(
      names.filter((name) => !findTool(name)),
      [],
    );
  });

  it("finds a tool whatever the case and whatever stands between words", () => {
    assert.equal(findTool("great_expectations")?.id, "great-expectations");
    assert.equal(findTool("GREAT EXPECTATIONS")?.id, "great-expectations");
    assert.equal(findTool("gx")?.id, "great-expectations");
    assert.equal(findTool("Weights & Biases")?.id, "wandb");
    assert.equal(findTool("llama.cpp")?.id, "llama-cpp");
    assert.equal(findTool("no such thing"), undefined);
    assert.equal(findTool(""), undefined);
  });

  it("says of every tool what it is for, where it is documented, and by what it is recognised", () => {
    for (const tool of tools) {
      assert.ok(tool.capabilities.length > 0, tool.id);
      assert.deepEqual(repeated(tool.capabilities), [], tool.id);
      assert.equal(new URL(tool.home).protocol, "https:", tool.id);
      assert.ok(signsOf(tool).length + (tool.files ?? []).length + (tool.uris ?? []).length > 0, tool.id);
    }
  });

  it("lists nothing twice for one tool", () => {
    for (const tool of tools) assert.deepEqual(repeated(signsOf(tool)), [], tool.id);
  });

  it("lets two tools share a package or module only for a known reason", () => {
    for (const list of ["pypi", "conda", "npm", "imports"] as const) {
      const claimed = repeated(tools.flatMap((tool) => tool[list] ?? []));
      assert.deepEqual(
        claimed.filter((name) => !shared.some(({ pattern }) => pattern.test(name))),
        [],
        list,
      );
    }
  });

  it("spells names as signs do", () => {
    for (const tool of tools) {
      for (const name of tool.pypi ?? []) assert.match(name, /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\[[a-z0-9-]+\]|-\*)?$/, `${tool.id}: PEP 503`);
      for (const name of tool.conda ?? []) assert.match(name, /^[a-z0-9_.-]+$/, tool.id);
      for (const name of tool.npm ?? []) assert.match(name, /^(?:@[a-z0-9.-]+\/)?(?:[a-z0-9][a-z0-9._-]*\*?|\*)$/, tool.id);
      for (const name of [...(tool.imports ?? []), ...(tool.calls ?? [])]) assert.match(name, /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/, tool.id);
      for (const name of tool.images ?? []) assert.match(name, /^[a-z0-9][a-z0-9._/-]*\*?$/, tool.id);
      for (const name of tool.images ?? []) assert.doesNotMatch(name, /^[^/]+\.(?:io|com|dev)\//, `${tool.id}: a registry host`);
      for (const name of tool.actions ?? []) assert.match(name, /^[a-z0-9-]+\/[a-z0-9._-]*$/, tool.id);
      for (const words of tool.commands ?? []) assert.match(words, /^[a-z0-9][a-z0-9.-]*(?: [a-z0-9][a-z0-9._-]*)*$/, tool.id);
      for (const name of tool.env ?? []) assert.match(name, /^[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)*_?$/, tool.id);
    }
  });

  it("has patterns for lower-cased text that cannot run away", () => {
    for (const tool of tools) {
      for (const { source, flags } of [...(tool.files ?? []), ...(tool.uris ?? [])]) {
        const where = `${tool.id}: ${source}`;
        assert.equal(flags, "", where);
        assert.doesNotMatch(source.replace(/\\[bdswBDSW]/g, ""), /[A-Z]/, where);
        assert.doesNotMatch(source, /\)[*+]|\{\d+,\}/, `${where}: a group repeated without bound`);
        assert.doesNotMatch(source.replace(/\\.|\[[^\]]*\]/g, ""), /\./, `${where}: a bare dot`);
        assert.ok((source.match(/[\])a-z][*+]/g) ?? []).length <= 2, `${where}: more than two unbounded repeats`);
      }
    }
  });

  it("anchors what it looks for", () => {
    for (const tool of tools) {
      for (const { source } of tool.uris ?? []) assert.ok(source.startsWith("^"), `${tool.id}: ${source}`);
      for (const { source } of tool.files ?? []) {
        assert.match(source, /^(?:\^|\(\?:\^\|\\\/\)|\\\.)/, tool.id);
        assert.ok(source.endsWith("$"), `${tool.id}: ${source}`);
        assert.doesNotMatch(withoutGroups(source), /\|/, `${tool.id}: alternatives outside a group`);
      }
    }
  });

  it("says by the end of nearly every file pattern which names or extensions it takes, so that listings are fast", () => {
    const any = tools.flatMap(({ files = [] }) => files).filter((pattern) => !patternEnd(pattern));
    assert.deepEqual(
      any.map(({ source }) => source),
      [
        String.raw`(?:^|\/)(?:dockerfile|containerfile)(?:\.(?!py$|ts$|js$)[^/]*)?$`,
        String.raw`(?:^|\/)singularity(?:\.(?!py$|ipynb$|tex$|csv$|json$|yaml$)[^/]*)?$`,
        String.raw`(?:^|\/)jenkinsfile(?:\.(?!py$)[^/]*)?$`,
      ],
    );
  });
});

function signsOf(tool: Tool): string[] {
  const lists = ["pypi", "conda", "npm", "imports", "calls", "images", "actions", "commands", "env", "config"] as const;
  return lists.flatMap((list) => (tool[list] ?? []).map((name) => `${list} ${name}`));
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function withoutGroups(source: string): string {
  const inner = /\((?:[^()\\]|\\.)*\)/g;
  const outer = source.replace(/\[[^\]]*\]/g, "");
  return outer.replace(inner, "").replace(inner, "");
}
