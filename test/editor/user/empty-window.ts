import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inRepository } from "../paths.js";
import { actUntil, waitForText } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

const { contributes } = JSON.parse(readFileSync(inRepository("package.json"), "utf8"));
const commands: readonly string[] = contributes.commands.map(({ command }: { command: string }) => command);

/** Those about the node that is selected in the tree, or the panel that is open: there is none. */
const SILENT = ["fixPractice", "explainPractice", "waivePractice", "refreshReport"].map((name) => `roadworthy.${name}`);

/** What filters call the view. */
const FILTERS: Readonly<Record<string, string>> = {
  "roadworthy.showGaps": "Roadworthy: Gaps",
  "roadworthy.showFixable": "Roadworthy: Fixable gaps",
  "roadworthy.showAllPractices": "Roadworthy: All practices",
};

/** Those that do what they say without a project too. */
const INDEPENDENT = [...Object.keys(FILTERS), "roadworthy.explainRule", "roadworthy.copyDiagnosticInfo", "roadworthy.showLog"];

/** A window in which no folder is open: every command is run, also those that the palette does not offer then. */
export function emptyWindow(open: OpenUserWindow): void {
  describe("a window without a folder", () => {
    const window = open({});
    const toasts = () => window.page.locator(".notification-toast");
    const view = () => window.page.locator(".sidebar");

    it("says in the view what the extension is for, and offers to open a folder", async () => {
      await window.run("workbench.view.extension.roadworthy");
      await waitForText(view(), "Open the folder of one to see where it stands.");
      await view().getByRole("button", { name: "Open Folder" }).waitFor();
      await view().getByText("what it looks at").waitFor();
    });

    it("offers in the palette only what makes sense", async () => {
      await window.page.keyboard.press("F1");
      await window.page.locator(".quick-input-widget input[type=text]:visible").fill(">Roadworthy: ");
      const rows = window.page.locator(".quick-input-list .monaco-list-row");
      await rows.filter({ hasText: "View: Show Roadworthy" }).waitFor();
      // Both of them are the editor's own.
      assert.deepEqual(await rows.locator(".label-name").allInnerTexts(), ["Roadworthy: Focus on Practices View", "View: Show Roadworthy"]);
      await window.page.keyboard.press("Escape");
      await rows.first().waitFor({ state: "hidden" });
    });

    for (const command of commands.filter((one) => !SILENT.includes(one) && !INDEPENDENT.includes(one)))
      it(`answers ${command} by offering to open one`, async () => {
        const answer = toasts().filter({ hasText: "Roadworthy looks at a project's folder. None is open." });
        // Of many notifications in a second only the first few are shown.
        await actUntil(answer, () => window.run(command), 1_000);
        await answer.getByRole("button", { name: "Open Folder…" }).waitFor();
        assert.equal(await toasts().count(), 1);
        await window.run("notifications.clearAll");
        await toasts().first().waitFor({ state: "detached" });
      });

    for (const [command, title] of Object.entries(FILTERS))
      it(`filters what there will be by ${command}`, async () => {
        await window.run(command);
        await view().getByRole("heading", { name: title }).waitFor();
      });

    it("explains any rule", async () => {
      await window.run("roadworthy.explainRule");
      const list = window.page.locator(".quick-input-list");
      await waitForText(list, "use-case/baseline");
      await window.page.keyboard.press("Enter");
      await window.page.locator('.tab.active[aria-label^="Preview baseline.md"]').waitFor();
    });

    it("shows the log", async () => {
      // Keys that a preview is given before it has loaded are lost.
      await actUntil(window.page.locator(".output-view"), () => window.run("roadworthy.showLog"), 3_000);
    });

    it("does nothing where a command is about what is not there", async () => {
      const answer = window.page.locator(".statusbar").getByText("Diagnostic information is in the clipboard").first();
      const ask = () => window.run("roadworthy.copyDiagnosticInfo");
      // The page of the rule may still be loading, and takes the keys from the editor until it has.
      await actUntil(answer, ask, 3_000);
      await answer.waitFor({ state: "detached" });
      for (const command of SILENT) await window.run(command);
      // The answers come in the order of the questions.
      await ask();
      await answer.waitFor();
      assert.equal(await toasts().count(), 0);
    });
  });
}
