import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReportJson } from "../../../src/formats/report-schema.js";
import { inRepository } from "../paths.js";
import { runProgram } from "../run-program.js";
import { actUntil, goTo, openFile, pick, runCommand, waitForText } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

/** What is off until somebody asks for it by a setting: practices as tests, the manifest's badge, and a server of tools for chats. */
export function optIn(open: OpenUserWindow): void {
  describe("what is off until it is asked for", () => {
    const window = open({ workspace: "service" });
    const inFolder = (path: string) => join(window.folder, path);
    const configure = (settings: object) => writeFile(inFolder(".vscode/settings.json"), JSON.stringify(settings));
    const fileLabels = () =>
      window.page.locator(".explorer-folders-view .explorer-item").evaluateAll((items) => items.map((one) => one.ariaLabel));
    const servers = async () => {
      const list = window.page.locator(".quick-input-list");
      const offered = window.page.locator(".quick-input-widget input[placeholder='Select an MCP Server']:visible");
      await actUntil(offered, () => window.run("workbench.mcp.listServer"), 2_000);
      await waitForText(list, "Add Server");
      return list;
    };

    it("is nowhere to be seen before", async () => {
      await openFile(window.page, "roadworthy.yaml");
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      assert.equal(await window.page.locator('.activitybar a[aria-label^="Testing"]').count(), 0);
      assert.ok((await fileLabels()).every((label) => !label?.includes("Readiness")));
    });

    it("marks the manifest, and no other file, with the score", async () => {
      await configure({ "roadworthy.manifest.badge": true, "roadworthy.testExplorer.enabled": true });
      const marked = window.page.locator(".explorer-folders-view .explorer-item[aria-label*='Readiness']");
      await marked.waitFor();
      assert.equal(await marked.count(), 1);
      const score = (await window.page.locator('[id^="roadworthy."]').first().textContent())?.trim();
      assert.match((await marked.getAttribute("aria-label")) ?? "", new RegExp(`roadworthy\\.yaml.*Readiness ${score} of 100, \\d+ gaps`));
    });

    describe("practices as tests", () => {
      /** How many of those that can be told passed, as the Testing view shows it. */
      const count = (passed: number, told: number) => window.page.locator(".sidebar .result-summary").getByText(`${passed}/${told}`);
      const onCommandLine = async () => {
        const args = ["check", window.folder, "--format", "json", "--fail-on", "never"];
        const report: ReportJson = JSON.parse(await runProgram(process.execPath, [inRepository("dist", "cli.js"), ...args]));
        const counted = report.outcomes.filter(({ counted }) => counted).map(({ outcome }) => outcome);
        return {
          passed: counted.filter((outcome) => outcome === "met").length,
          told: counted.filter((outcome) => outcome !== "unknown").length,
        };
      };

      it("are all run at once, come out as on the command line, and say what fails at the manifest's lines", async () => {
        await runCommand(window.page, "Testing: Focus on Test Explorer View");
        await waitForText(window.page.locator(".sidebar"), "answers");
        await runCommand(window.page, "Test: Run All Tests");
        const { passed, told } = await onCommandLine();
        assert.ok(passed > 5 && told > passed);
        await count(passed, told).waitFor();
        await waitForText(window.page.locator(".editor-instance"), /^No baseline was found/);
      });

      it("are run one by one too", async () => {
        await openFile(window.page, "roadworthy.yaml");
        await goTo(window.page, 4, 5);
        await runCommand(window.page, "Test: Run Test at Cursor");
        // The traits are what the line is about; nothing else is run.
        await window.page
          .locator(".sidebar .result-summary")
          .getByText(/^\d\/\d$/)
          .waitFor();
      });

      it("are run again with every change, for as long as that is wanted", async () => {
        await runCommand(window.page, "Test: Start Continuous Run");
        await openFile(window.page, "roadworthy.yaml");
        const before = await onCommandLine();
        await goTo(window.page, 5, 10);
        await window.page.keyboard.press("Shift+End");
        await window.page.keyboard.type("prototype");
        await window.run("workbench.action.files.save");
        await window.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
        const { passed, told } = await onCommandLine();
        assert.notDeepEqual({ passed, told }, before);
        await count(passed, told).waitFor();
      });
    });

    describe("a server of tools for chats", () => {
      it("is offered only where the user's own machine names it, and not the workspace", async () => {
        const program = inRepository("dist", "cli.js");
        await configure({ "chat.disableAIFeatures": false, "roadworthy.mcp.program": program });
        await window.page.locator('[id="chat.statusBarEntry"]').waitFor();
        const before = await servers();
        assert.doesNotMatch(await before.innerText(), /Roadworthy/);
        await window.page.keyboard.press("Escape");
        await window.setOnMachine({ "roadworthy.mcp.program": program });
        await actUntil(
          window.page.locator(".quick-input-list").getByText("Roadworthy: service"),
          async () => void (await servers()),
          3_000,
        );
        await pick(window.page, "Roadworthy: service");
        await pick(window.page, "Start Server");
        const running = window.page.locator(".quick-input-list .monaco-list-row", { hasText: "Roadworthy: service" }).getByText("Running");
        await actUntil(running, async () => void (await servers()), 3_000);
        await window.page.keyboard.press("Escape");
      });
    });
  });
}
