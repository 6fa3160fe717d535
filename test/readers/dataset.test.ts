import assert from "node:assert/strict";
import type { DatasetFacts } from "../../src/facts/dataset-facts.js";
import { datasetReader } from "../../src/readers/dataset.js";
import { readerSelector } from "../../src/readers/select-readers.js";

function read(path: string, text: string): DatasetFacts | undefined {
  return datasetReader.read({ path, text, bytes: text.length });
}

const hashes = (facts: DatasetFacts | undefined) => facts?.rows.map(({ value }) => value) ?? [];

describe("dataset reader", () => {
  it("wants only files that are called after training, evaluation or judging", () => {
    const select = readerSelector([datasetReader]);
    const wanted = ["data/train.csv", "data/churn_test.csv", "evals/cases/one.jsonl", "data/train/part-0.csv", "evals/golden.json", "test1.tsv"];
    const others = ["data/customers.csv", "latest.csv", "contest.jsonl", "package.json", "evals/config.json", "train.py", "strain.csv"];
    assert.deepEqual(
      wanted.map((path) => select(path).length),
      wanted.map(() => 1),
    );
    assert.deepEqual(
      others.map((path) => select(path).length),
      others.map(() => 0),
    );
  });

  it("gives one hash to the same row, whatever its number, quotes, and the order of columns and format", () => {
    const first = read("train.csv", 'id,text,label\n1,"Hello, you",spam\n2,"say ""no""\nplease",ham\n');
    const second = read("test.csv", 'label,text\r\nspam,"Hello, you"\r\n');
    const third = read("test.jsonl", '{"label": "spam", "text": "Hello, you", "id": 9}\nnot json\n');
    const fourth = read("test.json", '{"examples": [{"text": "Hello, you", "label": "spam"}]}');
    assert.equal(first?.rows.length, 2);
    for (const other of [second, third, fourth]) assert.deepEqual(hashes(other), hashes(first).slice(0, 1));
    assert.notEqual(hashes(first)[1], hashes(first)[0]);
  });

  it("says that no example is there yet", () => {
    const blank = (text: string, path = "evals/golden.jsonl") => read(path, text)?.blank;
    assert.equal(blank('{"question": "TODO: a real question", "slice": "returns"}\n'), true);
    assert.equal(blank("id,human,judge\n", "evals/judge-human.csv"), true);
    assert.equal(blank('{"question": "TODO: a real question"}\n{"question": "Where is it?"}\n'), undefined);
    assert.equal(blank("[1, 2]\n"), undefined);
  });

  it("says where a row stands", () => {
    const text = 'text,label\r\n"a\nb",1\r\nc,2\r\n';
    const facts = read("train.csv", text);
    assert.deepEqual(
      facts?.rows.map(({ span }) => text.slice(span.start, span.end)),
      ['"a\nb",1', "c,2"],
    );
  });

  it("names the columns, those inside objects too; a first line of numbers names none", () => {
    assert.deepEqual(read("evals/cases.jsonl", '{"q": "a", "meta": {"language": "en"}}\n{"q": "b", "topic": "x"}')?.columns, [
      "q",
      "meta.language",
      "topic",
    ]);
    const bare = read("train.csv", "5.1,3.5,setosa\n4.9,3.0,setosa\n");
    assert.deepEqual([bare?.columns, bare?.rows.length], [[], 2]);
  });

  it("keeps verdicts, and no answers", () => {
    const long = "x".repeat(50);
    const facts = read("evals/judge-human.csv", `answer,human,judge_label,human_comment\n${long},pass,pass,${long}\nno,fail,pass,ok\n`);
    assert.deepEqual(facts?.verdicts, [
      { column: "human", values: ["pass", "fail"] },
      { column: "judge_label", values: ["pass", "pass"] },
    ]);
  });

  it("reads the first 5,000 rows, and no pointer", () => {
    const facts = read("train.csv", `text\n${"a,b\n".repeat(5001)}`);
    assert.deepEqual([facts?.rows.length, facts?.cut], [5000, true]);
    assert.equal(read("train.csv", "version https://git-lfs.github.com/spec/v1\n"), undefined);
  });

  it("takes anything", () => {
    for (const text of ["", "\n", '"', '"\n"', ",,,\n,,\n", "{", "[", "null", "[1, [2]]", "a\n\0\n", "a".repeat(1000)])
      for (const path of ["train.csv", "train.jsonl", "train.json", "train.tsv"]) read(path, text);
  });
});
