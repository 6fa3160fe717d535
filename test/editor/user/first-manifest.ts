import assert from "node:assert/strict";
import { actUntil, openFile, pick, runCommand, waitForText, webview } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

/** From a project without a manifest, by what the view offers, to one with it; and what is said of one that cannot be read. */
export function firstManifest(open: OpenUserWindow): void {
  describe("the first manifest", () => {
    const window = open({ workspace: "draft" });
    const view = () => window.page.locator(".sidebar");

    it("is not needed for a report, which is there again after the window was loaded anew", async () => {
      await window.run("workbench.view.extension.roadworthy");
      await view().getByText("see the report without one").click();
      const panel = window.page.locator('.tab.active[aria-label^="Readiness of draft"]');
      await panel.waitFor();
      await waitForText(webview(window.page), "There is no manifest yet.");
      await waitForText(webview(window.page), "Next best steps");
      const before = await webview(window.page).locator("main").innerText();
      await window.reload();
      await panel.waitFor();
      await waitForText(webview(window.page), "Next best steps");
      assert.equal(await webview(window.page).locator("main").innerText(), before);
      // Nothing else is shown by itself: no score, no problems.
      assert.equal(await window.page.locator('[id^="roadworthy."]').count(), 0);
      await runCommand(window.page, "View: Close All Editors");
    });

    it("is offered where there is none, and shown before it is written", async () => {
      await window.run("workbench.view.extension.roadworthy");
      await waitForText(view(), "There is no roadworthy.yaml here yet");
      await view().getByText("see the report without one").waitFor();
      await view().getByRole("button", { name: "Create Manifest" }).click();
      await waitForText(window.page.locator(".editor-instance"), "version: 1");
      const answers = window.page.locator(".quick-input-list");
      await waitForText(answers, "Apply");
      await window.page.keyboard.press("Enter");
      await window.page.locator('.tab.active[data-resource-name="roadworthy.yaml"]').waitFor();
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      await waitForText(view(), /of 100 · /);
    });

    it("is the first step of the walkthrough, which is ticked, and no step that is still to be done", async () => {
      await runCommand(window.page, "Welcome: Open Walkthrough...");
      await pick(window.page, "Get an ML project ready for the road");
      const step = (id: string) => window.page.locator(`[data-done-step-id$="#${id}"]`);
      await window.page.locator('[data-done-step-id$="#manifest"].complete').waitFor();
      for (const id of ["score", "step", "evals", "ci"]) {
        await step(id).first().waitFor();
        assert.equal(await window.page.locator(`[data-done-step-id$="#${id}"].complete`).count(), 0, id);
      }
      await runCommand(window.page, "View: Close All Editors");
    });

    it("is said to be unreadable, in the view and beside its language, when it is", async () => {
      await openFile(window.page, "roadworthy.yaml");
      await window.page.keyboard.press("Control+Home");
      await window.page.keyboard.type("[ ");
      await waitForText(view(), "The manifest cannot be read");
      await view().getByRole("button", { name: "Open Manifest" }).waitFor();
      const status = window.page.locator('[id^="roadworthy."]').first();
      assert.equal((await status.textContent())?.trim(), "no score");
      assert.match((await status.getAttribute("class")) ?? "", /\bwarning-kind\b/);
      const hover = window.page.locator(".monaco-hover:visible").filter({ hasText: "nothing can be said of the project" });
      await actUntil(hover, async () => {
        await window.page.locator(".editor-instance").first().hover();
        await status.hover();
      });
      await hover.getByText("Open Manifest").waitFor();
      await window.page.locator('[id="status.languageStatus"]').hover();
      await waitForText(window.page, /^\d+ errors? in the manifest/);
      await window.page.locator(".codelens-decoration a").first().waitFor({ state: "detached" });
      await window.run("roadworthy.checkProject");
      const toast = window.page.locator(".notification-toast");
      await waitForText(toast, "The manifest of draft cannot be read, so there is no score.");
      await toast.getByRole("button", { name: "Open Manifest" }).waitFor();
      await window.run("notifications.clearAll");
      await window.run("roadworthy.showReport");
      const report = webview(window.page);
      await waitForText(report, "No score");
      await waitForText(report, "The manifest cannot be read, so nothing can be said of the project:");
      assert.doesNotMatch(await report.locator("main").innerText(), /of 100/);
      await report.locator(".cap a", { hasText: "roadworthy.yaml" }).waitFor();
      await openFile(window.page, "roadworthy.yaml");
      await window.run("workbench.action.files.revert");
      await waitForText(view(), /of 100 · /);
      await waitForText(window.page.locator(".codelens-decoration"), /^Readiness \d+ of 100/);
    });
  });
}
