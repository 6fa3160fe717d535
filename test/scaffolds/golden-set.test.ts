import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { ragService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const file = "evals/test_golden.py";
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `${JSON.stringify({ id: `case-${n}`, question: `Question ${n}`, all_of: [`Answer ${n}`], any_of: ["yes", "no"], none_of: ["sorry"], slice: n % 4 ? "returns" : "prices", must_pass: n === 1 })}\n`,
  ).join("");

describe("scaffold golden-set", function () {
  this.timeout(300_000);
  before(ensureValidators);

  async function project(body: string, cases = rows(40)) {
    const { home, written } = await scaffolded(ragService, "golden-set");
    if (cases) writeFile(home, "evals/golden.jsonl", cases);
    const text = written.get(file) ?? "";
    const ask = (code: string) => {
      const stub = /def ask\(question\):\n(?: .*\n|\n(?= ))*/;
      writeFile(home, file, text.replace(stub, `def ask(question):\n    number = int(question.split()[-1])\n    return ${code}\n`));
    };
    if (body) ask(body);
    const pytest = () => run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", file], { cwd: home });
    return { home, ask, pytest };
  }
  const right = 'f"ANSWER   {number}, yes."';

  it("fails while nothing is filled in, and when only the project is asked", async () => {
    assert.match((await project("", "")).pytest().text, /NotImplementedError: TODO/);
    const { code, text } = (await project(right.replace("number", "1"), "")).pytest();
    assert.equal(code, 1, text);
  });

  for (const [title, body, cases, failing] of [
    ["answers right", right, rows(40), []],
    ["has too few cases", right, rows(5), ["cases_can_tell_right_from_wrong"]],
    [
      "has a case that any answer passes",
      right,
      `${rows(40)}{"id": "empty", "question": "Question 3"}\n`,
      ["cases_can_tell_right_from_wrong"],
    ],
    ["is wrong in one of four", `${right} if number % 4 else "No."`, rows(40), ["enough_answers_are_right", "every_slice_is_good_enough"]],
    ["fails what must pass", `${right} if number != 1 else "No."`, rows(40), ["what_must_pass_passes"]],
    [
      "says what it must not",
      `${right} + " Sorry."`,
      rows(40),
      ["enough_answers_are_right", "every_slice_is_good_enough", "what_must_pass_passes"],
    ],
  ] as const) {
    it(`judges a project that ${title}`, async () => {
      const { text } = (await project(body, cases)).pytest();
      const failed = [...text.matchAll(/^FAILED .*::test_(\w+)/gm)].map((match) => match[1]);
      assert.deepEqual(failed, failing, text);
    });
  }

  it("finds one that answered right in the accepted run", async () => {
    const { home, ask, pytest } = await project(right);
    assert.equal(pytest().code, 0);
    copyFileSync(join(home, "evals/results/golden.json"), join(home, "evals/golden-baseline.json"));
    assert.equal(pytest().code, 0);
    ask(`${right} if number != 7 else "No."`);
    const { code, text } = pytest();
    assert.equal(code, 1, text);
    assert.match(text, /1 failed, 4 passed/);
    assert.match(text, /nothing_is_worse/);
  });
});
