import assert from "node:assert/strict";
import { AgentError, type AgentHost } from "../../src/agent-tools/agent-tool.js";
import { agentTools, runAgentTool } from "../../src/agent-tools/agent-tools.js";
import { boundedAnswer, mostCharacters } from "../../src/agent-tools/bounded-answer.js";
import { inputSchema } from "../../src/agent-tools/input-schema.js";
import { outsideWorkspace, severalProjects } from "../../src/agent-tools/project-errors.js";
import { nextActions, Session } from "../../src/engine/index.js";
import { catalogue } from "../../src/rules/catalogue.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const date = "2026-01-31";

/** A host over files in memory, which remembers what was written. */
function hostOf(files: Record<string, string>): AgentHost & { readonly written: string[]; readonly files: Record<string, string> } {
  const written: string[] = [];
  return {
    written,
    files,
    async find(path) {
      if (path !== undefined && !path.startsWith("/churn")) throw outsideWorkspace(path, ["/churn"]);
      const session = new Session(literalFileSystem(files));
      await session.refresh();
      if (path === undefined && session.roots.length > 1) throw severalProjects(session.roots.map((root) => `/churn/${root}`));
      const report = session.report(session.rootOf(path?.slice("/churn/".length) ?? "") ?? session.roots[0] ?? "", date);
      return {
        report,
        snapshot: session.snapshot,
        folderName: "churn",
        texts: (paths) => session.texts(paths),
        exists: async (one) => one in files,
        actions: async () => nextActions(session.snapshot, report),
      };
    },
    async write(_, changes) {
      for (const { path, after } of changes) {
        files[path] = after;
        written.push(path);
      }
      return written;
    },
  };
}

const service = () =>
  hostOf({
    "roadworthy.yaml": "version: 1\nproject:\n  name: churn\n  kind: [classic-ml, online-service]\n  stage: production\n",
    "requirements.txt": "scikit-learn==1.5.0\nfastapi==0.111.0\n",
    "app/main.py": "from fastapi import FastAPI\nimport joblib\napp = FastAPI()\nmodel = joblib.load('model.pkl')\n",
  });

async function ask(name: string, input: unknown, host: AgentHost = service()): Promise<Record<string, unknown>> {
  return JSON.parse(await runAgentTool(name, input, host));
}

async function refusal(name: string, input: unknown, host: AgentHost = service()): Promise<string> {
  const error = await runAgentTool(name, input, host).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof AgentError, `refused with an AgentError, not ${String(error)}`);
  return error.message;
}

describe("tools for language models", () => {
  it("are few, with names, texts and schemas that a client can take", () => {
    assert.equal(agentTools.length, 4);
    for (const tool of agentTools) {
      assert.match(tool.name, /^[a-z]+(?:_[a-z]+)+$/);
      assert.match(tool.description, /Not |Never |Writes nothing/, `${tool.name} says when not to use it`);
      const schema = inputSchema(tool);
      assert.equal(schema.type, "object");
      assert.equal(schema.additionalProperties, false);
      for (const [field, shape] of Object.entries(schema.properties as Record<string, { description?: string }>))
        assert.match(shape.description ?? "", /\.$/, `${tool.name}.${field}`);
    }
    assert.deepEqual(
      agentTools.filter(({ isReadOnly }) => !isReadOnly).map(({ name }) => name),
      ["apply_readiness_scaffold"],
    );
  });

  it("name things in their descriptions that exist", () => {
    const texts = JSON.stringify(agentTools.map((tool) => [tool.description, inputSchema(tool)]));
    const quoted = [...texts.matchAll(/`([a-z-]+\/[a-z-]+|[a-z]+(?:[-_][a-z]+)+)`/g)].map(([, name]) => name ?? "");
    const known = new Set([
      ...catalogue.map(({ id }) => id),
      ...Object.keys(scaffolds),
      ...agentTools.map(({ name }) => name),
      "area/practice",
    ]);
    assert.ok(quoted.length > 5);
    assert.deepEqual(
      quoted.filter((name) => !known.has(name)),
      [],
    );
  });

  it("give the score, the gaps with places and fixes, and the next steps", async () => {
    const answer = await ask("get_readiness_report", {});
    const host = service();
    const { report } = await host.find(undefined);
    assert.equal((answer.score as { value: number }).value, report.score.value);
    assert.equal(answer.gapCount, report.findings.length);
    const gaps = answer.gaps as { rule: string; severity: string; place?: string; scaffold?: string }[];
    assert.equal(gaps.length, Math.min(25, report.findings.length));
    assert.ok(gaps.every(({ place }) => place === undefined || /^[\w./-]+(?::\d+:\d+)?$/.test(place)));
    assert.ok(gaps.some(({ scaffold }) => scaffold === "dockerfile"));
    const order = ["error", "warning", "info"];
    for (const [index, gap] of gaps.entries())
      assert.ok(order.indexOf(gap.severity) >= order.indexOf(gaps[index - 1]?.severity ?? "error"), "loudest first");
    assert.ok((answer.nextSteps as unknown[]).length > 0);
  });

  it("say of a score that it cannot be relied on, where the manifest cannot be read", async () => {
    const host = hostOf({ "roadworthy.yaml": "[ version: 1\n", "train.py": "import sklearn\n" });
    const answer = await ask("get_readiness_report", {}, host);
    assert.match(
      String(answer.unreliable),
      /^The manifest cannot be read \(roadworthy\.yaml:1:\d+\), so nothing can be said of the project/,
    );
    assert.equal((await ask("get_readiness_report", {})).unreliable, undefined);
  });

  it("narrow to an area and a severity", async () => {
    const answer = await ask("get_readiness_report", { area: "serving", minimumSeverity: "warning", limit: 3 });
    const gaps = answer.gaps as { rule: string; severity: string }[];
    assert.ok(gaps.length > 0 && gaps.length <= 3);
    assert.ok(gaps.every(({ rule, severity }) => rule.startsWith("serving/") && severity !== "info"));
  });

  it("explain every rule within the size that is promised, and say how it came out", async () => {
    const host = service();
    const project = await host.find(undefined);
    const known = { ...host, find: async () => project };
    for (const { id, title } of catalogue) {
      const text = await runAgentTool("explain_readiness_rule", { rule: id }, known);
      assert.ok(text.length <= mostCharacters, `${id}: ${text.length}`);
      const answer = JSON.parse(text);
      assert.equal(answer.title, title);
      assert.equal(answer.outcome, project.report.outcomes.get(id)?.kind);
    }
  });

  it("explain a rule where no project is open", async () => {
    const nowhere: AgentHost = {
      find: async () => {
        throw new AgentError("No folder is open.");
      },
      write: async () => [],
    };
    assert.equal((await ask("explain_readiness_rule", { rule: "serving/container" }, nowhere)).outcome, undefined);
  });

  it("preview every scaffold within that size, and write nothing", async () => {
    for (const scaffold of Object.keys(scaffolds)) {
      const host = service();
      const text = await runAgentTool("preview_readiness_scaffold", { scaffold }, host);
      assert.ok(text.length <= mostCharacters, `${scaffold}: ${text.length}`);
      assert.deepEqual(host.written, []);
    }
    const [file] = (await ask("preview_readiness_scaffold", { scaffold: "dockerfile" })).files as { diff: string; isNew: boolean }[];
    assert.match(file?.diff ?? "", /^\+/m);
  });

  it("apply what the preview showed, with the score it promised, and say what is left to fill in", async () => {
    const host = service();
    const preview = await ask("preview_readiness_scaffold", { scaffold: "eval-suite" }, host);
    const answer = await ask("apply_readiness_scaffold", { scaffold: "eval-suite" }, host);
    assert.deepEqual(
      answer.written,
      (preview.files as { path: string }[]).map(({ path }) => path),
    );
    assert.equal(answer.scoreAfter, preview.scoreAfter);
    const blanks = answer.toFillIn as { place: string; text: string }[];
    assert.ok(blanks.length > 0);
    for (const { place, text } of blanks) {
      const [path = "", line] = place.split(":");
      assert.equal(host.files[path]?.split("\n")[Number(line) - 1]?.trim(), text);
    }
    const again = await ask("apply_readiness_scaffold", { scaffold: "eval-suite" }, host);
    assert.deepEqual(again.written, []);
  });

  it("say what to try next when they are asked for what is not there", async () => {
    assert.match(await refusal("get_score", {}), /`get_readiness_report`/);
    assert.match(await refusal("explain_readiness_rule", { rule: "serving/contaner" }), /Did you mean .*`serving\/container`/);
    assert.match(await refusal("preview_readiness_scaffold", { scaffold: "docker" }), /Did you mean .*`dockerfile`/);
    assert.match(await refusal("preview_readiness_scaffold", { scaffold: "constructor" }), /There is no scaffold/);
    assert.match(await refusal("get_readiness_report", { path: "/etc/passwd" }), /not in the workspace.*`\/churn`/);
    assert.match(await refusal("explain_readiness_rule", { rule: "serving/container", path: "/etc" }), /not in the workspace/);
  });

  it("take no input but what they say", async () => {
    for (const input of [[], "x", 3, { paht: "/churn" }, { path: 3 }, { limit: 0 }, { limit: 1e9 }, { area: "everything" }])
      assert.match(await refusal("get_readiness_report", input), /is not what `get_readiness_report` takes/);
    assert.match(await refusal("apply_readiness_scaffold", {}), /`scaffold`/);
  });

  it("ask which project is meant where there are several", async () => {
    const manifest = (name: string) => `version: 1\nproject: { name: ${name} }\n`;
    const host = hostOf({ "a/roadworthy.yaml": manifest("a"), "b/roadworthy.yaml": manifest("b") });
    assert.match(await refusal("get_readiness_report", {}, host), /2 projects.*`\/churn\/a`, `\/churn\/b`/);
    assert.equal(((await ask("get_readiness_report", { path: "/churn/b/roadworthy.yaml" }, host)).project as { name: string }).name, "b");
  });
});

describe("an answer of bounded size", () => {
  it("loses the ends of lists, in order, and says how much", () => {
    const answer = { head: "x", minor: Array.from({ length: 50 }, (_, index) => `minor ${index}`), major: ["one", "two"] };
    const bounded = boundedAnswer(answer, ["minor", "major"], 400);
    assert.ok(JSON.stringify(bounded, undefined, 2).length <= 400);
    assert.deepEqual(bounded.major, answer.major);
    assert.equal((bounded.leftOut?.minor ?? 0) + bounded.minor.length, 50);
    assert.equal(boundedAnswer(answer, ["minor"]), answer);
  });
});
