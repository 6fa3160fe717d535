import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyEdits } from "../../src/engine/apply-edits.js";
import { Session } from "../../src/engine/session.js";
import { buildProject } from "../../src/project/build-project.js";
import type { Report } from "../../src/report/report.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { applyReplacements, type Edit } from "../../src/text/edit.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { ruleReport } from "../every-rule-on.js";
import { checkout } from "../upkeep/derived-files.js";
import { sampleProjects } from "./projects.js";
import { temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { brokenCopy, problemsIn } from "./validators/validate-file.js";

const date = "2026-11-01";
const folder = `${checkout}test/scaffolds/cases`;
/** `ROADWORTHY_ACCEPT=1` writes the expected texts instead of comparing them. */
const isAccepting = process.env.ROADWORTHY_ACCEPT === "1";
/** Kinds of files whose tool has been seen to find a mistake. */
const provenKinds = new Set<string>();

/** What is known of a project before and after a scaffold. */
interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly session: Session;
  readonly before: Report;
  readonly edits: readonly Edit[];
  readonly after: Report;
  /** What each edited file holds then. */
  readonly written: ReadonlyMap<string, string>;
}

/** Bare projects of every kind, on which each scaffold that suits them is tried. */
const bare = new Map(
  Object.entries(sampleProjects)
    .filter(([, { root }]) => root === undefined)
    .map(([name, { files }]) => [slug(name), files]),
);

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

async function caseOf(id: string, variant: string): Promise<Case> {
  const files = bare.get(variant) ?? filesBelow(`${folder}/${id}/${variant}`);
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const before = ruleReport(session.project("", date));
  const { edits } = planScaffold(before.project, id);
  const texts = new Map(Object.entries(files));
  const after = ruleReport(buildProject(applyEdits(session.snapshot, edits, texts), "", { date, roots: [""] }));
  const written = new Map<string, string>();
  for (const { path } of edits) {
    const replacements = edits.flatMap((edit) => (edit.kind === "replace" && edit.path === path ? [edit] : []));
    const created = edits.find((edit) => edit.kind === "create" && edit.path === path);
    written.set(path, created?.kind === "create" ? created.text : applyReplacements(files[path] ?? "", replacements));
  }
  return { files, session, before, edits, after, written };
}

describe("every scaffold", function () {
  this.timeout(600_000);
  before(ensureValidators);

  for (const [id, scaffold] of Object.entries(scaffolds)) {
    const own = existsSync(`${folder}/${id}`)
      ? readdirSync(`${folder}/${id}`, { withFileTypes: true }).flatMap((entry) =>
          entry.isDirectory() && !entry.name.endsWith(".filled") ? [entry.name] : [],
        )
      : [];
    const risen: string[] = [];

    for (const variant of [...own, ...bare.keys()]) {
      it(`raises what ${id}/${variant}.expected.txt says, and lowers nothing`, async () => {
        const { before, edits, after } = await caseOf(id, variant);
        const isSuited = scaffold.suits(before.project) && edits.length > 0;
        if (!isSuited) {
          assert(!own.includes(variant), "it does not suit its own case");
          assert(!existsSync(`${folder}/${id}/${variant}.expected.txt`), "it does not suit this project any more");
          return;
        }
        const said = (report: Report, rule: string) => {
          const outcome = report.outcomes.get(rule);
          return `${outcome?.kind}${outcome?.level ? ` (${outcome.level})` : ""}`;
        };
        const share = (report: Report, rule: string) => report.outcomes.get(rule)?.share ?? 0;
        const filled = filledIn(await caseOf(id, variant), `${folder}/${id}/${variant}.filled`);
        const lines = scaffold.raises.map(
          (rule) => `${rule}: ${said(before, rule)} → ${said(after, rule)}${filled ? ` → ${said(filled, rule)} when filled in` : ""}`,
        );
        const actual = `${[...edits.map(({ path }) => path).filter((path, index, all) => all.indexOf(path) === index), "", ...lines].join("\n")}\n`;
        const expected = `${folder}/${id}/${variant}.expected.txt`;
        if (isAccepting) writeFileSync(expected, actual);
        assert.equal(actual, existsSync(expected) ? readFileSync(expected, "utf8") : "(no file)");
        if (scaffold.raises.some((rule) => share(filled ?? after, rule) > share(before, rule))) risen.push(variant);
        for (const rule of scaffold.raises)
          for (const report of [after, filled]) assert(!report || share(report, rule) >= share(before, rule), `it lowers ${rule}`);
        for (const [rule, { kind }] of after.outcomes)
          if (kind === "contradicted") assert.equal(before.outcomes.get(rule)?.kind, kind, `${rule} is contradicted now`);
      });

      it(`changes nothing when done twice, and overwrites nothing (${id}/${variant})`, async () => {
        const { files, session, edits, after, written } = await caseOf(id, variant);
        assert.deepEqual(planScaffold(after.project, id).edits, []);
        const occupied: Record<string, string> = { ...files };
        for (const path of written.keys()) occupied[path] ??= "somebody's own\n";
        const other = new Session(literalFileSystem(occupied));
        await other.refresh();
        const taken = planScaffold(other.project("", date), id).edits;
        assert.deepEqual(
          taken.filter((edit) => edit.kind === "create" || occupied[edit.path] === "somebody's own\n").map(({ path }) => path),
          [],
        );
        for (const edit of edits) if (edit.kind === "replace") assert(session.snapshot.files.includes(edit.path), edit.path);
      });

      it(`writes what the real tools accept (${id}/${variant})`, async () => {
        const { files, written } = await caseOf(id, variant);
        const home = temporaryFolder();
        for (const [path, text] of [...Object.entries(files), ...written]) writeFile(home, path, text);
        for (const [path, text] of written) {
          assert.doesNotMatch(text, /\r|[ ]$|\n\n\n\n|\bundefined\b|\[object|\bNaN\b/m, path);
          assert(text.endsWith("\n") && !text.endsWith("\n\n"), path);
          const problems = problemsIn(home, path, text);
          if (problems === undefined) continue;
          assert.deepEqual(problems, [], path);
          const broken = brokenCopy(path, text);
          // A mistake that this file has no place for is made in another of its kind.
          if (!broken || provenKinds.has(broken.kind) || broken.text === text) continue;
          provenKinds.add(broken.kind);
          writeFile(home, path, broken.text);
          assert.notDeepEqual(broken.problems(home), [], `${broken.kind}: the broken copy passes`);
          writeFile(home, path, text);
        }
      });
    }

    // An example of an environment is what people need to start; no rule asks for it.
    if (scaffold.raises.length > 0) it(`raises something in one case at least (${id})`, () => assert.notEqual(risen.length, 0));
  }
});

/** The report once people have filled in what only they know: the files of `<variant>.filled/` stand for those that were written. */
function filledIn({ files, session, edits }: Case, folder: string): Report | undefined {
  if (!existsSync(folder)) return undefined;
  const texts = new Map(Object.entries(files));
  const people = Object.entries(filesBelow(folder)).map(
    ([path, text]): Edit =>
      path in files ? { kind: "replace", path, span: { start: 0, end: (files[path] ?? "").length }, text } : { kind: "create", path, text },
  );
  const written = applyEdits(session.snapshot, [...edits.filter(({ path }) => !people.some((one) => one.path === path)), ...people], texts);
  return ruleReport(buildProject(written, "", { date, roots: [""] }));
}

function filesBelow(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]),
  );
}
