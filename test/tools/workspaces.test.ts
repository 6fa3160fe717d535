import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { Session } from "../../src/engine/session.js";
import type { DetectedTool } from "../../src/project/project.js";
import { tools } from "../../src/tools/index.js";
import type { Tool } from "../../src/tools/tool.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { checkout } from "../upkeep/derived-files.js";

/** Path → text. */
type Workspace = Readonly<Record<string, string>>;

/** What a file of `test/tools/workspaces` says of one tool. */
interface Entry {
  /** A small workspace in which the tool is seen, under the level at which it is. */
  readonly wired?: Workspace;
  readonly present?: Workspace;
  /** A workspace that has a word of the tool's, and not the tool. */
  readonly "near-miss": Workspace;
}

const folder = join(checkout, "test/tools/workspaces");
const entries = new Map<string, Entry>();
for (const name of readdirSync(folder).sort()) {
  const found = parse(readFileSync(join(folder, name), "utf8")) as Readonly<Record<string, Entry>>;
  for (const [id, entry] of Object.entries(found)) {
    if (entries.has(id)) throw new Error(`${name}: \`${id}\` is also in another file.`);
    entries.set(id, entry);
  }
}

async function seen(id: string, files: Workspace): Promise<DetectedTool | undefined> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return session.project("", "2026-09-01").tool(id);
}

/** The words that make a workspace a near miss: parts of the tool's names and of the signs it is known by. */
function wordsOf({ id, name, aliases = [], pypi = [], npm = [], imports = [], commands = [], images = [], actions = [] }: Tool): string[] {
  return [id, name, ...aliases, ...pypi, ...npm, ...imports, ...commands, ...images, ...actions]
    .flatMap((text) => text.toLowerCase().split(/[^a-z0-9]+/))
    .filter((word) => word.length > 1);
}

const isPython = (path: string) => path.endsWith(".py");

describe("each tool's workspaces", () => {
  it("are written for every tool of the table, and for no other", () => {
    const known = tools.map(({ id }) => id).sort();
    assert.deepEqual([...entries.keys()].sort(), known);
  });

  for (const tool of tools) {
    const entry = entries.get(tool.id);
    if (!entry) continue;
    describe(tool.id, () => {
      const level = entry.wired ? "wired" : "present";
      const shown = entry.wired ?? entry.present ?? {};

      it(`is ${level} where it is used`, async () => {
        const found = await seen(tool.id, shown);
        assert.equal(found?.level, level);
        const at = found?.evidence[0]?.at;
        const text = shown[at?.path ?? ""];
        assert.ok(at && text !== undefined && at.span.end <= text.length, "its evidence lies in the workspace");
      });

      it("is not seen in somebody else's copy of the same code", async () => {
        const vendored = Object.fromEntries(Object.entries(shown).map(([path, text]) => [`third_party/copy/${path}`, text]));
        assert.equal(await seen(tool.id, vendored), undefined);
      });

      if (Object.keys(shown).every(isPython)) {
        it("is not seen in code that is commented out", async () => {
          const commented = Object.entries(shown).map(([path, text]) => [
            `src/notes_${path.replaceAll("/", "_")}`,
            text.replace(/^/gm, "# "),
          ]);
          assert.equal(await seen(tool.id, Object.fromEntries(commented)), undefined);
        });
      }

      it("is not seen in a near miss", async () => {
        const near = entry["near-miss"];
        const said = Object.entries(near).flat().join("\n").toLowerCase();
        assert.ok(
          wordsOf(tool).some((word) => said.includes(word)),
          "a near miss has a word of the tool's",
        );
        const found = await seen(tool.id, near);
        assert.equal(found, undefined, found?.evidence.map(({ what, at }) => `${what} in ${at?.path}`).join(", "));
      });
    });
  }
});
