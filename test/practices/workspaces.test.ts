import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { Session } from "../../src/engine/session.js";
import { practices } from "../../src/practices/index.js";
import type { Practice } from "../../src/practices/practice.js";
import { buildProject } from "../../src/project/build-project.js";
import type { Evidence } from "../../src/project/evidence.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { checkout } from "../upkeep/derived-files.js";

/** Path → text. */
type Workspace = Readonly<Record<string, string>>;

/** What `test/practices/workspaces/<practice>.yaml` says: small workspaces by what they are. */
interface Cases {
  /** The practice is there. */
  readonly shown: Readonly<Record<string, Workspace>>;
  /** Something has its words or its looks, and it is not there. */
  readonly "near-miss": Readonly<Record<string, Workspace>>;
}

const fewestShown = 3;
const fewestNearMisses = 5;

/** Tags that keep the files readable, and free of what scanners of secrets would report. */
const customTags = [
  { tag: "!bytes", resolve: (size: string) => "\u0001".repeat(Number(size)) },
  { tag: "!split", resolve: (text: string) => text.replaceAll("~~", "") },
];

/** A secret in a comment is committed all the same. */
const meantInComments = new Set(["committed-secret"]);

/** What a document says is the practice itself. */
const meantInDocuments = new Set(["environment-example"]);

const folder = join(checkout, "test/practices/workspaces");
const written = readdirSync(folder)
  .sort()
  .map((name) => [name, parse(readFileSync(join(folder, name), "utf8"), { customTags }) as Cases] as const);
const casesOf = new Map(written.map(([name, cases]) => [name.replace(/\.yaml$/, ""), cases]));

/** As in `npm run accuracy`: the whole workspace is one project, and samples are its own code. */
async function find(practice: Practice, files: Workspace): Promise<readonly Evidence[]> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return practice.find(buildProject(session.snapshot, "", { date: "2026-09-01", roots: [""], countSamples: true }));
}

const said = (evidence: readonly Evidence[]) => evidence.map(({ what, at }) => `${what} in ${at?.path}`).join(", ");

function assertPlaced(evidence: readonly Evidence[], files: Workspace): void {
  for (const { what, level, at } of evidence) {
    const text = files[at?.path ?? ""];
    assert.ok(at && text !== undefined, `${what} has a place in the workspace`);
    assert.ok(0 <= at.span.start && at.span.start <= at.span.end && at.span.end <= text.length, `${what} lies in ${at.path}`);
    assert.ok(level === "present" || level === "wired", `${what} is ${level}`);
  }
}

/** The workspace as somebody else's code, kept in a copy. */
function vendored(files: Workspace): Workspace {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`third_party/copy/${path}`, text]));
}

/** Python that is commented out, in files whose names say nothing. */
function commentedOut(files: Workspace): Workspace {
  return Object.fromEntries(Object.values(files).map((text, index) => [`src/old_${index}.py`, text.replace(/^/gm, "# ")]));
}

/** The workspace's texts as examples in a document. */
function quoted(files: Workspace): Workspace {
  const blocks = Object.entries(files).map(([path, text]) => `Write \`${path}\`:\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  return { "docs/guide.md": ["# Guide\n", ...blocks].join("\n") };
}

describe("each practice's workspaces", () => {
  it("are written for every practice, and for no other", () => {
    const expected = Object.keys(practices).map((id) => `${id}.yaml`);
    assert.deepEqual(
      written.map(([name]) => name),
      expected.sort(),
    );
  });

  for (const [id, practice] of Object.entries(practices)) {
    const cases = casesOf.get(id);
    if (!cases) continue;
    describe(id, () => {
      it("has enough of them", () => {
        assert.deepEqual(Object.keys(cases), ["shown", "near-miss"]);
        assert.ok(Object.keys(cases.shown).length >= fewestShown, "ways in which it shows");
        assert.ok(Object.keys(cases["near-miss"]).length >= fewestNearMisses, "near misses");
      });

      for (const [name, files] of Object.entries(cases.shown)) {
        it(`shows: ${name}`, async () => {
          const evidence = await find(practice, files);
          assert.notEqual(evidence.length, 0);
          assertPlaced(evidence, files);
        });

        it(`does not show in a copy, a quotation or a comment of: ${name}`, async () => {
          const fakes = [vendored(files), ...(meantInDocuments.has(id) ? [] : [quoted(files)])];
          const isPython = Object.keys(files).every((path) => path.endsWith(".py"));
          if (isPython && !meantInComments.has(id)) fakes.push(commentedOut(files));
          for (const fake of fakes) assert.equal(said(await find(practice, fake)), "");
        });
      }

      for (const [name, files] of Object.entries(cases["near-miss"])) {
        it(`does not show: ${name}`, async () => {
          assert.equal(said(await find(practice, files)), "");
        });
      }
    });
  }
});
