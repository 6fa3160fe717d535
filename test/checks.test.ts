import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { codeChecks } from "../src/checks/catalogue.js";
import { applyEdits } from "../src/engine/apply-edits.js";
import { fixEdits } from "../src/engine/fix-edits.js";
import { Session } from "../src/engine/session.js";
import { buildProject } from "../src/project/build-project.js";
import { traitNames } from "../src/project/trait.js";
import type { Finding } from "../src/report/outcome.js";
import type { Report } from "../src/report/report.js";
import { literalFileSystem } from "../src/workspace/literal-file-system.js";
import { EditedManifest } from "./edited-manifest.js";
import { fullReport } from "./every-rule-on.js";
import { checkout } from "./upkeep/derived-files.js";

/** The day on which all snippets are judged. */
const date = "2026-11-01";
const folder = `${checkout}test/checks`;
/** Marks a line on which a finding starts. */
const mark = /(?:#|\/\/)\s*finding\b/;
const waiver = /\s*(?:#|\/\/)\s*roadworthy: ignore\[[^\n"]*/g;

/** Every trait, so that no snippet has to show that its rule applies. */
const manifest = `version: 1
project:
  name: snippet
  stage: production
  traits: { trains: true, serves: true, batch: true, llm: true, rag: true, agent: true, labels: true, pipeline: true }
`;

for (const check of codeChecks) {
  describe(`check ${check.id}`, () => {
    const snippets = readdirSync(`${folder}/${check.id}`);
    const of = (form: string) => snippets.filter((name) => name.startsWith(`${form}-`) || name.startsWith(`${form}.`));
    const findingsIn = ({ findings, laterFindings }: Report, files: Readonly<Record<string, string>>): readonly Finding[] =>
      [...findings, ...laterFindings].filter(
        ({ rule, check: by, at }) =>
          rule === check.rule && (check.find === undefined || by === check.id) && at && at.path !== "roadworthy.yaml" && at.path in files,
      );

    it("has three snippets that break it, five near misses and one that is suppressed", () => {
      assert(of("bad").length >= 3 && of("near").length >= 5 && of("suppressed").length >= 1, snippets.join(", "));
    });

    for (const name of of("bad")) {
      it(`finds what ${name} marks`, async () => {
        const files = filesOf(`${folder}/${check.id}`, name);
        const report = await judge(files);
        const found = findingsIn(report, files).map(({ at }) => `${at?.path}:${lineOf(files[at?.path ?? ""] ?? "", at?.span.start ?? 0)}`);
        const marked = Object.entries(files).flatMap(([path, text]) =>
          text.split("\n").flatMap((line, index) => (mark.test(line) ? [`${path}:${index + 1}`] : [])),
        );
        assert.notEqual(found.length, 0, "nothing is found");
        if (marked.length > 0 || !Object.keys(files).some((path) => path.endsWith(".ipynb")))
          assert.deepEqual([...new Set(found)].sort(), marked.sort());
        for (const finding of findingsIn(report, files)) await mend(files, finding);
      });
    }

    // What is remembered must not rest on what a manifest says.
    const { find } = check;
    if (find)
      it("finds the same after a manifest was typed over that says a trait does not hold", async () => {
        for (const name of of("bad")) {
          const files = filesOf(`${folder}/${check.id}`, name);
          const fresh = find((await sessionOf(files)).project("", date));
          for (const trait of traitNames) {
            const typed = new EditedManifest(literalFileSystem({ "roadworthy.yaml": manifest, ...files }));
            const session = new Session(typed);
            typed.text = manifest.replace(`${trait}: true`, `${trait}: false`);
            await session.refresh();
            find(session.project("", date));
            typed.text = undefined;
            await session.refresh({ changed: ["roadworthy.yaml"] });
            assert.deepEqual(find(session.project("", date)), fresh, `${name} without ${trait}`);
          }
        }
      });

    for (const name of of("near")) {
      it(`is silent about ${name}`, async () => {
        const files = filesOf(`${folder}/${check.id}`, name);
        const found = findingsIn(await judge(files), files);
        assert.deepEqual(
          found.map(({ message, at }) => `${at?.path}:${lineOf(files[at?.path ?? ""] ?? "", at?.span.start ?? 0)} ${message}`),
          [],
        );
      });
    }

    for (const name of of("suppressed")) {
      it(`is silent about ${name}, and only for its comment`, async () => {
        const files = filesOf(`${folder}/${check.id}`, name);
        assert.deepEqual(
          findingsIn(await judge(files), files).map(({ message }) => message),
          [],
        );
        const bare = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(waiver, "")]));
        assert.notEqual(findingsIn(await judge(bare), bare).length, 0, "nothing is found without the comment either");
      });
    }
  });
}

/** The files of a snippet, beside those of `workspace/`: a folder as it is, a single file under its name without the form before it. */
function filesOf(check: string, name: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const add = (root: string) => {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[path.slice(root.length + 1)] = readFileSync(path, "utf8");
    }
  };
  if (readdirSync(check).includes("workspace")) add(`${check}/workspace`);
  const path = `${check}/${name}`;
  if (statSync(path).isDirectory()) add(path);
  else
    files[
      name
        .replace(/^[a-z]+-?/, "")
        .replace(/^\./, "app.")
        .replaceAll("-", "_")
    ] = readFileSync(path, "utf8");
  return files;
}

async function sessionOf(files: Readonly<Record<string, string>>): Promise<Session> {
  const session = new Session(literalFileSystem({ "roadworthy.yaml": manifest, ...files }));
  await session.refresh();
  return session;
}

async function judge(files: Readonly<Record<string, string>>): Promise<Report> {
  return fullReport((await sessionOf(files)).project("", date));
}

/** Applies each edit in place that a finding offers: the finding must go, and no edit of that title be offered at its place again. */
async function mend(files: Readonly<Record<string, string>>, finding: Finding): Promise<void> {
  const session = await sessionOf(files);
  const project = session.project("", date);
  for (const fix of finding.fixes) {
    if (fix.kind !== "edit") continue;
    const after = applyEdits(session.snapshot, fixEdits(project, fix), new Map(Object.entries(files)));
    const report = fullReport(buildProject(after, "", { date, roots: [""] }));
    const left = [...report.findings, ...report.laterFindings].filter(
      ({ rule, message, at, fixes }) =>
        rule === finding.rule &&
        at?.path === finding.at?.path &&
        message === finding.message &&
        fixes.some(({ title }) => title === fix.title) &&
        at?.span.start === finding.at?.span.start,
    );
    assert.deepEqual(
      left.map(({ message }) => message),
      [],
      `"${fix.title}" mends nothing`,
    );
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

describe("the page of accuracy", () => {
  it("says of each check how often it was right, or that nothing shows it", () => {
    const page = readFileSync(`${checkout}docs/accuracy.md`, "utf8");
    assert.deepEqual(
      codeChecks.filter(({ id }) => !page.includes(`\`${id}\``)).map(({ id }) => id),
      [],
    );
  });
});
