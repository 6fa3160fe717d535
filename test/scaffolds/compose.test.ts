import assert from "node:assert/strict";
import { parse } from "yaml";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { applyReplacements } from "../../src/text/edit.js";
import { projectOf } from "./project-of.js";
import { pipService, ragService, type SampleProject } from "./projects.js";
import { scaffolded } from "./scaffolded.js";

const file = "docker-compose.yml";

function withCompose(text: string): SampleProject {
  return { files: { ...ragService.files, Dockerfile: 'FROM python:3.12-slim\nCMD ["uvicorn", "main:app"]\n', [file]: text } };
}

async function added(text: string): Promise<string> {
  const { edits } = planScaffold(await projectOf(withCompose(text)), "compose");
  return applyReplacements(
    text,
    edits.flatMap((edit) => (edit.kind === "replace" && edit.path === file ? [edit] : [])),
  );
}

describe("scaffold compose", () => {
  for (const [title, text] of [
    ["with volumes of its own", "# Ours.\nservices:\n    api: # ours\n        build: .\n\nvolumes:\n    cache: {} # kept\n# The end.\n"],
    ["without volumes", "services:\n  api:\n    build: .\n    command: >-\n      uvicorn\n      main:app\n"],
    ["that ends without a line break", "services:\n  api:\n    build: ."],
    ["with Windows line ends", "services:\r\n  api:\r\n    build: .\r\nnetworks: {}\r\n"],
    ["with keys after the services", "services:\n  api:\n    build: . # here\n\nnetworks:\n  default: {}\n"],
  ] as const) {
    it(`adds what an existing file lacks (one ${title})`, async () => {
      const after = await added(text);
      const { services, volumes, ...others } = parse(after);
      assert.deepEqual(Object.keys(services), ["api", "qdrant", "prometheus", "grafana"]);
      for (const name of ["qdrant-data", "prometheus-data", "grafana-data"]) assert(name in volumes, name);
      const before = parse(text);
      assert.deepEqual(services.api, before.services.api);
      assert.deepEqual(
        Object.keys(others),
        Object.keys(before).filter((key) => key !== "services" && key !== "volumes"),
      );
      const kept = new Set(after.split("\n").map((line) => line.trimEnd()));
      for (const line of text.split("\n")) assert(kept.has(line.trimEnd()), line);
      if (text.includes("\r")) assert.doesNotMatch(after, /[^\r]\n/);
    });
  }

  it("leaves files alone whose form would have to change", async () => {
    for (const text of ["services: { api: { build: . } }\n", "services:\n", "services:\n  api: {build: .}\nvolumes: {}\n", "- no\n- map\n"])
      assert.equal(await added(text), text);
  });

  it("lets Prometheus ask the service by the name it has in the file", async () => {
    const fresh = (await scaffolded(pipService, "compose")).written;
    const [name = ""] = Object.keys(parse(fresh.get("compose.yaml") ?? "").services);
    assert(fresh.get("monitoring/prometheus.compose.yml")?.includes(`targets: ["${name}:8000"]`));
    const { edits } = planScaffold(await projectOf(withCompose("services:\n  api:\n    build: .\n")), "compose");
    const config = edits.find(({ path }) => path === "monitoring/prometheus.compose.yml");
    assert(config?.kind === "create" && config.text.includes('targets: ["api:8080"]'));
  });

  it("asks for secrets and writes none", async () => {
    const text = (await scaffolded(ragService, "compose")).written.get("compose.yaml") ?? "";
    assert.deepEqual(parse(text).services.service.environment, { OPENAI_API_KEY: `\${OPENAI_API_KEY:?set it in .env}` });
  });
});
