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

describe("scaffold llm-budget", function () {
  this.timeout(60_000);
  before(ensureValidators);

  it("counts over processes and stops at the limit", async () => {
    const { home } = await scaffolded(ragService, "llm-budget");
    const program = `
import sqlite3, subprocess, sys
from llm_spend import BudgetExceeded, Spend

prices = {"m": (2.0, 10.0)}
spend = Spend(daily_spend_limit=1.0, prices=prices)
spend.check()
assert abs(spend.record("m", 100_000, 10_000) - 0.3) < 1e-9
other = "from llm_spend import Spend; Spend(1.0, {'m': (2.0, 10.0)}).record('m', 100_000, 50_000)"
subprocess.run([sys.executable, "-c", other], check=True)
assert abs(spend.spent_today() - 1.0) < 1e-9
try:
    spend.check()
except BudgetExceeded as error:
    assert "$1.00 of $1.0" in str(error), error
else:
    raise SystemExit("it does not stop")
calls = sqlite3.connect("llm-spend.sqlite3").execute("SELECT calls, input_tokens FROM spend").fetchall()
assert calls == [(2, 200_000)], calls
sqlite3.connect("llm-spend.sqlite3").execute("UPDATE spend SET day = '2020-01-01'").connection.commit()
spend.check()
for wrong in (lambda: Spend(), lambda: Spend(0), lambda: spend.record("unknown", 1, 1)):
    try:
        wrong()
    except (ValueError, LookupError) as error:
        assert "TODO" in str(error)
        continue
    raise SystemExit("what is not filled in passes")
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
  });

  it("does the same in a Node project", async () => {
    const { home, written } = await scaffolded(node, "llm-budget");
    assert.deepEqual([...written.keys()], ["src/llm-spend.ts"]);
    const program = `import assert from "node:assert/strict";
import { BudgetExceeded, Spend } from "./src/llm-spend.js";
const make = () => new Spend({ limit: 1, prices: { m: [2, 10] } });
make().check();
assert(Math.abs(make().record("m", 100_000, 10_000) - 0.3) < 1e-9);
make().record("m", 100_000, 50_000);
assert.throws(() => make().check(), BudgetExceeded);
assert.throws(() => new Spend(), /TODO/);
assert.throws(() => make().record("unknown", 1, 1), /TODO/);
`;
    writeFile(home, "check.ts", program);
    const { code, text } = run(process.execPath, [`${repository}/node_modules/tsx/dist/cli.mjs`, "check.ts"], { cwd: home });
    assert.equal(code, 0, text);
  });

  it("takes the day's limit from the month's, and says where tokens are read", async () => {
    const manifest = "version: 1\nproject: { name: parcels }\nmonitoring: { cost: { limit: 900 USD/month } }\n";
    const { written } = await scaffolded({ files: { ...ragService.files, "roadworthy.yaml": manifest } }, "llm-budget");
    assert.match(written.get("llm_spend.py") ?? "", /DAILY_LIMIT = 30\n/);
    assert.match(written.get("llm_spend.py") ?? "", /"gpt-4o-2024-08-06": None,/);
    assert.match(written.get("llm_spend.py") ?? "", /reply\.usage\.prompt_tokens,/);
  });
});
