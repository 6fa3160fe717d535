import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { commands } from "../../src/cli/commands.js";
import { checkout } from "../upkeep/derived-files.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { brokenCopy, problemsIn } from "./validators/validate-file.js";

const home = `${checkout}examples/fleet`;
const files = readdirSync(home, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(home, join(entry.parentPath, entry.name)));

describe("the recipes for fleets", function () {
  this.timeout(300_000);
  before(() => ensureValidators());

  for (const path of files.filter((file) => file.endsWith(".yml") || file.endsWith(".yaml")))
    it(`${path} is what its tool takes, which finds a mistake in a broken copy`, () => {
      const text = readFileSync(join(home, path), "utf8");
      assert.deepEqual(problemsIn(home, path, text), []);
      const broken = brokenCopy(path, text);
      assert(broken && broken.problems(home).length > 0);
    });

  it("ask for nothing that the command line does not take", () => {
    const texts = files.map((path) => readFileSync(join(home, path), "utf8")).join("\n");
    const words = [
      ...texts.matchAll(/(?:roadworthy |"roadworthy", "|\s)(check|merge)\b("?\]|[^\n]*(?:\\\n[^\n]*)*)\n?(?:\s*args: (.*))?/g),
    ];
    assert(words.length >= 6, String(words.length));
    for (const [whole, name] of words) {
      const known = Object.values(commands.find((command) => command.name === name)?.options ?? {}).map((option) => `--${option.name}`);
      for (const [option] of whole.matchAll(/--[a-z][a-z-]*/g)) assert(known.includes(option), `${name} takes no ${option}: ${whole}`);
    }
  });

  it("run as many shards as they count", () => {
    const job = parse(readFileSync(join(home, "kubernetes/judge.yaml"), "utf8"), { merge: true });
    const shards = [...JSON.stringify(job).matchAll(/auto\/(\d+)/g)].map(([, count]) => Number(count));
    assert.deepEqual(shards, [job.spec.completions, job.spec.completions]);
    const workflow = parse(readFileSync(join(home, ".github/workflows/fleet.yml"), "utf8"));
    assert.deepEqual(
      workflow.jobs.judge.strategy.matrix.shard,
      Array.from({ length: workflow.env.SHARDS }, (_, index) => index + 1),
    );
  });
});
