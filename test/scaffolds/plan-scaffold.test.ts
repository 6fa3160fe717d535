import assert from "node:assert/strict";
import { parseAllDocuments, visit } from "yaml";
import { applyEdits } from "../../src/engine/apply-edits.js";
import { Session } from "../../src/engine/session.js";
import { buildProject } from "../../src/project/build-project.js";
import { findRule } from "../../src/rules/catalogue.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { isWorthAdding, planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { isPlaceholder } from "../../src/text/placeholder.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { EditedManifest } from "../edited-manifest.js";
import { projectOf } from "./project-of.js";
import { hostileService, pipService, ragService, type SampleProject, sampleProjects } from "./projects.js";

const ids = Object.keys(scaffolds);

function creates(plan: ReturnType<typeof planScaffold>): ReadonlyMap<string, string> {
  return new Map(plan.edits.flatMap((edit) => (edit.kind === "create" ? [[edit.path, edit.text] as const] : [])));
}

async function plansOf(sample: SampleProject): Promise<ReadonlyMap<string, string>> {
  const project = await projectOf(sample);
  return new Map(ids.flatMap((id) => [...creates(planScaffold(project, id))]));
}

describe("planScaffold", () => {
  it("writes no second image of a service beside a Dockerfile of another name or place", async () => {
    const { files } = pipService;
    const start = `FROM python:3.12-slim\nCOPY . .\nCMD ["uvicorn", "app.main:app"]\n`;
    for (const [path, written] of [
      ["Dockerfile.api", [".dockerignore"]],
      ["docker/Dockerfile", []],
    ] as const) {
      const { edits, skipped } = planScaffold(await projectOf({ files: { ...files, [path]: start } }), "dockerfile");
      assert.deepEqual(
        edits.map((edit) => edit.path),
        written,
      );
      assert.match(skipped.find((one) => one.path === path)?.reason ?? "", /starts the service already/);
    }
    const other = { ...files, "Dockerfile.train": start.replace('"uvicorn", "app.main:app"', '"python", "train_main.py"') };
    const { edits } = planScaffold(await projectOf({ files: other }), "dockerfile");
    assert(edits.some(({ path }) => path === "Dockerfile"));
  });

  it("takes no project to a cluster whose README deploys it to a platform", async () => {
    const suits = async (command: string) =>
      scaffolds.kubernetes?.suits(
        await projectOf({ files: { ...pipService.files, "README.md": `# Parcels\n\n\`\`\`bash\n${command}\n\`\`\`\n` } }),
      );
    assert.equal(await suits("gcloud run deploy parcels --source ."), false);
    assert.equal(await suits("docker compose up"), true);
  });

  for (const [name, sample] of Object.entries(sampleProjects)) {
    it(`changes nothing when done twice (${name})`, async () => {
      const session = new Session(literalFileSystem(sample.files));
      await session.refresh();
      const root = sample.root ?? "";
      const project = session.project(root, "2026-09-01");
      for (const id of ids.filter((one) => scaffolds[one]?.suits(project))) {
        const first = planScaffold(project, id);
        assert.deepEqual(first.skipped, [], id);
        if (first.edits.length === 0) continue;
        const written = applyEdits(session.snapshot, first.edits, new Map());
        const second = planScaffold(buildProject(written, root, { date: "2026-09-01", roots: session.roots }), id);
        assert.deepEqual(second.edits, [], id);
        assert(
          second.skipped.every(({ path, reason }) => creates(first).has(path) && reason === "It exists already."),
          id,
        );
      }
    });

    it(`writes clean text inside the project or among the repository's workflows (${name})`, async () => {
      for (const [path, text] of await plansOf(sample)) {
        assert(sample.root === undefined || path.startsWith(`${sample.root}/`) || path.startsWith(".github/"), path);
        assert.doesNotMatch(text, /\r|\t|[ ]$|\n\n\n\n|\bundefined\b|\[object|\bNaN\b/m, path);
        assert(text.endsWith("\n") && !text.endsWith("\n\n"), path);
        // Rows and texts have no place for a word about who wrote them.
        if (!/\.(?:python-version|jsonl|csv|template)$/.test(path))
          assert.match(text.slice(0, 400), /[Ww]ritten by Roadworthy|"\$comment": "TODO/, path);
      }
    });

    it(`fills gaps with placeholders that count as absent (${name})`, async () => {
      for (const [path, text] of await plansOf(sample)) {
        if (!/\.(?:ya?ml|json)$/.test(path)) continue;
        for (const document of parseAllDocuments(text)) {
          assert.deepEqual(document.errors, [], path);
          visit(document, {
            Scalar: (_, { value }) => {
              if (typeof value === "string" && value.includes("TODO")) assert(isPlaceholder(value), `${path}: ${value}`);
            },
          });
        }
      }
    });
  }

  it("leaves alone what is there, whatever its case, and writes the rest", async () => {
    const files = {
      ...pipService.files,
      dockerfile: "FROM scratch\n",
      "monitoring/prometheus.yml": "scrape_configs: []\n",
      jobs: "a file, not a folder\n",
      "evals/thresholds.json/README.md": "a folder, not a file\n",
    };
    const project = await projectOf({ files });
    const plan = (id: string) => planScaffold(project, id);
    assert.deepEqual([...creates(plan("dockerfile")).keys()], [".dockerignore"]);
    assert.deepEqual(plan("dockerfile").skipped, [{ path: "Dockerfile", reason: "It exists already." }]);
    assert.deepEqual(plan("monitoring").skipped, [{ path: "monitoring/prometheus.yml", reason: "It exists already." }]);
    assert.deepEqual(plan("drift-job").skipped, [{ path: "jobs/drift.py", reason: "`jobs` is a file, not a folder." }]);
    assert.deepEqual(plan("eval-suite").skipped, [{ path: "evals/thresholds.json", reason: "A folder of that name exists." }]);
  });

  it("writes no tests for alert rules that it did not write", async () => {
    const project = await projectOf({ files: { ...ragService.files, "monitoring/alerts.yml": "groups: []\n" } });
    const written = creates(planScaffold(project, "monitoring"));
    assert(written.has("monitoring/prometheus.yml") && !written.has("monitoring/alerts.test.yml"));
  });

  it("does not overwrite a nested project's workflow at the top of the repository", async () => {
    const path = ".github/workflows/ci-teams-it-s-ours-1.yml";
    const existing = `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    defaults: { run: { working-directory: ${JSON.stringify(hostileService.root)} } }\n    steps: [{ run: make }]\n`;
    const project = await projectOf({ ...hostileService, files: { ...hostileService.files, [path]: existing } });
    assert.deepEqual(planScaffold(project, "ci-workflow"), { edits: [], skipped: [{ path, reason: "It exists already." }] });
  });

  it("plans nothing for an id that it does not know", async () => {
    const project = await projectOf(pipService);
    for (const id of ["nothing", "constructor", "__proto__", ""]) assert.deepEqual(planScaffold(project, id), { edits: [], skipped: [] });
  });
});

describe("scaffolds", () => {
  it("suit the projects that they are for", async () => {
    const served = ["ci-workflow", "dockerfile", "drift-job", "eval-suite", "monitoring"];
    const llm = ["golden-set", "guardrails", "llm-fallback", "provider-canary", "rag-evaluation", "safety-cases"];
    const suited: Record<string, readonly string[]> = {};
    for (const [name, sample] of Object.entries(sampleProjects)) {
      const project = await projectOf(sample);
      suited[name] = ids.filter((id) => scaffolds[id]?.suits(project));
    }
    const forAll = ["ci-workflow", "deploy-workflow", "dockerfile", "drift-job", "eval-suite"];
    const forServices = [
      "canary",
      "compose",
      "grafana-dashboard",
      "kubernetes",
      "load-test",
      "monitoring",
      "rollback-runbook",
      "structured-logging",
      "tracing",
    ];
    const suits = (name: string, expected: readonly string[], unexpected: readonly string[]) => {
      assert.deepEqual(
        expected.filter((id) => !suited[name]?.includes(id)),
        [],
        name,
      );
      assert.deepEqual(
        unexpected.filter((id) => suited[name]?.includes(id)),
        [],
        name,
      );
    };
    suits(
      "FastAPI with pip",
      [...forAll, ...forServices, "retraining-workflow"],
      ["fastapi-service", "bentoml-service", "datadog-monitors"],
    );
    suits("RAG with pip", [...forAll, ...forServices], ["fastapi-service", "retraining-workflow"]);
    suits("batch with uv", [...forAll, "retraining-workflow"], [...forServices, "fastapi-service"]);
    suits("Streamlit with conda", [...forAll, "compose", "kubernetes"], ["load-test"]);
    for (const [name, without] of [
      ["FastAPI with pip", ["risk-assessment", "pytest-skeleton", "data-contract", "dbt-tests"]],
      ["RAG with pip", ["datasheet", "data-splits", "seeds", "label-agreement"]],
      ["batch with uv", ["feedback", "risk-assessment", "label-guideline"]],
    ] as const)
      suits(name, [], without);
    suits("RAG with pip", llm, []);
    const library = await projectOf({ files: { "lib.py": "def add(a, b):\n    return a + b\n" } });
    assert.deepEqual(
      ids.filter((id) => served.includes(id) && scaffolds[id]?.suits(library)),
      ["ci-workflow"],
    );
  });

  it("name themselves, their effort and existing areas of practice", () => {
    for (const [id, { title, description, effort, raises }] of Object.entries(scaffolds)) {
      assert.match(title, /^[A-Z][\w ]+$/, id);
      assert.match(description, /^[A-Z].*\.$/, id);
      assert(effort > 0 && effort <= 60, id);
      assert(new Set(raises).size === raises.length, id);
      assert(
        raises.every((rule) => findRule(rule) !== undefined),
        id,
      );
    }
  });
});

describe("isWorthAdding", () => {
  it("follows what the manifest comes to say, while no file changes", async () => {
    const manifest = (more: string) => `version: 1\nproject:\n  name: parcels\n${more}`;
    const files: Record<string, string> = {
      "roadworthy.yaml": manifest(""),
      "app.py": "import openai\n\nclient = openai.OpenAI()\n",
      "docs/adr/0001-model.md": "# Which model\n",
    };
    const session = new Session({
      readDirectory: (path) => literalFileSystem(files).readDirectory(path),
      async readFile(path) {
        const text = files[path];
        return text === undefined ? undefined : { size: text.length, version: String(text.length), text };
      },
    });
    await session.refresh();
    const isOffered = () => isWorthAdding(session.project("", "2026-09-01"), "decision-record");
    assert.equal(isOffered(), true);
    files["roadworthy.yaml"] = manifest("  decisions: docs/adr/\n");
    await session.refresh({ changed: ["roadworthy.yaml"] });
    assert.equal(isOffered(), false);
    files["roadworthy.yaml"] = manifest("");
    await session.refresh({ changed: ["roadworthy.yaml"] });
    assert.equal(isOffered(), true);
  });

  it("follows the CI system that the manifest names, which decides where jobs go", async () => {
    const manifest = (system: string) => `version: 1\nproject: { name: parcels }\nci: { system: ${system} }\n`;
    const typed = new EditedManifest(
      literalFileSystem({ ".github/workflows/ci.yml": "on: push\njobs: {}\n", "roadworthy.yaml": "", "app.py": "import sklearn\n" }),
    );
    const session = new Session(typed);
    const offered: boolean[] = [];
    for (const system of ["github-actions", "gitlab-ci", "github-actions"]) {
      typed.text = manifest(system);
      await session.refresh();
      offered.push(isWorthAdding(session.project("", "2026-09-01"), "ci-workflow"));
    }
    assert.deepEqual(offered, [false, true, false]);
  });
});
