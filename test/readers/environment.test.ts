import assert from "node:assert/strict";
import type { EnvironmentFacts } from "../../src/facts/environment-facts.js";
import { environmentFileReader } from "../../src/readers/environment-file.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { streamlitSecretsReader } from "../../src/readers/streamlit-secrets.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

function filled({ variables }: EnvironmentFacts): Record<string, boolean> {
  return Object.fromEntries(variables.map((variable) => [variable.name, variable.filled]));
}

const example = `# Copy to .env and fill in.
OPENAI_API_KEY=sk-XXXXXXXXXXXXXXXX
export ANTHROPIC_API_KEY='YOUR_KEY'
#COHERE_API_KEY=
# Use PORT=8000 in development.
AUTH_SECRET=****
AZURE_ENDPOINT=<your_endpoint>
HF_TOKEN=#your token
LOG_LEVEL = INFO # or DEBUG
DATABASE_URL="postgresql://app:hunter2@db:5432/churn"
EMPTY=
ORIGINS='["http://localhost"]'
`;

const actual = `STAGE=prod
OPENAI_API_KEY=sk-proj-Zx81kQ0pW7mL2vB9
SLACK_WEBHOOK_URL=https://hooks.slack.com/services/T0AAAAAAA/B0BBBBBBB/abcdefghijkl?x=1
PRIVATE_KEY="-----BEGIN RSA KEY-----
NOT_A_NAME=abc
-----END RSA KEY-----"
AFTER=1
COPY=\${OPENAI_API_KEY}
`;

describe("environment-file reader", () => {
  const read = reading(environmentFileReader, ".env.example");

  it("reads the variables of an example, with whether they are filled in", () => {
    const facts = read(example);
    assert.equal(facts.role, "example");
    assert.deepEqual(filled(facts), {
      OPENAI_API_KEY: false,
      ANTHROPIC_API_KEY: false,
      COHERE_API_KEY: false,
      AUTH_SECRET: false,
      AZURE_ENDPOINT: false,
      HF_TOKEN: false,
      LOG_LEVEL: true,
      DATABASE_URL: true,
      EMPTY: false,
      ORIGINS: true,
    });
    for (const { name, span } of facts.variables) assert.equal(cut(example, span), name);
  });

  it("reads actual variables; values over several lines are one, references are not filled in", () => {
    const facts = read(actual, "deploy/prod.env");
    assert.equal(facts.role, "actual");
    assert.deepEqual(filled(facts), {
      STAGE: true,
      OPENAI_API_KEY: true,
      SLACK_WEBHOOK_URL: true,
      PRIVATE_KEY: true,
      AFTER: true,
      COPY: false,
    });
  });

  it("gives signs of names and addresses, without what may be secret", () => {
    const facts = read(example);
    assert.deepEqual(signValues(facts, "env").slice(0, 3), ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "AUTH_SECRET"]);
    assert.deepEqual(signValues(facts, "uri"), ["postgresql://db:5432/churn", "http://localhost"]);
    assert.deepEqual(signValues(read(actual, ".env"), "uri"), ["https://hooks.slack.com/services/"]);
  });

  it("keeps no value", () => {
    const kept = JSON.stringify(read(actual, ".env"));
    for (const value of ["sk-proj", "T0AAAAAAA", "abcdefghijkl", "BEGIN"]) assert(!kept.includes(value), value);
  });

  it("tells examples and actual files by their names", () => {
    const select = readerSelector([environmentFileReader]);
    const examples = [
      ...[".env.example", ".env_example", ".env-sample", "api/.env.template", ".env.dist", ".env.local.example", ".envrc_template"],
      ...["env.example", "sample.env", "example.env", ".example.env", "docker/app.env.sample", "dotenv.example"],
    ];
    const actuals = [".env", ".env.local", ".env.production", "prod.env", "airflow/.test.env", ".envrc"];
    for (const path of [...examples, ...actuals]) assert.equal(select(path).length, 1, path);
    for (const path of examples) assert.equal(read("A=1\n", path).role, "example", path);
    for (const path of actuals) assert.equal(read("A=1\n", path).role, "actual", path);
    const others = ["env.py", "src/env.mjs", ".env.ts", "next-env.d.ts", "env.yml", "x.envoy.yaml", ".env.vault", "environment.yml", "sample-envs/a.py"];
    assert.deepEqual(others.filter((path) => select(path).length > 0), []);
  });

  it("comes to an end on quotes that are not closed", () => {
    assert.equal(read('A="'.repeat(20_000)).variables.length, 1);
    assert.deepEqual(filled(read("A='open\nB=2\n")), { A: true, B: true });
  });

  itTakesAnything(environmentFileReader, ".env.example", [example, actual]);
});

const secrets = `OPENAI_API_KEY = "YOUR_API_KEY"
endpoint = "https://api.example.org/v1/x"

[connections.snowflake]
account = "ab12345"
password = "xxx"
`;

describe("streamlit-secrets reader", () => {
  const read = reading(streamlitSecretsReader, ".streamlit/secrets.toml.example");

  it("reads keys of all sections", () => {
    const facts = read(secrets);
    assert.equal(facts.role, "example");
    assert.deepEqual(filled(facts), {
      OPENAI_API_KEY: false,
      endpoint: true,
      "connections.snowflake.account": true,
      "connections.snowflake.password": false,
    });
    assert.deepEqual(signValues(facts, "env"), ["OPENAI_API_KEY", "endpoint"]);
    assert.deepEqual(signValues(facts, "uri"), ["https://api.example.org/"]);
    assert.equal(read(secrets, "app/.streamlit/secrets.toml").role, "actual");
  });

  it("selects them in the folder of Streamlit only", () => {
    const select = readerSelector([streamlitSecretsReader]);
    assert.deepEqual([select(".streamlit/secrets.toml").length, select("secrets.toml").length, select(".streamlit/config.toml").length], [1, 0, 0]);
  });

  itTakesAnything(streamlitSecretsReader, ".streamlit/secrets.toml", [secrets]);
});
