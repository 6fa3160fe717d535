import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe as inWords } from "../src/project/trait.js";
import { findRule } from "../src/rules/catalogue.js";
import { mlTests } from "../src/rules/ml-tests.js";
import { checkout } from "./upkeep/derived-files.js";

/** One row of the list of practices that the catalogue has to cover. */
interface PracticeRow {
  readonly id: string;
  readonly applies: string;
  readonly stage: 1 | 2 | 3;
  readonly weight: "1" | "2" | "3" | "C";
  readonly why: string;
}

const rows: readonly PracticeRow[] = JSON.parse(readFileSync(`${checkout}test/rules/practices.json`, "utf8"));
const stages = ["prototype", "pilot", "production"];

describe("the catalogue", () => {
  for (const { id, stage, weight, applies, why } of rows) {
    it(`has ${id} as it is listed, with its page and fixtures`, () => {
      const rule = findRule(id);
      assert(rule, "no such rule");
      assert.equal(rule.stage, stages[stage - 1]);
      assert.equal(rule.critical ? "C" : String(rule.weight), weight);
      if (!applies.startsWith("as ")) assert.equal(plain(inWords(rule.applies)), plain(applies));
      assert.deepEqual(articles(rule.why.source), articles(why));
      assert(existsSync(`${checkout}docs/rules/${id}.md`), "no page");
      const fixtures = readdirSync(`${checkout}test/rules/${id}`);
      assert(fixtures.includes("good") && fixtures.includes("bad"), fixtures.join(", "));
    });
  }
});

describe("the ML Test Score", () => {
  it("has its 28 tests, each of rules that exist", () => {
    assert.equal(mlTests.length, 28);
    for (const { id, rules } of mlTests) assert(rules.length > 0 && rules.every(findRule), `${id}: ${rules.join(", ")}`);
  });

  it("has every test that a practice names", () => {
    for (const { id, why } of rows) {
      for (const named of testsIn(why)) {
        assert(mlTests.find((test) => test.id === named)?.rules.includes(id), `${named} does not ask for ${id}`);
      }
    }
  });
});

/** `trains+(serves or batch)` and `trains and (serves or batch)` in one form; `a, b` means either. */
function plain(condition: string): string {
  return condition
    .replace(/^\((.*)\)$/, "$1")
    .replace(/\s*\+\s*|\s+and\s+/g, "+")
    .replace(/,\s*|\s+or\s+/g, "|")
    .split("|")
    .sort()
    .join("|");
}

/** The articles a source names, sorted. */
function articles(source: string): readonly string[] {
  return [...new Set(source.match(/\bA\d\b/g) ?? [])].sort();
}

/** `MLTS Data 4, 5` → `Data 4`, `Data 5`. */
function testsIn(why: string): readonly string[] {
  const list = /MLTS (.*)$/.exec(why)?.[1];
  let section = "";
  return (list?.split(/,\s*/) ?? []).map((one) => {
    const [, name, number] = /^([A-Z]\w+ )?(\d)$/.exec(one) ?? [];
    section = name ?? section;
    return `${section}${number}`;
  });
}
