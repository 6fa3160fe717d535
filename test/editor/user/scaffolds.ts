import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { actUntil, openFile, waitForText } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

const OWN_IGNORES = "# ours\n*.log\n";

/** Scaffolds with their questions and the choice of files, by keyboard. */
export function scaffolds(open: OpenUserWindow): void {
  describe("a scaffold", () => {
    const window = open({ workspace: "everyday", prepare: (folder) => writeFile(join(folder, ".gitignore"), OWN_IGNORES) });
    const list = () => window.page.locator(".quick-input-list");
    const preview = async () => {
      await openFile(window.page, "main.py");
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      await window.run("roadworthy.add.dockerfile");
      await waitForText(list(), "Choose Files…");
    };

    it("is shown with all its files before it is written, and leaves nothing behind when it is left", async () => {
      const before = await readdir(window.folder);
      await preview();
      await waitForText(window.page.locator(".multiDiffEditor"), "Dockerfile");
      await waitForText(list(), /2 files, .*score \d+ → \d+/);
      await window.page.keyboard.press("Escape");
      await window.page.locator(".multiDiffEditor").waitFor({ state: "detached" });
      assert.deepEqual(await readdir(window.folder), before);
    });

    it("is offered on the folder of a project in the explorer, by what it would close, and on no other folder", async () => {
      await window.page.keyboard.press("Control+Shift+E");
      const menuOf = async (folder: string) => {
        const menu = window.page.locator(".monaco-menu:visible").first();
        const row = window.page.locator(".explorer-folders-view .monaco-list-row", { hasText: folder }).first();
        await actUntil(menu, () => row.click({ button: "right" }));
        return menu;
      };
      const other = await menuOf("app");
      assert.equal(await other.getByText("Roadworthy").or(other.getByText("Add Missing Practices")).count(), 0);
      await window.page.keyboard.press("Escape");
      const entry = (await menuOf("ranker")).getByText("Add Missing Practices");
      // A menu takes no click in its first tenth of a second.
      await actUntil(list().getByText("Closes gaps").first(), () => entry.click({ timeout: 1_000 }).catch(() => undefined));
      assert.ok((await list().locator(".monaco-list-row").count()) > 3);
      await window.page.keyboard.press("Escape");
    });

    it("writes of its files those that are chosen", async () => {
      await preview();
      await window.page.keyboard.press("ArrowDown");
      await window.page.keyboard.press("Enter");
      const ignored = list().locator(".monaco-list-row", { hasText: ".dockerignore" });
      await ignored.waitFor();
      assert.equal(await list().locator(".monaco-list-row").count(), 2);
      const box = ignored.locator("input[type=checkbox], .monaco-custom-toggle").first();
      await actUntil(
        list().locator('.monaco-list-row[aria-checked="false"], .monaco-list-row:has([aria-checked="false"])'),
        () => box.click(),
        2_000,
      );
      await window.page.locator(".quick-input-widget input[type=text]:visible").focus();
      await window.page.keyboard.press("Enter");
      await window.page.locator('.tab.active[data-resource-name="Dockerfile"]').waitFor();
      const files = await readdir(window.folder);
      assert.ok(files.includes("Dockerfile") && !files.includes(".dockerignore"), files.join());
      assert.equal(await readFile(join(window.folder, ".gitignore"), "utf8"), OWN_IGNORES);
    });
  });
}
