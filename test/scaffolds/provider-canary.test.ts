import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expressService, ragService, streamlitApp } from "./projects.js";
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

  for (const [provider, sample, reply] of [
    ["openai", expressService, (answer: string, model: string) => ({ model, choices: [{ message: { content: answer } }] })],
    [
      "anthropic",
      {
        files: {
          "package.json":
            '{ "type": "module", "dependencies": { "@anthropic-ai/sdk": "0.30.0" }, "scripts": { "start": "node answer.js" } }\n',
          "answer.js":
            'import Anthropic from "@anthropic-ai/sdk";\n\nexport const answer = () => new Anthropic().messages.create({ model: "claude-3-5-sonnet-20241022", max_tokens: 9, messages: [] });\n',
        },
      },
      (answer: string, model: string) => ({ model, content: [{ type: "text", text: answer }] }),
    ],
  ] as const)
    it(`does the same on Node.js alone, against a server that answers as ${provider} does`, async () => {
      const { home, written } = await scaffolded(sample, "provider-canary");
      const script = written.get("evals/canary.mjs") ?? "";
      const asked: { readonly path: string | undefined; readonly key: unknown; readonly body: Readonly<Record<string, unknown>> }[] = [];
      let answer = (_: number) => "";
      let model = "m-1";
      const server = createServer(async (request, response) => {
        let text = "";
        for await (const part of request) text += part;
        const body = JSON.parse(text);
        asked.push({ path: request.url, key: request.headers.authorization ?? request.headers["x-api-key"], body });
        if (model === "") response.statusCode = 500;
        response.end(JSON.stringify(reply(answer(Number(body.messages[0].content.at(-1))), model)));
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const env = { ...process.env, OPENAI_BASE_URL: base, OPENAI_API_KEY: "k", ANTHROPIC_BASE_URL: base, ANTHROPIC_API_KEY: "k" };
      const canaried = async (...args: readonly string[]) => {
        const child = spawn(process.execPath, ["evals/canary.mjs", ...args], { cwd: home, env });
        let text = "";
        child.stdout.on("data", (part) => (text += part));
        child.stderr.on("data", (part) => (text += part));
        const [code] = await once(child, "close");
        return { code, text };
      };
      try {
        assert.match((await canaried()).text, /TODO: return questions/);
        const questions = "return Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`Question ${n}`, /kron/i]));";
        writeFile(home, "evals/canary.mjs", script.replace(/throw new Error\("TODO: return questions.*/, questions));
        const unrecorded = await canaried();
        assert.equal(unrecorded.code, 2, unrecorded.text);
        assert.equal(asked.length, 0);
        answer = () => "the euro";
        assert.equal((await canaried("--record")).code, 1);
        assert(!existsSync(join(home, "evals/canary-answers.json")));
        const same = (n: number) => `Norway uses the krone, number ${n}, as it has since 1875.`;
        answer = same;
        const recorded = await canaried("--record");
        assert.equal(recorded.code, 0, recorded.text);
        for (const [now, named, expected] of [
          [same, "m-1", 0],
          [(n: number) => same(n).replace("has since", "has done since"), "m-1", 0],
          [(n: number) => (n ? same(n) : "the euro"), "m-1", 0],
          [(n: number) => (n > 1 ? same(n) : "the euro"), "m-1", 1],
          [() => "Kroner! Happy to help, and do ask me anything else that you like to know about money.", "m-1", 1],
          [same, "m-2", 1],
          [same, "", 1],
        ] as const) {
          answer = now;
          model = named;
          const { code, text } = await canaried();
          assert.equal(code, expected, `${now(0)} ${named}\n${text}`);
        }
        const last = asked.at(-1);
        assert.equal(last?.path, provider === "openai" ? "/chat/completions" : "/v1/messages");
        assert.equal(last?.key, provider === "openai" ? "Bearer k" : "k");
        assert.equal(last?.body.model, provider === "openai" ? "gpt-4o-2024-08-06" : "claude-3-5-sonnet-20241022");
        assert.equal(last?.body.temperature, 0);
      } finally {
        server.close();
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
