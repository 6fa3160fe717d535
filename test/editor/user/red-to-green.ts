import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openProblems, openQuickFixes, waitForText } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

/** From a claim that the workspace contradicts to a stage that lacks nothing that can be written. No pointer is used, and no key of the tests' own. */
export function redToGreen(open: OpenUserWindow): void {
  describe("from red to green, by keyboard only", () => {
    const window = open({ example: "churn" });
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await window.page.keyboard.press(key);
    };
    const type = (text: string) => window.page.keyboard.type(text);
    const focused = (place: string) => window.page.locator(`${place} .monaco-list-row.focused`);
    const quickInput = () => window.page.locator(".quick-input-widget:visible");
    const input = () => quickInput().locator("input:focus");

    /** Narrows the open list by typing, goes down to the entry, and takes it. */
    const take = async (entry: string) => {
      await input().waitFor();
      await type(entry);
      await quickInput().locator(".monaco-list-row").getByText(entry, { exact: true }).first().waitFor();
      for (let left = 10; (await focused(".quick-input-list").getByText(entry, { exact: true }).count()) === 0; left--) {
        assert.ok(left > 0, `${entry} is not among the first`);
        await press("ArrowDown");
      }
      await press("Enter");
    };
    const palette = async (title: string) => {
      await press("F1");
      await take(title);
    };
    const answerTo = async (question: string | RegExp) => {
      await waitForText(quickInput(), question);
      await input().waitFor();
    };
    const score = async () => Number((await window.page.locator('[id^="roadworthy."]').first().textContent())?.trim());
    const scoreAbove = async (bar: number) => {
      const shown = `Number(document.querySelector('[id^="roadworthy."]')?.textContent)`;
      await window.page.waitForFunction(`${shown} > ${bar}`);
      return score();
    };
    const practice = "Training runs are tracked";
    /** Walks down the tree to a practice. */
    const goToPractice = async (area: string) => {
      await palette("Roadworthy: Show Practices");
      const row = focused(".sidebar");
      await waitForText(row, /of 100/);
      await press("Home", "ArrowRight");
      await downTo(area);
      await press("ArrowRight");
      await waitForText(window.page.locator(".sidebar"), practice);
      await downTo(practice);
      return row;
    };
    const downTo = async (label: string) => {
      const row = focused(".sidebar");
      for (let left = 60; left > 0; left--) {
        if ((await row.textContent())?.includes(label)) return;
        await press("ArrowDown");
      }
      assert.fail(`${label} is not in the tree`);
    };
    /** The editor's own count of all problems, which leaves out kinds that there are none of. */
    const problems = (words: string) => window.page.locator(`[id="status.problems"] a${words}`).first().waitFor();
    const noError = () => problems('[aria-label*="Warnings: "]:not([aria-label*="Errors"])');
    let before = 0;

    it("starts with an error among the problems and a red practice", async () => {
      await press("Control+P");
      await take("roadworthy.yaml");
      await window.page.locator('.tab.active[data-resource-name="roadworthy.yaml"]').waitFor();
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      const panel = await openProblems(window.page);
      await waitForText(panel, "The manifest names `wandb`");
      await problems('[aria-label^="Errors: 1,"]');
      before = await score();
      const row = await goToPractice("Reproducibility");
      await waitForText(row, /contradicted/);
      await row.locator(".codicon-error").waitFor();
    });

    it("goes to the error by F8, and mends it by the first quick fix", async () => {
      await press("Control+1", "Control+Home");
      const marker = window.page.locator(".marker-widget");
      for (let left = 30; ; left--) {
        await press("F8");
        await marker.waitFor();
        if ((await marker.textContent())?.includes("The manifest names")) break;
        assert.ok(left > 0, "F8 does not come to the error");
      }
      const menu = await openQuickFixes(window.page);
      await waitForText(menu.locator(".focused"), /Set `?experiments\.tool`? to `?mlflow`?/);
      await press("Enter");
      await waitForText(window.page.locator(".editor-instance .view-line"), /tool:\s*mlflow/);
      await press("Escape", "Control+S");
      before = await scoreAbove(before);
      await noError();
      await palette("Roadworthy: Show All Practices");
      const row = await goToPractice("Reproducibility");
      await waitForText(row, /^met/);
      await row.locator(".codicon-pass").waitFor();
    });

    it("takes the next best step, which is shown before it is written", async () => {
      await palette("Roadworthy: Take the Next Best Step…");
      await waitForText(focused(".quick-input-list"), "Apply");
      const promised = /score \d+ → (\d+)/.exec((await focused(".quick-input-list").textContent()) ?? "")?.[1];
      await press("Enter");
      before = await scoreAbove(before);
      assert.equal(before, Number(promised));
    });

    it("waives what is not wanted", async () => {
      await palette("Roadworthy: Waive a Rule…");
      await answerTo(/serving\/auth/);
      await take("serving/auth");
      await answerTo("Why may it wait?");
      await type("Only the retention team's network reaches it");
      await press("Enter");
      await waitForText(focused(".quick-input-list"), "For 90 days");
      await press("Enter");
      await waitForText(window.page.locator(".editor-instance .view-line"), "Only the retention team's network reaches it");
      await press("Control+S");
      // The editor saves a refactored file by itself, so that its tab may never be seen as changed.
      const waiver = /- rule: serving\/auth\n {4}reason: Only the retention/;
      for (let left = 100; !waiver.test(await readFile(join(window.folder, "roadworthy.yaml"), "utf8")); left--) {
        assert.ok(left > 0, "the waiver is not saved");
        await setTimeout(100);
      }
    });

    it("has all that the stage lacks written at once, until nothing is left that can be", async () => {
      await palette("Roadworthy: Make Production-Ready…");
      await waitForText(focused(".quick-input-list"), /^\d+ things to add$/);
      await waitForText(focused(".quick-input-list"), "pilot");
      await press("Enter");
      await waitForText(focused(".quick-input-list"), "Apply");
      // The waiver has raised the score too, maybe only by now.
      const [, gain, now] = /\+(\d+), score (\d+) → /.exec((await focused(".quick-input-list").textContent()) ?? "") ?? [];
      const promised = Number(now) + Number(gain);
      await press("Enter");
      before = await scoreAbove(promised - 1);
      assert.equal(before, promised);
      // What is to be filled in is opened last, and takes the keys.
      await window.page.locator('.tab.active:not([data-resource-name="roadworthy.yaml"])').waitFor();
      await palette("Roadworthy: Make Production-Ready…");
      await waitForText(focused(".quick-input-list"), "pilot");
      await waitForText(focused(".quick-input-list"), "0 things to add");
      await press("Escape");
      await noError();
    });
  });
}
