import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { nodeFileSystem } from "../src/cli/node-file-system.js";
import { applyEdits } from "../src/engine/apply-edits.js";
import { fixEdits } from "../src/engine/fix-edits.js";
import { Session } from "../src/engine/session.js";
import { findingLines } from "../src/formats/finding-lines.js";
import { PlaceTable, pathsIn } from "../src/formats/report-input.js";
import { makeStyle } from "../src/formats/style.js";
import type { Plain } from "../src/manifest/edit/plain.js";
import { buildProject } from "../src/project/build-project.js";
import type { Project } from "../src/project/project.js";
import type { Snapshot } from "../src/project/snapshot.js";
import { traitNames } from "../src/project/trait.js";
import { judgeRule } from "../src/report/judge-rule.js";
import type { Report } from "../src/report/report.js";
import type { Fix } from "../src/rules/rule.js";
import type { Edit } from "../src/text/edit.js";
import { isPlaceholder } from "../src/text/placeholder.js";
import type { FileSystem } from "../src/workspace/file-system.js";
import { EditedManifest } from "./edited-manifest.js";
import { everyRuleOn, ruleReport } from "./every-rule-on.js";
import { checkout } from "./upkeep/derived-files.js";

/** The day on which all fixtures are judged. */
const date = "2026-11-01";
const folder = `${checkout}test/rules`;
/** `npm run accept` writes the expected texts instead of comparing them. */
const isAccepting = process.env.ROADWORTHY_ACCEPT === "1";

/** Manifests that say of every trait that it does not hold, and that it does. */
const otherManifests = [false, true].map(
  (holds) => `version: 1
project:
  name: other
  stage: prototype
  traits: { ${traitNames.map((name) => `${name}: ${holds}`).join(", ")} }
`,
);

for (const rule of everyRuleOn) {
  describe(`rule ${rule.id}`, () => {
    const variants = readdirSync(`${folder}/${rule.id}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.endsWith(".written"))
      .map(({ name }) => name);

    it("has no fixture that nothing judges", () => {
      const strays = variants.filter((name) => !/^(?:good|bad|unknown|aside)(?:-|$)/.test(name));
      assert.deepEqual(strays, []);
    });

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

    for (const [form, kind] of [
      ["unknown", "unknown"],
      ["aside", "not-applicable"],
    ] as const) {
      for (const variant of variants.filter((name) => name.startsWith(form))) {
        it(`is ${kind} in ${variant}/, for the reason in ${variant}.expected.txt`, async () => {
          const { report } = await read(`${folder}/${rule.id}/${variant}`);
          const outcome = report.outcomes.get(rule.id);
          assert.deepEqual([outcome?.kind, outcome?.findings], [kind, []], JSON.stringify(outcome, null, 2));
          assertExpected(`${rule.id}/${variant}`, `${outcome?.reason}\n`);
        });
      }
    }

    for (const variant of variants.filter((name) => name.startsWith("bad"))) {
      it(`finds what ${variant}.expected.txt says`, async () => {
        const { report, texts } = await read(`${folder}/${rule.id}/${variant}`);
        const outcome = report.outcomes.get(rule.id);
        assert(outcome && ["missing", "partial", "hollow", "contradicted"].includes(outcome.kind), `${outcome?.kind}: ${outcome?.reason}`);
        for (const notion of ["hollow", "contradicted"]) if (variant === `bad-${notion}`) assert.equal(outcome.kind, notion);
        const places = new PlaceTable(texts);
        const actual = outcome.findings.map((finding) => `${findingLines(finding, places, makeStyle(false)).join("\n")}\n`).join("\n");
        assertExpected(`${rule.id}/${variant}`, actual);
      });

      it(`mends ${variant}/ with the fixes it offers, once`, async () => {
        const { report, snapshot, texts } = await read(`${folder}/${rule.id}/${variant}`);
        const before = report.outcomes.get(rule.id);
        const offered = (before?.findings ?? []).flatMap(({ fixes }) => fixes);
        for (const fix of offered) {
          const filled = fillIn(fix);
          const edits = fixEdits(report.project, filled);
          if (edits.length === 0) continue;
          const after = rebuild(applyEdits(snapshot, edits, texts));
          const share = after.outcomes.get(rule.id)?.share ?? 0;
          assert(share >= (before?.share ?? 0), `"${fix.title}" lowers the outcome`);
          // An edit in place is not offered again; the others change nothing when applied twice.
          const again =
            fix.kind === "edit"
              ? (after.outcomes.get(rule.id)?.findings ?? []).flatMap(({ fixes }) => fixes).filter(({ title }) => title === fix.title)
              : fixEdits(after.project, filled);
          assert.deepEqual(again, [], `"${fix.title}" changes something again when applied twice`);
        }
      });
    }

    // What is remembered must not rest on what a manifest says.
    it("says of each fixture what it says after its manifest was typed over another", async () => {
      for (const variant of variants.filter((name) => existsSync(`${folder}/${rule.id}/${name}/roadworthy.yaml`))) {
        const { report } = await read(`${folder}/${rule.id}/${variant}`);
        const judge = (project: Project) => ({
          outcome: judgeRule(rule, project, [], new Set()),
          verdict: rule.check(project),
          aside: rule.appliesUnless?.(project),
        });
        const fresh = judge(report.project);
        const shifted = `# Everything stands further down.\n${report.project.manifest.text}`;
        for (const other of [...otherManifests, shifted]) {
          const typed = new EditedManifest(withSparseFiles(nodeFileSystem(`${folder}/${rule.id}/${variant}`)));
          const session = new Session(typed);
          typed.text = other;
          await session.refresh();
          judge(session.project("", date));
          typed.text = undefined;
          await session.refresh({ changed: ["roadworthy.yaml"] });
          assert.deepEqual(judge(session.project("", date)), fresh, variant);
        }
      }
    });

    if (variants.includes("bad") && !rule.noFix) {
      it("is met after its first fix, its blanks filled in", async () => {
        const { report, snapshot, texts } = await read(`${folder}/${rule.id}/bad`);
        const written = await writtenByPeople(`${folder}/${rule.id}/bad.written`);
        let state = { report, snapshot };
        assert.notEqual(report.outcomes.get(rule.id)?.findings[0]?.fixes[0], undefined, "the first finding offers no fix");
        // A fix of one finding may bring up the next: a service without a probe, then the probe's route.
        for (let round = 0; round < 10 && state.report.outcomes.get(rule.id)?.kind !== "met"; round++) {
          const fix = state.report.outcomes.get(rule.id)?.findings.flatMap(({ fixes }) => fixes)[0];
          if (!fix) break;
          const fixed = applyEdits(state.snapshot, fixEdits(state.report.project, fillIn(fix)), texts);
          const kept = fixed.files.filter((path) => !written.some((one) => one.path === path));
          const next = applyEdits({ ...fixed, files: kept }, written, texts);
          state = { snapshot: next, report: rebuild(next) };
        }
        const outcome = state.report.outcomes.get(rule.id);
        assert.equal(outcome?.kind, "met", `${outcome?.kind}: ${outcome?.reason}`);
      });
    }
  });
}

/** Compares with the fixture's expected text, or writes that. */
function assertExpected(fixture: string, actual: string): void {
  const expected = `${folder}/${fixture}.expected.txt`;
  if (isAccepting) writeFileSync(expected, actual);
  assert.equal(actual, existsSync(expected) ? readFileSync(expected, "utf8") : "(no file)");
}

async function read(fixture: string): Promise<{ report: Report; snapshot: Snapshot; texts: ReadonlyMap<string, string> }> {
  const session = new Session(withSparseFiles(nodeFileSystem(fixture)));
  await session.refresh();
  const report = ruleReport(session.project("", date));
  return { report, snapshot: session.snapshot, texts: await session.texts(pathsIn(report)) };
}

/** The files that only people can write, such as a model card or a scaffold's file filled in: kept beside the fixture in `bad.written/`. */
async function writtenByPeople(folder: string): Promise<Edit[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => {
    const file = `${entry.parentPath}/${entry.name}`;
    return { kind: "create", path: file.slice(folder.length + 1), text: readFileSync(file, "utf8") };
  });
}

/** A fixture's `x.csv.sparse` holds a number of bytes and stands for an `x.csv` of that size, so that no large file need be kept. */
function withSparseFiles(fileSystem: FileSystem): FileSystem {
  const suffix = ".sparse";
  return {
    async readDirectory(path) {
      return (await fileSystem.readDirectory(path)).map((entry) => ({ ...entry, name: entry.name.replace(suffix, "") }));
    },
    async readFile(path, maxBytes) {
      const stand = await fileSystem.readFile(path + suffix, 100);
      if (stand?.bytes) return { size: Number(new TextDecoder().decode(stand.bytes)), version: "sparse" };
      const content = await fileSystem.readFile(path, maxBytes);
      // When a fixture was checked out says nothing.
      return content && { ...content, modified: undefined };
    },
  };
}

function rebuild(snapshot: Snapshot): Report {
  return ruleReport(buildProject(snapshot, "", { date, roots: [""] }));
}

/** A manifest fix as a person would leave it: each `TODO: hint` replaced by its hint. */
function fillIn(fix: Fix): Fix {
  return fix.kind === "manifest" ? { ...fix, value: withHints(fix.value) } : fix;
}

function withHints(value: Plain): Plain {
  if (typeof value === "string")
    return isPlaceholder(value) ? value.replace(/^TODO:?\s*/, "").replace(/^none, personal or sensitive$/, "none") : value;
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(withHints);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withHints(one)]));
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
