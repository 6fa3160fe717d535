import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expressService, ragService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const table = "evals/judge-human.csv";

/** The table with so many rows of each pair of verdicts. */
function rows(...counts: readonly (readonly [human: string, judge: string, count: number])[]): string {
  const lines = counts.flatMap(([human, judge, count]) => Array.from({ length: count }, (_, n) => `${human}${n},q,a,${human},${judge}`));
  return ["id,question,answer,human,judge", ...lines, ""].join("\n");
}

describe("scaffold judge-calibration", function () {
  this.timeout(120_000);
  before(ensureValidators);

  const forms = [
    ["Python", ragService, python, "evals/judge_agreement.py"],
    ["Node.js", expressService, process.execPath, "evals/judge-agreement.mjs"],
  ] as const;

  for (const [title, text, code, said] of [
    ["nothing is labelled", undefined, 2, /Only 0 rows/],
    // Cohen (1960) and the textbook case: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no has agreement 0.7 and kappa 0.4.
    ["a known table", rows(["yes", "yes", 20], ["yes", "no", 5], ["no", "yes", 10], ["no", "no", 15]), 1, /agreement 0\.700, kappa 0\.400/],
    ["a judge that agrees", rows(["pass", "pass", 25], ["fail", "fail", 20], ["pass", "fail", 2], ["fail", "1", 1]), 0, /agreement 0\.938/],
    ["a judge that says pass to everything", rows(["pass", "pass", 45], ["fail", "pass", 5]), 1, /agreement 0\.900, kappa 0\.000/],
    ["grades", rows(["1", "1", 10], ["2", "2", 10], ["3", "3", 10], ["3", "2", 2], ["4", "4", 10]), 0, /kappa 0\.98/],
    ["rows that only one has judged", rows(["pass", "", 40], ["", "fail", 40]), 2, /Only 0 rows/],
  ] as const) {
    for (const [form, sample, program, script] of forms)
      it(`says what it should of ${title} (${form})`, async () => {
        const { home } = await scaffolded(sample, "judge-calibration");
        if (text !== undefined) writeFile(home, table, text);
        const { code: actual, text: printed } = run(program, [script], { cwd: home });
        assert.equal(actual, code, printed);
        assert.match(printed, said);
      });
  }

  it("agrees in both forms", async () => {
    const { home } = await scaffolded(expressService, "judge-calibration");
    const { home: other } = await scaffolded(ragService, "judge-calibration");
    const levels = [
      ["pass", "fail", "1", "no"],
      ["1", "2", "3", "4", "5"],
      ["good", "bad", "so, so", 'a "b"'],
    ];
    for (const [index, words] of levels.entries()) {
      const quoted = (word = "") => `"${word.replaceAll('"', '""')}"`;
      const lines = [...Array(60).keys()].map((n) => {
        const human = words[(n * 7 + index) % words.length];
        return `${n},"a\nb","c",${quoted(human)},${quoted(n % 5 ? human : words[(n * 3) % words.length])}`;
      });
      const figures = [
        [home, process.execPath, "evals/judge-agreement.mjs"],
        [other, python, "evals/judge_agreement.py"],
      ].map(([folder = "", program = "", script = ""]) => {
        writeFile(folder, table, `id,question,answer,human,judge\n${lines.join("\n")}\n`);
        return /60 rows, agreement .*/.exec(run(program, [script], { cwd: folder }).text)?.[0];
      });
      assert(figures[0] !== undefined);
      assert.equal(figures[0], figures[1]);
    }
  });

  it("agrees with scikit-learn", async () => {
    const { home } = await scaffolded(ragService, "judge-calibration");
    const program = `
import random, sys
sys.path.insert(0, "evals")
from judge_agreement import kappa
from sklearn.metrics import cohen_kappa_score
chance = random.Random(7)
for levels in (2, 5):
    for _ in range(20):
        pairs = [(one := chance.randrange(levels), one if chance.random() < 0.7 else chance.randrange(levels)) for _ in range(60)]
        theirs = cohen_kappa_score(*zip(*pairs), weights="quadratic" if levels > 2 else None)
        assert abs(kappa(pairs) - theirs) < 1e-9, (kappa(pairs), theirs)
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
  });

  for (const [form, sample, program, script] of forms)
    it(`takes over what a run of promptfoo was graded, once (${form})`, async () => {
      const { home } = await scaffolded(sample, "judge-calibration");
      const graded = (pass: boolean, output: string) => ({
        vars: { question: "Where, exactly?" },
        response: { output },
        gradingResult: {
          componentResults: [
            { pass, assertion: { type: "llm-rubric" } },
            { pass: true, assertion: { type: "contains" } },
          ],
        },
      });
      writeFile(
        home,
        "evals/results/latest.json",
        JSON.stringify({ results: { results: [graded(true, "Here, at 1"), graded(false, "There")] } }),
      );
      for (const _ of [1, 2]) {
        const { code, text } = run(program, [script, "--import", "evals/results/latest.json"], { cwd: home });
        assert.equal(code, 0, text);
        assert.match(text, /has 2 rows/);
      }
      assert.match(readFileSync(join(home, table), "utf8"), /"Here, at 1",,pass/);
    });
});
