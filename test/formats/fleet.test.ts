import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { fleetHtml } from "../../src/formats/fleet-html.js";
import { FleetMerge } from "../../src/formats/fleet-merge.js";
import type { ReadReport, ReadResult } from "../../src/formats/fleet-result-schema.js";
import { fleetSchema } from "../../src/formats/fleet-schema.js";
import { readinessLevels } from "../../src/report/score.js";

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

function report(value: number, more: { readonly root?: string; readonly unmet?: readonly string[] } = {}): ReadReport {
  const level = readinessLevels.findLast(({ from }) => value >= from)?.name ?? "Notebook";
  return {
    project: { root: more.root ?? "", name: "x", stage: "production" },
    score: {
      value,
      level,
      cappedBy: value === 49 ? ["eval/ci-gate"] : [],
      areas: [
        { area: "eval", title: "Evaluation", value: Math.max(0, value - 10), earned: 1, possible: 2 },
        { area: "data", title: "Data", value, earned: 1, possible: 2 },
      ],
    },
    outcomes: ["eval/ci-gate", "data/versioned", "team/owner"].map((rule) => ({
      rule,
      title: `Title of ${rule}`,
      area: rule.split("/")[0] ?? "",
      weight: 2,
      counted: rule !== "team/owner",
      outcome: more.unmet?.includes(rule) ? "missing" : "met",
    })),
    findings: [
      { rule: "eval/ci-gate", severity: "error" },
      { rule: "data/versioned", severity: "error", known: true },
    ],
  };
}

function result(repository: string, date: string, reports: readonly ReadReport[], failure?: ReadResult["failure"]): ReadResult {
  return { version: 1, tool: { name: "Roadworthy", version: "1.0.0" }, date, repository, failure, reports: [...reports] };
}

function mergeOf(results: readonly ReadResult[], notes: readonly string[] = []) {
  const merged = new FleetMerge();
  for (const one of results) merged.add(one);
  for (const note of notes) merged.note(note);
  return merged.result("1.0.0");
}

const timeout = { kind: "timeout", reason: "It took longer than 300 seconds." } as const;
const fleet = [
  result("a", "2026-10-01", [report(40)]),
  result("a", "2026-11-01", [report(49, { unmet: ["eval/ci-gate"] })]),
  result("b", "2026-10-01", [report(90)]),
  result("c", "2026-11-01", [
    report(20, { root: "x", unmet: ["eval/ci-gate", "data/versioned", "team/owner"] }),
    report(71, { root: "y" }),
  ]),
  result("d", "2026-10-01", [report(30)]),
  result("d", "2026-11-01", [], timeout),
];

describe("a merged fleet", () => {
  it("counts the newest result of each repository, lowest score first", () => {
    const merged = fleetSchema.parse(mergeOf(fleet));
    assert.deepEqual(merged.repositories, { total: 4, judged: 3, failed: 1 });
    assert.deepEqual(
      merged.scores.map(({ repository, root, value, change, date, weakest, errors }) => [
        repository,
        root,
        value,
        change,
        date,
        weakest?.area,
        errors,
      ]),
      [
        ["c", "x", 20, undefined, "2026-11-01", "eval", 1],
        ["a", "", 49, 9, "2026-11-01", "eval", 1],
        ["c", "y", 71, undefined, "2026-11-01", "eval", 1],
        ["b", "", 90, undefined, "2026-10-01", "eval", 1],
      ],
    );
    assert.deepEqual(merged.projects.scores, { lower: 20, median: 49, upper: 71 });
    assert.equal(merged.projects.capped, 1);
    assert.deepEqual(merged.failures, [{ repository: "d", date: "2026-11-01", ...timeout }]);
  });

  it("names the weakest areas and the practices that are unmet most often, where they count", () => {
    const { areas, practices } = mergeOf(fleet);
    assert.deepEqual(
      areas.map(({ area, median, below50, projects }) => [area, median, below50, projects]),
      [
        ["eval", 39, 2, 4],
        ["data", 49, 2, 4],
      ],
    );
    assert.deepEqual(
      practices.map(({ rule, unmet, missing, projects }) => [rule, unmet, missing, projects]),
      [
        ["eval/ci-gate", 2, 2, 4],
        ["data/versioned", 1, 1, 4],
      ],
    );
  });

  it("has a trend of what was known on each day", () => {
    assert.deepEqual(mergeOf(fleet).trend, [
      { date: "2026-10-01", repositories: 3, failed: 0, projects: 3, scores: { lower: 30, median: 40, upper: 90 } },
      { date: "2026-11-01", repositories: 4, failed: 1, projects: 4, scores: { lower: 20, median: 49, upper: 71 } },
    ]);
  });

  it("is the same in every order and however often a result comes, in JSON and as a page", async () => {
    const differing = [
      ...fleet,
      result("a", "2026-11-01", [report(55)]),
      result("a", "2026-11-01", [], timeout),
      result("b", "2026-11-01", [report(80)]),
      result("b", "2026-11-01", [], { kind: "crash", reason: "no" }),
    ];
    const expected = mergeOf(differing, ["x", "y"]);
    assert.deepEqual(
      expected.failures.map(({ repository }) => repository),
      ["d"],
      "what was judged goes before a failure",
    );
    assert.equal(expected.notes.length, 4, "that there were several is said");
    const page = await fleetHtml(expected);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...differing, ...differing], { minLength: 2 * differing.length }), async (shuffled) => {
        const merged = mergeOf(shuffled, ["y", "x", "y"]);
        assert.equal(JSON.stringify(merged), JSON.stringify(expected));
        assert.equal(await fleetHtml(merged), page);
      }),
      { numRuns: 30 },
    );
  });

  it("is a page that holds everything, loads nothing, and runs one script that it names by its hash", async () => {
    const page = await fleetHtml(mergeOf([...fleet, result(hostile, "2026-11-01", [], { kind: "crash", reason: hostile })], [hostile]));
    const [, script = ""] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    assert.match(page, new RegExp(`script-src 'sha256-${createHash("sha256").update(script).digest("base64").replace(/[+/]/g, "\\$&")}'`));
    assert.equal(page.match(/<script/g)?.length, 1, "what was merged is no markup");
    assert.doesNotMatch(page, /<img|<link|<[^>]*\s(?:style|on\w+)=|url\(|@import/i);
    const targets = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target]) => target ?? "");
    assert(targets.length > 5 && targets.every((target) => /^(?:#[\w-]+|https:\/\/github\.com\/roadworthy\/)/.test(target)));
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(
      targets.filter((target) => target.startsWith("#") && !ids.includes(target.slice(1))),
      [],
    );
    for (const text of ["Readiness of 5 repositories", "Weakest areas", "Trend", "It took longer than 300 seconds.", "+9"])
      assert(page.includes(text), text);
  });

  it("is a page too where nothing was judged", async () => {
    const page = await fleetHtml(mergeOf([result("d", "2026-11-01", [], timeout)]));
    assert.match(page, /No project was judged/);
    assert.doesNotMatch(page, /id="(?:levels|areas|projects|trend)"/);
  });
});
