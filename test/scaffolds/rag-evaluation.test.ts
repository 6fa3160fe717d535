import assert from "node:assert/strict";
import { ragService, type SampleProject } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const cases = Array.from(
  { length: 20 },
  (_, n) => `${JSON.stringify({ question: `Question ${n}?`, relevant: [`p${n}`, `q${n}`] })}\n`,
).join("");

/** A file of the scaffold with one of its functions written out. */
function written(text: string, name: string, code: string): string {
  const stub = new RegExp(`def ${name}\\(.*\\):\\n(?: .*\\n|\\n(?= ))*`);
  assert.match(text, stub);
  return text.replace(stub, code);
}

describe("scaffold rag-evaluation", function () {
  this.timeout(300_000);
  before(ensureValidators);

  async function tried(file: string, name: string, code: string, lines = cases, sample = ragService) {
    const { home, written: files } = await scaffolded(sample, "rag-evaluation");
    if (lines) writeFile(home, "evals/retrieval.jsonl", lines);
    if (code) writeFile(home, file, written(files.get(file) ?? "", name, code));
    return run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", file], { cwd: home });
  }
  const retrieval = (body: string, lines?: string) =>
    tried(
      "evals/test_retrieval.py",
      "retrieve",
      body && `def retrieve(question, k):\n    number = int(question[9:-1])\n    return ${body}\n`,
      lines,
    );

  it("fails while nothing is filled in", async () => {
    for (const [file, name] of [
      ["evals/test_retrieval.py", "retrieve"],
      ["evals/test_groundedness.py", "answer_with_passages"],
    ] as const) {
      const { code, text } = await tried(file, name, "", "");
      assert.equal(code, 1, text);
      assert.match(text, /NotImplementedError: TODO/);
    }
    const { code, text } = await retrieval('["x"]', "");
    assert.equal(code, 1, text);
  });

  for (const [title, body, failing] of [
    ["finds all at once", '[f"p{number}", f"q{number}", "x"]', []],
    ["finds half of them", '[f"p{number}", "x"]', ["recall"]],
    ["finds them last", '["x", "y", f"p{number}", f"q{number}"]', ["mrr"]],
    ["misses every fourth question", '[f"p{number}", f"q{number}"] if number % 4 else ["x"]', ["hit_rate", "recall"]],
    ["finds nothing", '["x"]', ["hit_rate", "mrr", "recall"]],
  ] as const) {
    it(`judges retrieval that ${title}`, async () => {
      const { text } = await retrieval(body);
      const failed = [...text.matchAll(/^FAILED .*\[(\w+)\]/gm)].map((match) => match[1]);
      assert.deepEqual(failed, failing, text);
    });
  }

  it("says that too few questions are labelled, and that more than k passages come back", async () => {
    assert.match((await retrieval('[f"p{number}", f"q{number}"]', cases.slice(0, cases.indexOf("\n") + 1))).text, /label 20 questions/);
    assert.match((await retrieval('["x"] * 9')).text, /retrieve returned 9 passages/);
  });

  for (const [title, answer, code] of [
    ["keeps to its passage", "Parcels are kept for seven working days. Then they return to the sender.", 0],
    ["invents a number", "Parcels are kept for 14 working days. Then they return to the sender.", 1],
    ["invents everything", "Call our hotline, where friendly dragons answer around midnight.", 1],
    ["is empty", "", 1],
  ] as const) {
    it(`judges an answer that ${title}`, async () => {
      const passage = "Parcels are kept at the shop for seven working days and then return to the sender.";
      const body = `def answer_with_passages(question):\n    return ${JSON.stringify(answer)}, [${JSON.stringify(passage)}, "Opening hours: 9 to 17."]\n`;
      const result = await tried("evals/test_groundedness.py", "answer_with_passages", body);
      assert.equal(result.code, code, result.text);
    });
  }

  it("asks the store in use, and leaves the judging to the library in use", async () => {
    const with_ = (line: string): SampleProject => ({
      files: { ...ragService.files, "requirements.txt": `${ragService.files["requirements.txt"]}${line}\n` },
    });
    const text = async (sample: SampleProject, file: string) => (await scaffolded(sample, "rag-evaluation")).written.get(file) ?? "";
    assert.match(await text(ragService, "evals/test_retrieval.py"), /# {3}found = client\.query_points\(/);
    assert.match(await text(with_("ragas==0.2.15"), "evals/test_groundedness.py"), /from ragas\.metrics import Faithfulness/);
    assert.match(await text(with_("deepeval==2.5.0"), "evals/test_groundedness.py"), /FaithfulnessMetric\(threshold/);
  });
});
