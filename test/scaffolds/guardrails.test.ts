import assert from "node:assert/strict";
import { poetryService, ragService, type SampleProject } from "./projects.js";
import { scaffolded } from "./scaffolded.js";
import { ensureValidators, python, repository } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const script = (ending: string): string => `import OpenAI from "openai";

const client = new OpenAI();
export const answer = (question${ending === "ts" ? ": string" : ""}) => client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages: [{ role: "user", content: question }] });
`;

/** A Node project whose model is asked in one file. */
function nodeProject(file: string): SampleProject {
  const dependencies = '"dependencies": { "openai": "4.56.0" }';
  return {
    files: { "package.json": `{ "name": "parcels", "type": "module", ${dependencies} }\n`, [file]: script(file.split(".").at(-1) ?? "") },
  };
}

describe("scaffold guardrails", function () {
  this.timeout(300_000);
  before(ensureValidators);

  for (const [title, sample, environment] of [
    ["beside the service", ragService, {}],
    ["in a package below src", poetryService, { PYTHONPATH: "src" }],
  ] as const) {
    it(`passes its own tests ${title}`, async () => {
      const { home } = await scaffolded(sample, "guardrails");
      const { code, text } = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_guardrails.py"], {
        cwd: home,
        env: environment,
      });
      assert.equal(code, 0, text);
    });
  }

  it("has tests that notice when a check is gone", async () => {
    for (const [from, to] of [
      [/if any\(one\.search.*/, "if False:"],
      [/if len\(text\) > MAX_INPUT/, "if False"],
      [/if not on_topic\(text\)/, "if False"],
      [/return mask\(text\)/, "return text"],
      [/return mask\(PICTURE\.sub\("", text\), keep=question\)/, "return mask(text)"],
      [/if any\(line in text.*/, "if False:"],
    ] as const) {
      const { home, written } = await scaffolded(ragService, "guardrails");
      const text = written.get("guardrails.py") ?? "";
      assert.match(text, from);
      const program = `import pathlib, re, sys, pytest; p = pathlib.Path("guardrails.py"); p.write_text(sys.argv[1]); sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "tests/test_guardrails.py"]))`;
      const { code, text: said } = run(python, ["-c", program, text.replace(from, to)], { cwd: home });
      assert.equal(code, 1, said);
    }
  });

  for (const [file, module] of [
    ["src/answer.ts", "src/guardrails.ts"],
    ["lib/answer.js", "lib/guardrails.mjs"],
    ["src/app/api/chat/route.ts", "src/lib/guardrails.ts"],
  ] as const) {
    it(`passes its own tests beside ${file}`, async () => {
      const { home, written } = await scaffolded(nodeProject(file), "guardrails");
      assert.deepEqual([...written.keys()], [module, module.replace(/\.(\w+)$/, ".test.$1")]);
      const tsx = `${repository}/node_modules/tsx/dist/cli.mjs`;
      const { code, text } = run(process.execPath, [tsx, "--test", module.replace(/\.(\w+)$/, ".test.$1")], { cwd: home });
      assert.equal(code, 0, text);
      assert.match(text, /# pass 6/);
    });
  }

  it("says how it is imported where the model is asked, and uses the project's runner of tests", async () => {
    assert.match(
      (await scaffolded(poetryService, "guardrails")).written.get("src/price/guardrails.py") ?? "",
      /from price\.guardrails import Blocked/,
    );
    const { written } = await scaffolded(nodeProject("src/app/api/chat/route.ts"), "guardrails");
    assert.match(written.get("src/lib/guardrails.ts") ?? "", /from "\.\.\/\.\.\/\.\.\/lib\/guardrails\.js"/);
    const sample = nodeProject("src/answer.ts");
    const vitest = {
      files: { ...sample.files, "package.json": '{ "dependencies": { "openai": "4.56.0" }, "devDependencies": { "vitest": "2.0.0" } }' },
    };
    assert.match((await scaffolded(vitest, "guardrails")).written.get("src/guardrails.test.ts") ?? "", /import \{ test \} from "vitest";/);
  });
});
