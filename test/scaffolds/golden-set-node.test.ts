import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { describeStack } from "../../src/project/stack.js";
import { evalCommands } from "../../src/scaffolds/eval-command.js";
import { projectOf } from "./project-of.js";
import { expressService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, nodeTool } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const folder = "evals/golden";
const cases = (count: number) =>
  stringify(
    Array.from({ length: count }, (_, n) => ({
      description: `case-${n}`,
      metadata: { slice: n % 4 ? "returns" : "prices", must_pass: n === 1 },
      vars: { question: `Question ${n}` },
      assert: [
        { type: "icontains-all", value: [`Answer ${n},`] },
        { type: "not-icontains", value: "sorry" },
      ],
    })),
  );

describe("scaffold golden-set, for what Node.js runs", function () {
  this.timeout(300_000);
  before(ensureValidators);

  async function project(answer: string | undefined, text?: string) {
    const { home, written } = await scaffolded(expressService, "golden-set");
    if (text !== undefined) writeFile(home, `${folder}/cases.yaml`, text);
    const config = written.get(`${folder}/promptfooconfig.yaml`) ?? "";
    writeFile(home, `${folder}/promptfooconfig.yaml`, config.replace(/"TODO: (file:\/\/ask\.mjs)[^"]*"/, "$1"));
    const stub = written.get(`${folder}/ask.mjs`) ?? "";
    const ask = (code: string) =>
      writeFile(
        home,
        `${folder}/ask.mjs`,
        stub.replace(/throw new Error\(.*\);/, `const number = Number(question.split(" ").pop());\n  return ${code};`),
      );
    if (answer !== undefined) ask(answer);
    const environment = {
      PROMPTFOO_DISABLE_TELEMETRY: "1",
      PROMPTFOO_DISABLE_UPDATE: "1",
      PROMPTFOO_CONFIG_DIR: join(home, ".promptfoo"),
      PROMPTFOO_FAILED_TEST_EXIT_CODE: "0",
    };
    const judged = () => {
      const words = ["eval", "--config", `${folder}/promptfooconfig.yaml`, "--no-cache", "--no-progress-bar", "--no-table"];
      const asked = run(
        process.execPath,
        [nodeTool("promptfoo/dist/src/entrypoint.js"), ...words, "--output", `${folder}/results/latest.json`],
        { cwd: home, env: environment },
      );
      assert.equal(asked.code, 0, asked.text);
      return run(process.execPath, [`${folder}/compare.mjs`], { cwd: home });
    };
    return { home, ask, judged };
  }
  const right = "`ANSWER ${number}, yes.`";

  it("passes nothing that is not filled in", async () => {
    const blank = await project(undefined);
    const unasked = run(process.execPath, [`${folder}/compare.mjs`], { cwd: blank.home });
    assert.equal(unasked.code, 2, unasked.text);
    const { code, text } = (await project(right)).judged();
    assert.equal(code, 2, text);
    const placeholders = (await project("question", cases(20).replaceAll("Question ", "TODO "))).judged();
    assert.equal(placeholders.code, 1, placeholders.text);
  });

  it("tells right answers from wrong ones, by all, by slice, and by what must pass", async () => {
    for (const [answer, code, said] of [
      [right, 0, /20 cases, pass rate 1\.00/],
      [`number % 4 ? ${right} : "No."`, 1, /pass rate 0\.75 is below 0\.9\n.*pass rate 0\.00 of prices is below 0\.8/],
      [`number === 1 ? "No." : ${right}`, 1, /case-1: must pass/],
      [`${right} + " Sorry."`, 1, /pass rate 0\.00/],
    ] as const) {
      const { code: actual, text } = (await project(answer, cases(20))).judged();
      assert.equal(actual, code, text);
      assert.match(text, said);
    }
  });

  it("finds one that answered right in the accepted run", async () => {
    const { home, ask, judged } = await project(right, cases(20));
    assert.equal(judged().code, 0);
    copyFileSync(join(home, `${folder}/results/latest.json`), join(home, `${folder}/baseline.json`));
    ask(`number === 7 ? "No." : ${right}`);
    const { code, text } = judged();
    assert.equal(code, 1, text);
    assert.match(text, /case-7: passed in the accepted run/);
    assert.match(text, /pass rate 0\.95, accepted run 1\.00/);
  });

  it("is run by CI beside other prompts, and compared", async () => {
    const { written } = await scaffolded(expressService, "eval-suite", "golden-set");
    const joined = await projectOf({ files: { ...expressService.files, ...Object.fromEntries(written) } });
    const commands = evalCommands(joined, describeStack(joined));
    assert.deepEqual(
      commands.map(({ id, runtime }) => [id, runtime]),
      [
        ["evals-prompts", "node"],
        ["evals-golden", "node"],
      ],
    );
    assert.match(commands[1]?.line ?? "", /^PROMPTFOO_FAILED_TEST_EXIT_CODE=0 npx .* && node evals\/golden\/compare\.mjs$/);
  });
});
