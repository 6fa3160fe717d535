import assert from "node:assert/strict";
import { expressService, poetryService, streamlitApp } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python, repository } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

describe("scaffold prompt-registry", function () {
  this.timeout(60_000);
  before(ensureValidators);

  for (const [title, sample, root] of [
    ["at the top", streamlitApp, "."],
    ["in a package below src", poetryService, "src"],
  ] as const) {
    it(`fails until there is a prompt, refuses a form that is not filled in, and passes then (${title})`, async () => {
      const { home, written } = await scaffolded(sample, "prompt-registry");
      const pytest = () =>
        run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_model_texts.py"], {
          cwd: home,
          env: { PYTHONPATH: root },
        });
      assert.match(pytest().text, /1 failed/);
      const form = written.get("prompts/answer.v1.md.template") ?? "";
      writeFile(home, "prompts/answer.v1.md", form);
      assert.match(pytest().text, /assert 'TODO' not in/);
      const filled = form.replace(/TODO: move[\s\S]*?\n\n/, "Answer in one sentence.\n\n").replace(/TODO: [^\n"]*/g, "evals");
      writeFile(home, "prompts/answer.v1.md", filled);
      const { code, text } = pytest();
      assert.equal(code, 0, text);
      writeFile(home, "prompts/answer.v2.md", filled);
      assert.match(pytest().text, /answer\.v2\.md says answer v1 inside/);
    });
  }

  for (const isTyped of [true, false])
    it(`loads what is filled in, and refuses the rest, in ${isTyped ? "TypeScript" : "JavaScript"}`, async () => {
      const { "src/answer.ts": code = "", "src/server.ts": _, ...others } = expressService.files;
      const files = {
        ...others,
        [isTyped ? "src/answer.ts" : "src/answer.js"]: isTyped ? code : code.replace(/: (?:string|Promise<string>)/g, ""),
      };
      const { home, written } = await scaffolded({ files }, "prompt-registry");
      const module = isTyped ? "src/model-texts.ts" : "src/model-texts.mjs";
      assert.deepEqual([...written.keys()], ["prompts/answer.v1.md.template", module]);
      const form = written.get("prompts/answer.v1.md.template") ?? "";
      const filled = form.replace(/TODO: move[\s\S]*?\n\n/, "Answer in one sentence.\n\n").replace(/TODO: [^\n"]*/g, "evals");
      writeFile(home, "empty/none.md", "");
      writeFile(home, "blank/answer.v1.md", form);
      writeFile(home, "wrong/answer.v2.md", filled);
      for (const version of [9, 10]) writeFile(home, `prompts/answer.v${version}.md`, filled.replace("version: 1", `version: ${version}`));
      const program = `import assert from "node:assert/strict";
import { loadPrompt, readPrompt } from "./${module.replace(".ts", ".js")}";
const prompt = loadPrompt("answer");
assert.match(prompt.id, /^answer\\.v10\\.[0-9a-f]{8}$/);
assert.equal(prompt.render({ question: "{{question}} $& $1" }), "Answer in one sentence.\\n\\nQuestion: {{question}} $& $1");
assert.equal(loadPrompt("answer", 9).version, 9);
assert.equal(loadPrompt("answer"), prompt);
assert.throws(() => prompt.render({}), TypeError);
assert.throws(() => prompt.render({ question: "a", other: "b" }), TypeError);
assert.throws(() => loadPrompt("answer", 1), /no answer\\.v1\\.md/);
assert.throws(() => loadPrompt("answer", undefined, "empty"), /no answer/);
assert.throws(() => loadPrompt("answer", undefined, "blank"), /not filled in/);
assert.throws(() => loadPrompt("answer", undefined, "wrong"), /answer\\.v2\\.md says answer v1 inside/);
assert.throws(() => readPrompt("Hello"), /front matter/);
assert.throws(() => readPrompt("---\\r\\nname: a\\r\\nversion: 1\\r\\nowner: b\\r\\ntested_by: c\\r\\n---\\r\\n{{x}}"), /declares/);
`;
      writeFile(home, "check.mts", program);
      const { code: status, text } = run(process.execPath, [`${repository}/node_modules/tsx/dist/cli.mjs`, "check.mts"], { cwd: home });
      assert.equal(status, 0, text);
    });
});
