import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { actUntil, openFile, openQuickFixes, runCommand, waitForText, webview } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

/** The one language that the extension speaks besides English, in each kind of text that it has. */
export function german(open: OpenUserWindow): void {
  describe("a German editor", () => {
    const window = open({ workspace: "everyday", language: "de" });

    it("has the extension's commands in German", async () => {
      await openFile(window.page, "roadworthy.yaml");
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      await window.page.keyboard.press("F1");
      await window.page.locator(".quick-input-widget input[type=text]:visible").fill(">Roadworthy: Bericht anzeigen");
      await waitForText(window.page.locator(".quick-input-list"), "Roadworthy: Bericht anzeigen");
      await window.page.keyboard.press("Escape");
    });

    it("has what the code says in German: status, lens, tree and quick fixes", async () => {
      const status = await window.page.locator('[id^="roadworthy."] a').first().getAttribute("aria-label");
      assert.match(status ?? "", /^Reifegrad \d+ von 100, \d+ Lücken/);
      await waitForText(window.page.locator(".codelens-decoration"), /^Reifegrad \d+ von 100 \(.+\), \d+ Lücken$/);
      await window.run("roadworthy.showPractices");
      await window.page.locator(".sidebar").getByRole("heading", { name: "Roadworthy: Lücken" }).waitFor();
      await waitForText(window.page.locator(".sidebar"), /von 100 · .* · Stufe pilot/);
      await waitForText(window.page.locator(".sidebar"), /^Auslieferung/);
      await openFile(window.page, "main.py");
      await window.page.locator(".squiggly-warning").first().waitFor();
      await window.page.keyboard.press("F8");
      const menu = await openQuickFixes(window.page);
      await waitForText(menu, /^.+ erklären$/);
      await window.page.keyboard.press("Escape");
    });

    it("has the areas in German where practices are tests", async () => {
      const settings = { "roadworthy.testExplorer.enabled": true };
      await mkdir(join(window.folder, ".vscode"), { recursive: true });
      await writeFile(join(window.folder, ".vscode", "settings.json"), JSON.stringify(settings));
      await window.page.locator('.activitybar a[aria-label^="Testing"]').waitFor();
      await runCommand(window.page, "Testing: Focus on Test Explorer View");
      await waitForText(window.page.locator(".sidebar"), "answers");
      const project = window.page.locator(".sidebar .monaco-list-row", { hasText: "answers" }).first();
      await actUntil(window.page.locator(".sidebar").getByText("Auslieferung").first(), () =>
        project.locator(".monaco-tl-twistie").click(),
      );
    });

    it("has the report in German, and what its rules say marked as English", async () => {
      await window.run("roadworthy.showReport");
      const page = webview(window.page);
      await waitForText(page, "Die nächsten Schritte");
      await waitForText(page, /^\d+ von 100/);
      await page.getByRole("heading", { name: /^Auslieferung \d+$/ }).waitFor();
      await page.getByRole("columnheader", { name: "Erreichtes Gewicht" }).waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), "de");
      assert.ok((await page.locator('main [lang="en"]').count()) > 20);
    });
  });
}
