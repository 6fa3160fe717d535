import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inRepository } from "../paths.js";
import { runProgram } from "../run-program.js";
import { actUntil, openFile, runCommand, waitForText, webview } from "../steps.js";
import type { OpenUserWindow } from "../user-windows.js";

/** Enough for a check to take longer than the moment that the editor waits before it shows progress. */
const FILES = 4_000;

const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

/** What the editor shows of work in the background, of why the extension is awake, and of texts that mean harm. */
export function quiet(open: OpenUserWindow): void {
  describe("a large project", () => {
    const window = open({ workspace: "everyday", prepare: manyFiles });

    it("shows a check that was asked for in the status bar, with a button to cancel it once it is long, and answers once", async () => {
      const { page } = window;
      await openFile(page, "main.py");
      await page.evaluate(`{
        window.said = [];
        const bar = document.querySelector(".part.statusbar");
        new MutationObserver(() => { if (bar.textContent.includes("Checking the project")) window.said.push("status"); }).observe(bar, { childList: true, subtree: true, characterData: true, attributes: true });
        new MutationObserver(() => { for (const one of document.querySelectorAll(".notification-toast")) window.said.push(one.textContent); }).observe(document.body, { childList: true, subtree: true });
      }`);
      await window.run("roadworthy.checkProject");
      const toast = page.locator(".notification-toast");
      await toast.filter({ hasText: /Readiness \d+ of 100 \(\w+\), \d+ findings\./ }).waitFor();
      assert.equal(await toast.count(), 1);
      const said: readonly string[] = await page.evaluate("window.said");
      assert.ok(said.includes("status"), "progress in the status bar");
      const long = said.filter((text) => text.includes("Checking the project"));
      assert.ok(
        long.every((text) => text.includes("Cancel") && text.includes("Show Log")),
        long.join(),
      );
      assert.ok(
        said.every((text) => text === "status" || long.includes(text) || /Readiness \d+ of 100/.test(text)),
        said.join(),
      );
      await window.run("notifications.clearAll");
    });
  });

  describe("a name that means harm", () => {
    const window = open({ workspace: "everyday", prepare: nameHostile });

    it("is text in the report, which runs nothing", async () => {
      const { page } = window;
      const dialogs: string[] = [];
      page.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        dialog.dismiss().catch(() => undefined);
      });
      await openFile(page, "main.py");
      await page.locator('[id^="roadworthy."]').first().waitFor();
      await window.run("roadworthy.showReport");
      const report = webview(page);
      await waitForText(report, "Next best steps");
      assert.equal(await report.locator("h1").innerText(), HOSTILE);
      assert.equal(await report.locator("main script, main img, main [style], main [onerror], main [onclick], main [onload]").count(), 0);
      const policy = await report.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
      assert.match(policy ?? "", /^default-src 'none'; style-src \S+( \S+)*$/);
      assert.doesNotMatch(policy ?? "", /unsafe|script-src/);
      const sheet = (await report.locator('link[rel="stylesheet"]').getAttribute("href")) ?? "";
      assert.match(sheet, /\/media\/report\.css$/);
      assert.deepEqual(dialogs, []);
    });
  });

  describe("a quiet project", () => {
    const window = open({ workspace: "service", prepare: turnOffGaps });

    it("is told in the view that it has no gap, which leads on to all practices and to the report", async () => {
      await openFile(window.page, "main.py");
      await window.page.locator('[id^="roadworthy."]').first().waitFor();
      await window.run("workbench.view.extension.roadworthy");
      const view = window.page.locator(".sidebar");
      await window.run("roadworthy.showFixable");
      await waitForText(view, "There is no step left that Roadworthy can take for you.");
      await view.getByRole("button", { name: "Show Gaps" }).click();
      await waitForText(view, "Nothing that the project's stage asks for is missing.");
      await view.getByRole("button", { name: "Show All Practices" }).click();
      await waitForText(view, /of 100 · /);
      // The number of blocking gaps beside the view's icon is gone.
      assert.equal(
        await window.page.locator('.activitybar .action-item:has(a[aria-label^="Roadworthy"]) .badge-content:visible').count(),
        0,
      );
    });

    it("says why the extension is awake: its manifest", async () => {
      await runCommand(window.page, "Developer: Show Running Extensions");
      const row = window.page.locator(".runtime-extensions-editor .monaco-list-row", { hasText: "Roadworthy" });
      const hover = window.page.locator(".monaco-hover:visible");
      await actUntil(hover, async () => {
        await window.page.mouse.move(0, 0);
        await row.locator(".activation-time").hover();
      });
      assert.match(await hover.innerText(), /because file roadworthy\.yaml exists/);
      await window.page.mouse.move(0, 0);
    });
  });
}

async function manyFiles(folder: string): Promise<void> {
  await mkdir(join(folder, "lib"));
  for (let index = 0; index < FILES; index++)
    await writeFile(join(folder, "lib", `part_${index}.py`), `import sklearn\n\nvalue_${index} = ${index}\n`);
}

async function nameHostile(folder: string): Promise<void> {
  const manifest = join(folder, "roadworthy.yaml");
  await writeFile(manifest, (await readFile(manifest, "utf8")).replace("name: answers", `name: '${HOSTILE}'`));
}

/** Turns off every rule that asks for what the project lacks. */
async function turnOffGaps(folder: string): Promise<void> {
  const manifest = join(folder, "roadworthy.yaml");
  const text = await readFile(manifest, "utf8");
  const report = await runProgram(process.execPath, [
    inRepository("dist", "cli.js"),
    "check",
    folder,
    "--format",
    "json",
    "--fail-on",
    "never",
  ]);
  const rules = new Set((JSON.parse(report) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule));
  const off = [...rules].map((rule) => `    ${rule}: off\n`);
  await writeFile(manifest, `${text}checks:\n  severity:\n${off.join("")}`);
}
