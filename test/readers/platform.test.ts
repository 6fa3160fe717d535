import assert from "node:assert/strict";
import type { InfrastructureFacts } from "../../src/facts/infrastructure-facts.js";
import { platformReader } from "../../src/readers/platform.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const read = reading(platformReader, "Procfile");

/** What the resources of a file come to, as one line each. */
function rows(text: string, facts: InfrastructureFacts): string[] {
  assert.equal(facts.format, "platform");
  return facts.resources.map(({ kind, name, images, commands, probes, limits, schedule, scaling }) =>
    [
      `${kind} ${name}`,
      ...images.map(({ value }) => `image ${value}`),
      ...commands.map(({ value }) => `run ${value}`),
      ...probes.map((probe) => `${probe.kind} ${probe.path}`),
      ...(limits ? ["limits"] : []),
      ...(schedule ? [`at ${schedule.value}`] : []),
      ...(scaling ? [`scaling ${cut(text, scaling)?.split("\n", 1)[0]}`] : []),
    ].join(" · "),
  );
}

const examples: Readonly<Record<string, string>> = {
  Procfile: `# processes
web: gunicorn app:app --workers 2
release: python manage.py migrate && python seed.py
worker:celery -A app worker
`,
  "fly.toml": `app = "churn-api"
primary_region = "ams"

[build]
  image = "ghcr.io/acme/churn-api:1.4"

[env]
  LANGFUSE_HOST = "https://langfuse.example.com"

[deploy]
  release_command = "alembic upgrade head"

[processes]
  web = "uvicorn app.main:app"

[http_service]
  internal_port = 8000
  auto_start_machines = true

  [http_service.concurrency]
    hard_limit = 50

  [[http_service.checks]]
    method = "GET"
    path = "/healthz"

[[vm]]
  memory = "1gb"
`,
  "render.yaml": `databases:
  - name: app-db
services:
  - type: web
    name: api
    runtime: python
    buildCommand: pip install -r requirements.txt
    startCommand: uvicorn app.main:app
    healthCheckPath: /health
    scaling:
      minInstances: 1
      maxInstances: 5
    envVars:
      - key: OPENAI_API_KEY
        sync: false
  - type: cron
    name: nightly
    schedule: "0 4 * * *"
    dockerCommand: python -m app.score
`,
  "railway.json": `{
  "$schema": "https://railway.com/railway.schema.json",
  "build": { "builder": "NIXPACKS" },
  "deploy": {
    "startCommand": "streamlit run app.py",
    "healthcheckPath": "/_stcore/health",
    "numReplicas": 2,
    "cronSchedule": "*/10 * * * *"
  }
}
`,
  "vercel.json": `{
  "functions": { "app/api/chat/route.ts": { "maxDuration": 60 } },
  "crons": [{ "path": "/api/refresh", "schedule": "0 5 * * *" }]
}
`,
  "app.yaml": `runtime: python312
service: score
entrypoint: gunicorn -b :$PORT main:app
automatic_scaling:
  max_instances: 10
readiness_check:
  path: "/ready"
liveness_check: { path: "/live" }
resources: { cpu: 1, memory_gb: 2 }
env_variables: { MODEL: churn }
`,
  "cron.yaml": `cron:
- description: daily scores
  url: /tasks/score
  schedule: every 24 hours
`,
  "heroku.yml": `build:
  docker:
    web: Dockerfile
    worker: Dockerfile.worker
run:
  web: uvicorn app:app
release:
  command:
    - ./deploy-tasks.sh
  image: worker
`,
  "apprunner.yaml": `version: 1.0
runtime: python311
build:
  commands:
    build: [pip install -r requirements.txt]
run:
  command: python server.py
  env:
    - name: MODEL_BUCKET
      value: acme-models
`,
  "samconfig.toml": `version = 0.1
[default.deploy.parameters]
stack_name = "churn"
[prod.deploy.parameters]
stack_name = "churn-prod"
`,
  "deploy/.ebextensions/01_app.config": `option_settings:
  aws:elasticbeanstalk:application:
    Application Healthcheck URL: /healthz
  aws:autoscaling:asg:
    MinSize: 1
    MaxSize: 4
  aws:elasticbeanstalk:application:environment:
    SENTRY_DSN: ""
container_commands:
  01_migrate:
    command: "python manage.py migrate"
    leader_only: true
`,
  "Dockerrun.aws.json": `{ "AWSEBDockerrunVersion": "1", "Image": { "Name": "acme/churn:1.0", "Update": "true" } }
`,
  "ecs/task-definition.json": `{
  "family": "churn-api",
  "memory": "2048",
  "containerDefinitions": [
    {
      "name": "api",
      "image": "acme/churn-api:1.4",
      "command": ["uvicorn", "app:app"],
      "environment": [{ "name": "MLFLOW_TRACKING_URI", "value": "http://mlflow:5000" }],
      "secrets": [{ "name": "OPENAI_API_KEY", "valueFrom": "arn:aws:ssm:x" }],
      "healthCheck": { "command": ["CMD-SHELL", "curl -f http://localhost/healthz || exit 1"] }
    }
  ]
}
`,
};

const expected: Readonly<Record<string, readonly string[]>> = {
  Procfile: [
    "process web · run gunicorn app:app --workers 2",
    "process release · run python manage.py migrate · run python seed.py",
    "process worker · run celery -A app worker",
  ],
  "fly.toml": [
    "app churn-api · image ghcr.io/acme/churn-api:1.4 · run uvicorn app.main:app · run alembic upgrade head · health-check /healthz · limits · scaling auto_start_machines = true",
  ],
  "render.yaml": [
    "web api · run uvicorn app.main:app · health-check /health · scaling maxInstances: 5",
    "cron nightly · run python -m app.score · at 0 4 * * *",
    "database app-db",
  ],
  "railway.json": ['service  · run streamlit run app.py · health-check /_stcore/health · at */10 * * * * · scaling numReplicas": 2'],
  "vercel.json": ["function app/api/chat/route.ts · limits", "cron /api/refresh · at 0 5 * * *"],
  "app.yaml": ["service score · run gunicorn -b :$PORT main:app · readiness /ready · liveness /live · limits · scaling automatic_scaling:"],
  "cron.yaml": ["cron /tasks/score · at every 24 hours"],
  "heroku.yml": ["process web · run uvicorn app:app", "process release · run ./deploy-tasks.sh", "process worker"],
  "apprunner.yaml": ["service  · run python server.py"],
  "samconfig.toml": ["stack churn", "stack churn-prod"],
  "deploy/.ebextensions/01_app.config": ["environment  · run python manage.py migrate · health-check /healthz · scaling MaxSize"],
  "Dockerrun.aws.json": ["environment  · image acme/churn:1.0"],
  "ecs/task-definition.json": ["TaskDefinition churn-api · image acme/churn-api:1.4 · run uvicorn app:app · health-check /healthz · limits"],
};

const signs: Readonly<Record<string, readonly string[]>> = {
  "fly.toml": ["env LANGFUSE_HOST", "uri https://langfuse.example.com", "command uvicorn app.main:app"],
  "render.yaml": ["env OPENAI_API_KEY", "config postgres-engine", "command pip install -r requirements.txt"],
  "app.yaml": ["config app-engine"],
  "apprunner.yaml": ["config app-runner", "env MODEL_BUCKET", "command pip install -r requirements.txt"],
  "deploy/.ebextensions/01_app.config": ["env SENTRY_DSN"],
  "ecs/task-definition.json": ["config ecs-task-definition", "env MLFLOW_TRACKING_URI", "env OPENAI_API_KEY", "uri http://mlflow:5000"],
};

describe("platform reader", () => {
  for (const [path, text] of Object.entries(examples)) {
    it(`reads ${path}`, () => {
      const facts = read(text, path);
      assert.deepEqual(rows(text, facts), expected[path]);
      for (const sign of signs[path] ?? []) {
        const [kind = "env", ...value] = sign.split(" ");
        assert(signValues(facts, kind as "env").includes(value.join(" ")), sign);
      }
    });
  }

  it("places the processes of a Procfile", () => {
    const text = examples["Procfile"] ?? "";
    const [web, release] = read(text).resources;
    assert.deepEqual([cut(text, web?.span), cut(text, web?.commands[0]?.span)], ["web", "gunicorn app:app --workers 2"]);
    assert.equal(cut(text, release?.commands[1]?.span), "python manage.py migrate && python seed.py");
  });

  it("takes manual scaling for none, and no health check where one is switched off", () => {
    const manual = "runtime: python312\nmanual_scaling: { instances: 2 }\nhealth_check: { enabled: false }\n";
    assert.deepEqual(rows(manual, read(manual, "app.yaml")), ["service default"]);
  });

  it("leaves files of other programs alone", () => {
    for (const [path, text] of [
      ["app.yaml", "command: [streamlit, run, app.py]\n"],
      ["app.yaml", "apiVersion: apps/v1\nkind: Deployment\n"],
      ["vercel.json", '{ "framework": "nextjs" }'],
      ["data/items.json", '[{ "name": "containers" }]'],
      ["fly.toml", 'wings = "two"\n'],
      ["cron.yaml", "jobs: []\n"],
    ] as const)
      assert.equal(platformReader.read({ path, text, bytes: text.length }), undefined, path + text);
  });

  for (const [path, text] of Object.entries(examples)) itTakesAnything(platformReader, path, [text]);
});
