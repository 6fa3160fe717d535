import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Session } from "../../src/engine/session.js";
import { judgeProject } from "../../src/report/judge-project.js";
import type { Outcome } from "../../src/report/outcome.js";
import { catalogue } from "../../src/rules/catalogue.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { ChangingFiles } from "../changing-files.js";
import { everyRuleOn } from "../every-rule-on.js";
import { checkout } from "../upkeep/derived-files.js";

const date = "2026-11-01";

/** The files of a fixture, by path. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => {
      const path = `${parentPath}/${name}`;
      return [path.slice(folder.length + 1), readFileSync(path, "latin1")];
    }),
  );
}

type Outcomes = ReadonlyMap<string, Outcome>;

function judge(session: Session): readonly Outcomes[] {
  return session.roots.map((root) => judgeProject(session.project(root, date), everyRuleOn).outcomes);
}

async function judgedAnew(files: Readonly<Record<string, string>>): Promise<readonly Outcomes[]> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return judge(session);
}

// What a look read of the files is noted: where a note is forgotten, it outlasts what it rests on.
describe("a session whose files change", () => {
  for (const { id } of catalogue) {
    const folder = `${checkout}test/rules/${id}/good`;
    if (!existsSync(folder)) continue;
    it(`says what one that begins anew says, of the files that show ${id}`, async () => {
      const whole = filesOf(folder);
      const changing = new ChangingFiles(whole);
      const session = new Session(changing);
      await session.refresh();
      const before = judge(session);
      for (const [path, text] of Object.entries(whole)) {
        const { [path]: _, ...others } = whole;
        for (const [what, changed] of [
          ["gone", others],
          ["cut in half", { ...whole, [path]: text.slice(0, text.length / 2) }],
        ] as const) {
          changing.files = changed;
          await session.refresh();
          assert.deepEqual(judge(session), await judgedAnew(changed), `${path} ${what}`);
        }
      }
      changing.files = whole;
      await session.refresh();
      assert.deepEqual(judge(session), before, "all there again");
    });
  }
});
