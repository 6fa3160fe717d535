import assert from "node:assert/strict";
import { ragService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python, repository } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const node = {
  files: {
    "package.json": '{ "type": "module", "dependencies": { "openai": "4.56.0" } }\n',
    "src/answer.ts":
      'import OpenAI from "openai";\n\nexport const answer = () => new OpenAI().chat.completions.create({ model: "gpt-4o-2024-08-06", messages: [] });\n',
  },
};

describe("scaffold llm-fallback", function () {
  this.timeout(60_000);
  before(ensureValidators);

  it("tries again what may pass, then another model, and never for longer than allowed", async () => {
    const { home } = await scaffolded(ragService, "llm-fallback");
    const program = `
from model_calls import ModelsUnavailable, answer_with_fallback

class Failure(Exception):
    def __init__(self, status_code=None):
        self.status_code = status_code

class APIConnectionError(Exception):
    pass

def asked(outcomes, seconds=0.0, **options):
    now, calls = [0.0], []
    def ask(model, timeout):
        calls.append(model)
        assert 0 < timeout <= 20
        now[0] += min(seconds, timeout)
        outcome = outcomes[min(len(calls), len(outcomes)) - 1]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
    def sleep(pause):
        assert pause >= 0
        now[0] += pause
    try:
        answer = answer_with_fallback(ask, models=["a", "b", "TODO: c"], clock=lambda: now[0], sleep=sleep, **options)
    except Exception as error:
        answer = type(error).__name__
    return answer, "".join(calls), now[0]

assert asked(["yes"])[:2] == ("yes", "a")
assert asked([Failure(429), "yes"])[:2] == ("yes", "aa")
assert asked([TimeoutError(), APIConnectionError(), Failure(503), "yes"])[:2] == ("yes", "aaab")
assert asked([Failure(500)])[:2] == ("ModelsUnavailable", "aaabbb")
assert asked([Failure(401), "yes"])[:2] == ("Failure", "a")
assert asked([KeyError("bug"), "yes"])[:2] == ("KeyError", "a")
answer, calls, took = asked([TimeoutError()], seconds=20.0)
assert answer == "ModelsUnavailable" and len(calls) <= 3 and took <= 45, (answer, calls, took)
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
  });

  it("does the same in a Node project", async () => {
    const { home, written } = await scaffolded(node, "llm-fallback");
    assert.deepEqual([...written.keys()], ["src/model-calls.ts"]);
    const program = `import assert from "node:assert/strict";
import { answerWithModelFallback, settings } from "./src/model-calls.js";
const quick = { ...settings, models: ["a", "b"], pause: 1, totalTimeout: 2_000 };
async function asked(...outcomes: unknown[]) {
  let calls = "";
  const ask = async (model: string, signal: AbortSignal) => {
    calls += model;
    assert(signal instanceof AbortSignal);
    const outcome = outcomes[Math.min(calls.length, outcomes.length) - 1];
    if (typeof outcome !== "string") throw outcome;
    return outcome;
  };
  const answer = await answerWithModelFallback(ask, quick).catch((error) => error.name ?? error.status);
  return [answer, calls];
}
const main = async () => {
  assert.deepEqual(await asked("yes"), ["yes", "a"]);
  assert.deepEqual(await asked({ status: 429 }, "yes"), ["yes", "aa"]);
  assert.deepEqual(await asked({ name: "APIConnectionTimeoutError" }, { code: "ECONNRESET" }, { status: 503 }, "yes"), ["yes", "aaab"]);
  assert.deepEqual(await asked({ status: 500 }), ["ModelsUnavailable", "aaabbb"]);
  assert.deepEqual(await asked({ status: 401 }, "yes"), [401, "a"]);
  const hangs = (_: string, signal: AbortSignal) => new Promise<string>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const keep = setInterval(() => {}, 50);
  const started = Date.now();
  await assert.rejects(answerWithModelFallback(hangs, { ...quick, callTimeout: 50, totalTimeout: 400 }), { name: "ModelsUnavailable" });
  assert(Date.now() - started < 1_500);
  clearInterval(keep);
};
main().catch((error) => { console.error(error); process.exit(1); });
`;
    writeFile(home, "check.ts", program);
    const { code, text } = run(process.execPath, [`${repository}/node_modules/tsx/dist/cli.mjs`, "check.ts"], { cwd: home });
    assert.equal(code, 0, text);
  });
});
