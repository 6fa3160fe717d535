import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { endOnSignals } from "./end-on-signals.js";
import { launchBrowser, openEditor } from "./open-editor.js";
import { packageVsix } from "./package-vsix.js";
import { inRepository } from "./paths.js";
import { installVsix, startServer } from "./server.js";
import { ensureEditor } from "./set-up.js";
import { goTo, openFile, openProblems, openQuickFixes, pick, runCommand, shot, waitForText, webview } from "./steps.js";
import { inTemporaryFolder } from "./workspaces.js";

const EXAMPLE = inRepository("examples", "churn");

/** Pixels of an image per pixel of the window: sharp on a display of either density. */
const SCALE = 2;

const SCENARIOS: Record<string, (page: Page) => Promise<void>> = {
  problems: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await goTo(page, 29, 9);
    await waitForText(await openProblems(page), "Roadworthy");
  },
  "quick-fix": async (page) => {
    await openFile(page, "roadworthy.yaml");
    await waitForText(await openProblems(page), "Roadworthy");
    await page.locator(".view-line").first().click();
    await goTo(page, 29, 9);
    await openQuickFixes(page);
  },
  notebook: async (page) => {
    await page.keyboard.press("Control+P");
    await pick(page, "exploration.ipynb");
    await page.locator(".notebookOverlay .view-line").first().waitFor();
    await page.locator(".notebookOverlay .squiggly-warning").first().waitFor();
    await openProblems(page);
  },
  scaffold: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await page.locator('[id^="roadworthy."]').first().waitFor();
    await runCommand(page, "Roadworthy: Add Dockerfile…");
    await waitForText(page, "HEALTHCHECK");
  },
  report: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await page.locator('[id^="roadworthy."]').first().waitFor();
    await runCommand(page, "Roadworthy: Show Report");
    await waitForText(webview(page), "churn");
  },
  tooltip: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await waitForText(await openProblems(page), "Roadworthy");
    await page.locator('[id^="roadworthy."]').first().hover();
    await page.locator(".monaco-hover:visible").first().waitFor();
  },
};

/** Shows the packaged extension to a browser as a user would see it, one window and one picture per scenario. */
async function main(wanted: readonly string[]): Promise<void> {
  endOnSignals();
  const installation = await ensureEditor();
  const vsix = await packageVsix();
  await inTemporaryFolder(async (folder) => {
    const folders = { dataDir: join(folder, "data"), extensionsDir: join(folder, "extensions") };
    await installVsix(installation, folders, vsix);
    const server = await startServer(installation, { ...folders, logFile: inRepository("test-results", "screenshots", "server.log") });
    const browser = await launchBrowser(installation);
    try {
      for (const [name, scenario] of Object.entries(SCENARIOS)) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        const target = join(folder, name, "churn");
        await cp(EXAMPLE, target, { recursive: true });
        const { page } = await openEditor(browser, server, { target, scale: SCALE });
        await scenario(page);
        process.stdout.write(`${await shot(page, name)}\n`);
        await page.close();
      }
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
