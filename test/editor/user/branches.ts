import assert from "node:assert/strict";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../run-program.js";
import { openFile, openProblems } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

/** What happens to a project from outside while it is open: another branch, a folder that is called otherwise. */
export function branches(open: OpenUserWindow): void {
  describe("a project that changes below the editor", () => {
    const window = open({ workspace: "everyday", prepare: twoBranches });
    const git = (...args: string[]) => runGit(window.folder, args);
    const rows = () => window.page.locator(".markers-panel .monaco-list-row");
    /** The Problems list narrowed to a text: the rest would not be drawn all at once. */
    const only = async (text: string) => {
      await openProblems(window.page);
      await window.page.locator(".part.panel .viewpane-filter input").fill(text);
    };

    it("has the problems of the branch that is checked out, and no others", async () => {
      await openFile(window.page, "main.py");
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      await only("team/domain-expert");
      await rows().filter({ hasText: "team/domain-expert" }).first().waitFor();
      await git("checkout", "-q", "moved");
      // The manifest lies elsewhere there and names an expert; `ranker` has none in either.
      await rows().filter({ hasText: "roadworthy.yaml" }).filter({ hasText: "service" }).waitFor();
      await git("checkout", "-q", "main");
      await rows().filter({ hasText: "service" }).waitFor({ state: "detached" });
      await rows().filter({ hasText: "team/domain-expert" }).first().waitFor();
    });

    it("leaves no problem behind where a folder was", async () => {
      const folder = (name: string) => rows().filter({ hasText: "roadworthy.yaml" }).filter({ hasText: name });
      await only("eval/exists");
      await folder("ranker").waitFor();
      await rename(join(window.folder, "ranker"), join(window.folder, "sorter"));
      await folder("sorter").waitFor();
      await folder("ranker").waitFor({ state: "detached" });
      assert.equal(await rows().filter({ hasText: "ranker" }).count(), 0);
    });
  });
}

/** Two branches: in the other one the manifest lies in a folder of its own. */
async function twoBranches(folder: string): Promise<void> {
  const git = (...args: string[]) => runGit(folder, args);
  await git("init", "-q", "-b", "main");
  await git("add", ".");
  await git("commit", "-qm", "As it is");
  await git("checkout", "-qb", "moved");
  await mkdir(join(folder, "service"));
  await git("mv", "roadworthy.yaml", "service/roadworthy.yaml");
  await git("mv", "app", "service/app");
  await writeFile(join(folder, "service", "notes.md"), "Moved.\n");
  await git("add", ".");
  await git("commit", "-qm", "In a folder of its own");
  await git("checkout", "-q", "main");
}

function runGit(folder: string, args: readonly string[]): Promise<string> {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@parcels.example", "-c", "commit.gpgsign=false"];
  return runProgram("git", [...who, ...args], { cwd: folder });
}
