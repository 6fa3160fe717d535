import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { caseFolder } from "./case-folder.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", C: nominal 0.743, interval 0.849. */
const known = {
  A: "1 2 3 3 2 1 4 1 2 . . .",
  B: "1 2 3 3 2 2 4 1 2 5 . 3",
  C: ". 3 3 3 2 3 4 2 2 5 1 .",
  D: "1 2 3 3 2 4 4 1 2 5 1 .",
};

function rows(labels: Readonly<Record<string, string>>, copies = 1): string {
  const lines = Object.entries(labels).flatMap(([who, said]) =>
    Array.from({ length: copies }, (_, copy) =>
      said.split(" ").map((label, index) => `${copy}-${index},${who},${label === "." ? "" : label}`),
    ).flat(),
  );
  return `item,labeller,label\n${lines.join("\n")}\n`;
}

describe("scaffold label-agreement", function () {
  this.timeout(600_000);
  let home = "";
  before(async () => {
    ensureValidators();
    home = (await scaffolded(caseFolder("label-agreement/tickets-in-label-studio"), "label-agreement")).home;
  });

  function measure(text: string, ...options: readonly string[]) {
    writeFile(home, "labels/double.csv", text);
    return run(python, ["labels/agreement.py", "labels/double.csv", ...options], { cwd: home });
  }

  it("computes the figures of published examples", () => {
    const program = `
import sys
sys.path.insert(0, "labels")
from agreement import cohens_kappa, interval, krippendorffs_alpha
given = [${Object.values(known)
      .map((one) => JSON.stringify(one.split(" ")))
      .join(", ")}]
items = [[label for label in case if label != "."] for case in zip(*given)]
pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
print(round(krippendorffs_alpha(items), 3), round(krippendorffs_alpha(items, interval), 3), round(cohens_kappa(pairs), 3))
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
    assert.equal(text.trim(), "0.743 0.849 0.4");
  });

  it("passes at the floor and fails under it, with a report", () => {
    assert.equal(measure(rows(known, 2), "--floor", "0.7").code, 0);
    const under = measure(rows(known, 2), "--floor", "0.8");
    assert.equal(under.code, 1, under.text);
    const report = JSON.parse(readFileSync(join(home, "labels/agreement.json"), "utf8"));
    assert.deepEqual([report.items, report.labellers, report.floor], [22, 4, 0.8]);
    assert.equal(Object.keys(report.cohens_kappa).length, 6);
    assert.equal(measure(rows(known, 2), "--floor", "0.8", "--scale", "interval").code, 0);
  });

  it("says nothing of what it cannot judge", () => {
    for (const [text, options, said] of [
      [rows(known, 2), [], /a floor above 0 is needed/],
      [rows(known, 2), ["--floor", "0"], /a floor above 0 is needed/],
      [rows(known), ["--floor", "0.7"], /only 11 cases/],
      [rows(known, 2), ["--floor", "0.7", "--label", "verdict"], /no column verdict/],
      [`${rows(known, 2)}0-0,A,2\n`, ["--floor", "0.7"], /A labelled 0-0 twice/],
      [rows({ A: "a b", B: "a b" }, 20), ["--floor", "0.7", "--scale", "interval"], /could not convert/],
    ] as const) {
      const answer = measure(text, ...options);
      assert.equal(answer.code, 2, answer.text);
      assert.match(answer.text, said);
    }
  });
});
