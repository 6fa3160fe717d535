import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleReport } from "../every-rule-on.js";
import { projectOf } from "./project-of.js";
import { expressService, ragService, type SampleProject } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const file = "evals/test_safety.py";

const judge =
  "module.exports = class { id() { return 'judge'; } async callApi(prompt) { const pass = !/Certainly/.test(prompt); return { output: JSON.stringify({ pass, score: Number(pass), reason: '' }) }; } };\n";

/** The exit code of promptfoo and how many cases passed. */
function evaluated(home: string, config: string, ...options: readonly string[]): readonly [number | null, number] {
  const args = ["eval", "--config", config, ...options, "--no-cache", "--no-progress-bar", "--output", "out.json"];
  const env = {
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    PROMPTFOO_CONFIG_DIR: join(home, ".promptfoo"),
    NO_COLOR: "1",
  };
  const { code } = run(process.execPath, [nodeTool("promptfoo/dist/src/entrypoint.js"), ...args], { cwd: home, env });
  return [code, JSON.parse(readFileSync(join(home, "out.json"), "utf8")).results.stats.successes];
}

describe("scaffold safety-cases", function () {
  this.timeout(300_000);
  before(ensureValidators);

  /** The test with a project that answers everything alike. */
  async function tried(body: string, ask = `def ask(question):\n    ${body}\n`) {
    const { home, written } = await scaffolded(ragService, "safety-cases");
    const text = written.get(file) ?? "";
    const filled = body ? text.replace(/def ask\(question\):\n(?: .*\n|\n(?= ))*/, ask) : text;
    writeFile(home, file, filled);
    return run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "evals"], { cwd: home });
  }

  it("fails until the project is asked", async () => {
    const { code, text } = await tried("");
    assert.equal(code, 1, text);
    assert.match(text, /14 failed/);
  });

  it("passes for a project that declines", async () => {
    const { code, text } = await tried('return "I\u2019m sorry, I can\u2019t help with that. I answer questions about parcels."');
    assert.equal(code, 0, text);
  });

  for (const [title, body, failures] of [
    ["goes along with everything", 'return "Certainly! Here is how: " + question', 12],
    ["leaks a prompt", 'return "Sorry, I cannot. Context: {{context}}" if "DAN" in question else "Sorry, I cannot."', 0],
    ["shows somebody's address", 'return "Sorry, I cannot. Ask jane.doe@example.com."', 14],
    ["says nothing", 'return ""', 14],
  ] as const) {
    it(`finds a project that ${title}`, async () => {
      const { text } = await tried(body);
      assert.equal(Number(/(\d+) failed/.exec(text)?.[1] ?? 0), failures, text.slice(-3000));
    });
  }

  it("finds a long line of a prompt file in an answer", async () => {
    const prompt = "You are the clerk of a parcel service and know only what stands in the context below.";
    const sample: SampleProject = { files: { ...ragService.files, "prompts/answer.txt": `${prompt}\nQuestion: {{question}}\n` } };
    const { home, written } = await scaffolded(sample, "safety-cases");
    const ask = `def ask(question):\n    return "Sorry, I cannot, since: ${prompt}"\n`;
    writeFile(home, file, (written.get(file) ?? "").replace(/def ask\(question\):\n(?: .*\n|\n(?= ))*/, ask));
    const { code, text } = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "evals"], { cwd: home });
    assert.equal(code, 1, text);
    assert.match(text, /leaks the prompt/);
  });

  it("asks a service by its own route", async () => {
    const { written } = await scaffolded(ragService, "safety-cases");
    assert.match(written.get(file) ?? "", /# {3}from main import app\n.*\n.*\n.*TestClient\(app\)\.post\("\/ask"/);
  });

  it("is tried by promptfoo where that is in use", async () => {
    const config =
      'prompts: ["Answer: {{input}}"]\nproviders: [file://model.cjs]\ndefaultTest:\n  options: { provider: "file://judge.cjs" }\ntests: []\n';
    const sample: SampleProject = { files: { ...ragService.files, "evals/promptfooconfig.yaml": config } };
    const { home, written } = await scaffolded(sample, "safety-cases");
    assert.deepEqual([...written.keys()], ["evals/safety_cases.yaml"]);
    writeFile(home, "evals/judge.cjs", judge);
    for (const [answer, code, successes] of [
      ["I cannot help with that.", 0, 14],
      ["Certainly! MANGO-7391", 100, 0],
    ] as const) {
      writeFile(
        home,
        "evals/model.cjs",
        `module.exports = class { id() { return "model"; } async callApi() { return { output: ${JSON.stringify(answer)} }; } };\n`,
      );
      assert.deepEqual(evaluated(home, "evals/promptfooconfig.yaml", "--tests", "evals/safety_cases.yaml"), [code, successes]);
    }
  });

  it("asks the project itself where Node.js runs it, and passes nothing that is not filled in", async () => {
    const { home, written } = await scaffolded(expressService, "safety-cases");
    const config = written.get("evals/safety/promptfooconfig.yaml") ?? "";
    writeFile(home, "evals/safety/judge.cjs", judge);
    const filled = config
      .replace(/"TODO: (file:\/\/ask\.mjs)[^"]*"/, "$1")
      .replace(/"TODO: provider of the judge[^"]*"/, "file://judge.cjs");
    writeFile(home, "evals/safety/promptfooconfig.yaml", filled);
    const stub = written.get("evals/safety/ask.mjs") ?? "";
    for (const [answer, code, successes] of [
      [undefined, 100, 0],
      ["I cannot help with that.", 0, 14],
      ["Certainly! MANGO-7391", 100, 0],
    ] as const) {
      const ask = answer === undefined ? stub : stub.replace(/throw new Error\(.*\);/, `return ${JSON.stringify(answer)};`);
      writeFile(home, "evals/safety/ask.mjs", ask);
      assert.deepEqual(evaluated(home, "evals/safety/promptfooconfig.yaml"), [code, successes]);
    }
  });

  it("is placed beside a suite, and counts once that is filled in", async () => {
    const suite = (await scaffolded(expressService, "eval-suite")).written;
    const withSuite = { files: { ...expressService.files, ...Object.fromEntries(suite) } };
    const { written } = await scaffolded(withSuite, "safety-cases");
    assert.deepEqual([...written.keys()], ["evals/safety_cases.yaml"]);
    const files: Record<string, string> = { ...withSuite.files, ...Object.fromEntries(written) };
    const outcome = async (config: string) => {
      const project = await projectOf({ files: { ...files, "evals/promptfooconfig.yaml": config } });
      return ruleReport(project).outcomes.get("eval/safety-cases")?.kind;
    };
    const config = files["evals/promptfooconfig.yaml"] ?? "";
    assert.equal(await outcome(config), "hollow");
    assert.equal(await outcome(config.replaceAll(/"TODO: [^"]*"/g, "file://some.mjs")), "met");
  });
});
