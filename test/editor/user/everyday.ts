import assert from "node:assert/strict";
import { access, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { inRepository } from "../paths.js";
import { actUntil, goTo, openFile, openProblems, pick, runCommand, waitForText, webview } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

/** What people do with the editor every day, by keyboard, in one window and one project after the other. */
export function everyday(open: OpenUserWindow): void {
  describe("every day", () => {
    const window = open({ workspace: "everyday", prepare: installCommandLine });
    const inFolder = (path: string) => join(window.folder, path);
    const quickInput = () => window.page.locator(".quick-input-widget");
    /** The problems of a rule, which alone are listed then: the rest would not be drawn all at once. */
    const problemsOf = async (rule: string) => {
      const panel = await openProblems(window.page);
      // What is typed while the panel is being drawn is lost; the badge says how many are listed of how many.
      const filter = window.page.locator(".part.panel .viewpane-filter");
      await actUntil(filter.locator(".viewpane-filter-badge"), () => filter.locator("input").fill(rule));
      return panel.locator(".monaco-list-row", { hasText: rule });
    };
    const type = async (text: string) => {
      await window.page.keyboard.type(text);
      await window.page.keyboard.press("Enter");
    };

    it("says of a rule's id in a comment that waives it what the rule asks for", async () => {
      await openFile(window.page, "main.py");
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      await goTo(window.page, 10, 46);
      const hover = window.page.locator(".monaco-hover:visible");
      await actUntil(hover, async () => {
        await window.page.keyboard.press("Control+K");
        await window.page.keyboard.press("Control+I");
      });
      await waitForText(hover, "llm/caching");
      await waitForText(hover, "Declare what caches answers");
      await window.page.keyboard.press("Escape");
    });

    it("waives a rule from the palette to the manifest: the reason, the end, the gap gone", async () => {
      const gap = await problemsOf("serving/health");
      await gap.waitFor();
      await window.run("roadworthy.waive");
      await quickInput().getByPlaceholder("Waive which rule?").waitFor();
      await pick(window.page, "serving/health");
      await waitForText(quickInput(), "Why may it wait?");
      await type("TODO");
      await waitForText(quickInput(), "A waiver without a reason does not count.");
      await quickInput().locator("input[type=text]:visible").fill("One replica until the second quarter");
      await window.page.keyboard.press("Enter");
      await quickInput().getByPlaceholder("For how long, and who answers for it?").waitFor();
      await pick(window.page, "For 30 days");
      await window.page.locator('.tab.active[data-resource-name="roadworthy.yaml"]').waitFor();
      await gap.waitFor({ state: "detached" });
      await window.run("workbench.action.files.save");
      await window.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
      const manifest = await readFile(inFolder("roadworthy.yaml"), "utf8");
      const { expires } =
        /^waivers:\n {2}- rule: serving\/health\n {4}reason: One replica until the second quarter\n {4}owner: "@desk"\n {4}expires: (?<expires>\S+)\n$/m.exec(
          manifest,
        )?.groups ?? {};
      const days = (Date.parse(expires ?? "") - Date.now()) / 86_400_000;
      assert.ok(days > 28 && days < 31, manifest);
    });

    it("lists what the command line finds in files that are not open, once its task has run", async () => {
      const found = await problemsOf("repro/portable-paths");
      await found.first().waitFor({ state: "detached" });
      await runCommand(window.page, "Tasks: Run Task");
      await pick(window.page, "roadworthy");
      await pick(window.page, "Roadworthy: check");
      await window.page.locator(".terminal-wrapper").first().waitFor();
      await problemsOf("repro/portable-paths");
      await found.waitFor();
      await waitForText(window.page.locator(".markers-panel"), "train.py");
    });

    it("asks before a language model's tool writes, naming each file, and keeps to the answer", async () => {
      const dialog = window.page.locator(".monaco-dialog-box");
      const ask = async () => {
        await runCommand(window.page, "Agent: Write the Model Card");
        await waitForText(dialog, "Write Model card?");
        await waitForText(dialog, "Into the project answers; files that exist are never overwritten:");
        await waitForText(dialog, /MODEL_CARD\.md \(new\)/);
        await waitForText(dialog, /score \d+ → \d+/);
        assert.equal(await exists(inFolder("MODEL_CARD.md")), false);
      };
      await ask();
      await dialog.getByText("Cancel", { exact: true }).click();
      await waitForText(window.page.locator(".notification-toast"), "The agent was refused");
      assert.equal(await exists(inFolder("MODEL_CARD.md")), false);
      await window.run("notifications.clearAll");
      await ask();
      await dialog.getByText("Yes", { exact: true }).click();
      await waitForText(window.page.locator(".notification-toast"), "The agent was told: MODEL_CARD.md");
      assert.equal(await exists(inFolder("MODEL_CARD.md")), true);
      await window.run("notifications.clearAll");
    });

    it("copies the report as Markdown, for a pull request", async () => {
      await openFile(window.page, "main.py");
      await window.run("roadworthy.copyReport");
      await waitForText(window.page.locator(".statusbar"), "The report is in the clipboard, as Markdown");
      await window.page.context().grantPermissions(["clipboard-read"]);
      const copied = await window.page.evaluate<string>("navigator.clipboard.readText()");
      assert.match(copied, /^<!-- roadworthy -->\n## .*answers/);
      assert.match(copied, /\n\| .* \|\n/);
    });

    it("has the report again after the window was loaded anew, of the project that it showed", async () => {
      await runCommand(window.page, "View: Close All Editors");
      await window.page.keyboard.press("Control+P");
      await pick(window.page, "train.py");
      await window.page.locator('.tab.active[data-resource-name="train.py"]').waitFor();
      await window.run("roadworthy.showReport");
      const panel = window.page.locator('.tab.active[aria-label^="Readiness of ranker"]');
      await panel.waitFor();
      await waitForText(webview(window.page), "Next best steps");
      const before = await webview(window.page).locator("main").innerText();
      await window.run("roadworthy.showFixable");
      await runCommand(window.page, "View: Close Other Editors in Group");
      await window.reload();
      await panel.waitFor();
      await waitForText(webview(window.page), "Next best steps");
      assert.equal(await webview(window.page).locator("main").innerText(), before);
      await window.run("workbench.view.extension.roadworthy");
      await window.page.locator(".sidebar").getByRole("heading", { name: "Roadworthy: Fixable gaps" }).waitFor();
      await window.run("roadworthy.refreshReport");
      await waitForText(webview(window.page), "ranker");
    });
  });
}

/** As npm does it for a project that depends on it. */
async function installCommandLine(folder: string): Promise<void> {
  await mkdir(join(folder, "node_modules", ".bin"), { recursive: true });
  await symlink(inRepository("dist", "cli.js"), join(folder, "node_modules", ".bin", "roadworthy"));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
