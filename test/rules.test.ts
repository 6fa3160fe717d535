import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { applyEdits } from "../src/engine/apply-edits.js";
import { fixEdits } from "../src/engine/fix-edits.js";
import { Session } from "../src/engine/session.js";
import { findingLines } from "../src/formats/finding-lines.js";
import { pathsIn, PlaceTable } from "../src/formats/report-input.js";
import { makeStyle } from "../src/formats/style.js";
import { nodeFileSystem } from "../src/cli/node-file-system.js";
import { isPlaceholder } from "../src/text/placeholder.js";
import { buildProject } from "../src/project/build-project.js";
import type { Snapshot } from "../src/project/snapshot.js";
import { makeReport, type Report } from "../src/report/report.js";
import { catalogue } from "../src/rules/catalogue.js";
import type { Fix } from "../src/rules/rule.js";
import { checkout } from "./upkeep/derived-files.js";

/** The day on which all fixtures are judged. */
const date = "2026-11-01";
const folder = `${checkout}test/rules`;
/** `npm run accept` writes the expected texts instead of comparing them. */
const isAccepting = process.env["ROADWORTHY_ACCEPT"] === "1";

for (const rule of catalogue) {
  describe(`rule ${rule.id}`, () => {
    const variants = readdirSync(`${folder}/${rule.id}`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

    it("has a good fixture and a bad one", () => {
      assert(variants.some((name) => name.startsWith("good")) && variants.some((name) => name.startsWith("bad")), variants.join(", "));
    });

    it("has a fixture for each notion that it documents", () => {
      for (const notion of ["hollow", "contradicted"] as const) {
        if (rule[notion]) assert(variants.includes(`bad-${notion}`), `bad-${notion}/ is missing`);
      }
    });

    for (const variant of variants.filter((name) => name.startsWith("good"))) {
      it(`is met by ${variant}/`, async () => {
        const { report } = await read(`${folder}/${rule.id}/${variant}`);
        const outcome = report.outcomes.get(rule.id);
        assert.equal(outcome?.kind, "met", JSON.stringify(outcome, null, 2));
      });
    }

    for (const variant of variants.filter((name) => name.startsWith("bad"))) {
      it(`finds what ${variant}.expected.txt says`, async () => {
        const { report, texts } = await read(`${folder}/${rule.id}/${variant}`);
        const outcome = report.outcomes.get(rule.id);
        assert(outcome && ["missing", "partial", "hollow", "contradicted"].includes(outcome.kind), `${outcome?.kind}: ${outcome?.reason}`);
        for (const notion of ["hollow", "contradicted"]) if (variant === `bad-${notion}`) assert.equal(outcome.kind, notion);
        const places = new PlaceTable(texts);
        const actual = outcome.findings.map((finding) => `${findingLines(finding, places, makeStyle(false)).join("\n")}\n`).join("\n");
        const expected = `${folder}/${rule.id}/${variant}.expected.txt`;
        if (isAccepting) writeFileSync(expected, actual);
        assert.equal(actual, existsSync(expected) ? readFileSync(expected, "utf8") : "(no file)");
      });

      it(`mends ${variant}/ with the fixes it offers, once`, async () => {
        const { report, snapshot, texts } = await read(`${folder}/${rule.id}/${variant}`);
        const before = report.outcomes.get(rule.id);
        const offered = (before?.findings ?? []).flatMap(({ fixes }) => fixes);
        if (offered.length === 0) assert(rule.noFix ?? before?.findings.length, "neither a fix nor a reason for none");
        for (const fix of offered) {
          const filled = fillIn(fix);
          const edits = fixEdits(report.project, filled);
          if (edits.length === 0) continue;
          const after = rebuild(applyEdits(snapshot, edits, texts));
          const share = after.outcomes.get(rule.id)?.share ?? 0;
          assert(share >= (before?.share ?? 0), `"${fix.title}" lowers the outcome`);
          assert.deepEqual(fixEdits(after.project, filled), [], `"${fix.title}" changes something again when applied twice`);
        }
      });
    }

    if (variants.includes("bad") && rule.fixes) {
      it("is met after its first fix, its blanks filled in", async () => {
        const { report, snapshot, texts } = await read(`${folder}/${rule.id}/bad`);
        let state = { report, snapshot };
        // A fix of one finding may bring up the next: a service without a probe, then the probe's route.
        for (let round = 0; round < 10 && state.report.outcomes.get(rule.id)?.kind !== "met"; round++) {
          const fix = state.report.outcomes.get(rule.id)?.findings.flatMap(({ fixes }) => fixes)[0];
          if (!fix) break;
          const next = applyEdits(state.snapshot, fixEdits(state.report.project, fillIn(fix)), texts);
          state = { snapshot: next, report: rebuild(next) };
        }
        const outcome = state.report.outcomes.get(rule.id);
        assert.equal(outcome?.kind, "met", `${outcome?.kind}: ${outcome?.reason}`);
      });
    }
  });
}

async function read(fixture: string): Promise<{ report: Report; snapshot: Snapshot; texts: ReadonlyMap<string, string> }> {
  const session = new Session(nodeFileSystem(fixture));
  await session.refresh();
  const report = session.report("", date);
  return { report, snapshot: session.snapshot, texts: await session.texts(pathsIn(report)) };
}

function rebuild(snapshot: Snapshot): Report {
  return makeReport(buildProject(snapshot, "", { date, roots: [""] }));
}

/** A manifest fix as a person would leave it: each `TODO: hint` replaced by its hint. */
function fillIn(fix: Fix): Fix {
  return fix.kind === "manifest" ? { ...fix, value: withHints(fix.value) } : fix;
}

function withHints(value: unknown): unknown {
  if (typeof value === "string") return isPlaceholder(value) ? value.replace(/^TODO:?\s*/, "").replace(/^none, personal or sensitive$/, "none") : value;
  if (Array.isArray(value)) return value.map(withHints);
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withHints(one)]));
  return value;
}
