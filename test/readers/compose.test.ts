import assert from "node:assert/strict";
import { composeReader } from "../../src/readers/compose.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "deploy/docker-compose.yml";

const compose = `x-common: &common
  restart: unless-stopped
  environment:
    LOG_LEVEL: info
services:
  api:
    <<: *common
    build:
      context: ..
      dockerfile: docker/Dockerfile.api
    command: uvicorn app:app --host 0.0.0.0
    ports:
      - "8080:80"
      - target: 9090
        published: 9091
        host_ip: 127.0.0.1
    user: "1000:1000"
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost/health"]
    deploy:
      resources:
        limits: { memory: 512M }
    depends_on:
      db: { condition: service_healthy }
  worker:
    build: ./worker
    entrypoint: ["celery"]
    command: ["worker", "-A", "app"]
    environment:
      - DATABASE_URL=postgresql://ann:\${PASSWORD}@db:5432/app
      - OPENAI_API_KEY
    mem_limit: 1g
    healthcheck: { disable: true }
    depends_on: [db, api]
  db:
    image: registry.local:5000/pgvector/pgvector:pg16
    healthcheck: { test: ["NONE"] }
`;

const read = reading(composeReader, path);

describe("compose reader", () => {
  const facts = read(compose);
  const [api, worker, db] = facts.services;

  it("reads services and their images", () => {
    assert.deepEqual(
      facts.services.map(({ name, span }) => [name, cut(compose, span)]),
      [
        ["api", "api"],
        ["worker", "worker"],
        ["db", "db"],
      ],
    );
    assert.equal(db?.image?.value, "registry.local:5000/pgvector/pgvector:pg16");
  });

  it("makes build paths relative to the workspace", () => {
    assert.deepEqual([api?.build?.context, api?.build?.dockerfile], [".", "docker/Dockerfile.api"]);
    assert.deepEqual([worker?.build?.context, worker?.build?.dockerfile], ["deploy/worker", undefined]);
    assert.equal(cut(compose, worker?.build?.span), "./worker");
  });

  it("reads commands and ports of both forms", () => {
    assert.equal(api?.command?.value, "uvicorn app:app --host 0.0.0.0");
    assert.equal(worker?.command?.value, "worker -A app");
    assert.equal(cut(compose, worker?.command?.span), '["worker", "-A", "app"]');
    assert.deepEqual(
      api?.ports.map(({ value }) => value),
      ["8080:80", "127.0.0.1:9091:9090"],
    );
  });

  it("reads environments of both forms, merged ones too", () => {
    assert.deepEqual(
      api?.environment.map(({ name, value }) => [name, value]),
      [["LOG_LEVEL", "info"]],
    );
    assert.deepEqual(
      worker?.environment.map(({ name, value, span }) => [name, value, cut(compose, span)]),
      [
        ["DATABASE_URL", "postgresql://ann:${PASSWORD}@db:5432/app", "DATABASE_URL=postgresql://ann:${PASSWORD}@db:5432/app"],
        ["OPENAI_API_KEY", undefined, "OPENAI_API_KEY"],
      ],
    );
  });

  it("reads health checks, limits, users and dependencies", () => {
    assert.equal(cut(compose, api?.healthcheck), 'test: ["CMD", "curl", "-f", "http://localhost/health"]');
    assert.deepEqual([worker?.healthcheck, db?.healthcheck], [undefined, undefined]);
    assert.equal(cut(compose, api?.limits), "{ memory: 512M }");
    assert.deepEqual([cut(compose, worker?.limits), db?.limits], ["1g", undefined]);
    assert.equal(api?.user?.value, "1000:1000");
    assert.deepEqual([api?.dependsOn, worker?.dependsOn, db?.dependsOn], [["db"], ["db", "api"], []]);
  });

  it("gives signs, with addresses but without credentials", () => {
    assert.deepEqual(signValues(facts, "image"), ["registry.local:5000/pgvector/pgvector"]);
    assert.deepEqual(signValues(facts, "command"), ["uvicorn app:app --host 0.0.0.0", "celery worker -A app"]);
    assert.deepEqual(signValues(facts, "env"), ["LOG_LEVEL", "DATABASE_URL", "OPENAI_API_KEY"]);
    assert.deepEqual(signValues(facts, "uri"), ["http://localhost/health", "postgresql://db:5432/app"]);
  });

  it("does not take other files for Compose files", () => {
    assert.equal(composeReader.read({ path: "composer.yaml", text: "name: x\n", bytes: 8 }), undefined);
    assert.deepEqual(read("name: x\n", "compose.yaml").services, []);
    assert.equal(read("services:\n  a: [\n").notes.length, 1);
  });

  it("reads an alias bomb in no time", () => {
    const bomb = `x: &a [x, x, x, x, x, x, x, x, x, x]\n${"bcdefgh"
      .split("")
      .map((name, index) => `x${name}: &${name} [${Array(10).fill(`*${"abcdefg"[index]}`).join(", ")}]`)
      .join("\n")}\nservices:\n  s: { labels: *h }\n`;
    assert.deepEqual(read(bomb).signs, []);
    assert.equal(read(bomb).notes.length, 1);
  });

  itTakesAnything(composeReader, path, [compose]);
});
