import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ragService, streamlitApp } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const file = "evals/canary.py";

describe("scaffold provider-canary", function () {
  this.timeout(60_000);
  before(ensureValidators);

  async function canary() {
    const { home, written } = await scaffolded(ragService, "provider-canary");
    const text = written.get(file) ?? "";
    const answering = (reply: string, model = "m-1") => {
      const questions = `def questions():\n    return {f"Question {n}": r"(?i)kron" for n in range(5)}\n`;
      const ask = `def ask(question):\n    n = int(question[-1])\n    return ${reply}, "${model}"\n`;
      const filled = text
        .replace(/def questions\(\):\n(?: .*\n|\n(?= ))*/, questions)
        .replace(/def ask\(question\):\n(?: .*\n|\n(?= ))*/, ask);
      writeFile(home, file, filled);
    };
    return { home, answering, run: (...args: readonly string[]) => run(python, [file, ...args], { cwd: home }) };
  }
  const same = 'f"Norway uses the krone, number {n}, as it has since 1875."';

  it("fails until it is filled in, and until answers are stored", async () => {
    const one = await canary();
    assert.match(one.run().text, /NotImplementedError: TODO/);
    one.answering(same);
    const { code, text } = one.run();
    assert.equal(code, 2, text);
    assert.match(text, /run with --record/);
  });

  it("stores no wrong answers", async () => {
    const one = await canary();
    one.answering('"the euro"');
    assert.equal(one.run("--record").code, 1);
    assert(!existsSync(join(one.home, "evals/canary_answers.json")));
  });

  it("is quiet about the same answers, and tells of others", async () => {
    const one = await canary();
    one.answering(same);
    assert.equal(one.run("--record").code, 0);
    for (const [reply, model, expected] of [
      [same, "m-1", 0],
      ['f"Norway uses the krone, number {n}, as it has done since 1875."', "m-1", 0],
      [`${same} if n else "the euro"`, "m-1", 0],
      [`${same} if n > 1 else "the euro"`, "m-1", 1],
      ['"Kroner! Happy to help, and do ask me anything else that you like to know about money."', "m-1", 1],
      [same, "m-2", 1],
    ] as const) {
      one.answering(reply, model);
      const { code, text } = one.run();
      assert.equal(code, expected, `${reply} ${model}\n${text}`);
    }
  });

  it("asks the provider and the model in use", async () => {
    const of = async (sample: typeof ragService) => (await scaffolded(sample, "provider-canary")).written;
    assert.match((await of(ragService)).get(file) ?? "", /MODEL = "gpt-4o-2024-08-06"\n[\s\S]*OpenAI\(timeout=60\)\.chat/);
    assert.match((await of(streamlitApp)).get(file) ?? "", /Anthropic\(timeout=60\)\.messages/);
    assert.match(
      (await of(ragService)).get(".github/workflows/provider-canary.yml") ?? "",
      /OPENAI_API_KEY: \$\{\{ secrets\.OPENAI_API_KEY \}\}/,
    );
  });
});
