import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { endOnSignals } from "./end-on-signals.js";
import { launchBrowser, openEditor } from "./open-editor.js";
import { packageVsix } from "./package-vsix.js";
import { inRepository } from "./paths.js";
import { playAgain } from "./play-again.js";
import { installVsix, startServer } from "./server.js";
import { ensureEditor } from "./set-up.js";
import { actUntil, goTo, openFile, openProblems, openQuickFixes, pick, runCommand, shot, waitForText, webview } from "./steps.js";
import { THEMES } from "./themes.js";
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
  "report-practices": async (page) => {
    await SCENARIOS.report?.(page);
    await waitForText(webview(page), "Next best steps");
    await webview(page)
      .getByRole("heading", { name: /^Evaluation/ })
      .scrollIntoViewIfNeeded();
    await webview(page)
      .getByRole("heading", { name: /^Serving/ })
      .scrollIntoViewIfNeeded();
  },
  tests: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await page.locator('[id^="roadworthy."]').first().waitFor();
    await runCommand(page, "Testing: Focus on Test Explorer View");
    await waitForText(page.locator(".sidebar"), "churn");
    await runCommand(page, "Test: Run All Tests");
    await page
      .locator(".sidebar .result-summary")
      .getByText(/^\d+\/\d+$/)
      .waitFor();
    await page.locator(".sidebar .monaco-list-row").first().click();
    await openDown(page, 1);
  },
  practices: async (page) => {
    await openPractices(page);
    await openDown(page, 3);
    await page.locator(".pane-body .monaco-list-row.focused").hover();
  },
  "all-practices": async (page) => {
    await openPractices(page);
    const all = page.getByText("Show All Practices", { exact: true }).first();
    await actUntil(page.locator(".sidebar").getByText("All practices").first(), async () => {
      await actUntil(all, () => page.locator('.sidebar [aria-label^="Filter Practices"]').first().click());
      // A menu that still moves takes no click.
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
    });
    await runCommand(page, "Roadworthy: Show Practices");
    await openDown(page, 2);
  },
  "no-manifest": async (page) => {
    await page.keyboard.press("Control+P");
    await pick(page, "README.md");
    await runCommand(page, "View: Show Roadworthy");
    await waitForText(page.locator(".sidebar"), "Create Manifest");
  },
  waive: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await waitForText(await openProblems(page), "Roadworthy");
    await runCommand(page, "Roadworthy: Waive a Rule…");
    await waitForText(page.locator(".quick-input-list"), "serving/health");
    await page.keyboard.press("Enter");
    await waitForText(page, "Why may it wait?");
    await page.keyboard.type("One tenant and one replica until the second quarter");
    await page.keyboard.press("Enter");
    await waitForText(page, "For 30 days");
  },
  walkthrough: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await waitForText(await openProblems(page), "Roadworthy");
    await runCommand(page, "Welcome: Open Walkthrough...");
    await pick(page, "Get an ML project ready for the road");
    await page.locator('[data-done-step-id$="#manifest"].complete').waitFor();
  },
  hover: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await waitForText(await openProblems(page), "Roadworthy");
    await page.keyboard.press("Control+J");
    await goTo(page, 40, 3);
    // What is drawn after the hover would close it.
    await waitForText(page.locator(".view-lines"), "api.py:35");
    const hover = page.locator(".monaco-hover:visible");
    await actUntil(hover, async () => {
      await page.keyboard.press("Control+K");
      await page.keyboard.press("Control+I");
    });
    await waitForText(hover, "points");
  },
  completion: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await page.locator('[id^="roadworthy."]').first().waitFor();
    await goTo(page, 29, 9);
    await page.keyboard.press("Shift+End");
    await page.keyboard.press("Delete");
    const suggestions = page.locator(".suggest-widget.visible");
    await actUntil(suggestions, () => page.keyboard.press("Control+Space"));
    await waitForText(suggestions, "mlflow");
  },
  "broken-manifest": async (page) => {
    await openFile(page, "roadworthy.yaml");
    await page.locator('[id^="roadworthy."]').first().waitFor();
    await runCommand(page, "View: Show Roadworthy");
    await openFile(page, "roadworthy.yaml");
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("[ ");
    await waitForText(page.locator(".sidebar"), "The manifest cannot be read");
  },
  tooltip: async (page) => {
    await openFile(page, "roadworthy.yaml");
    await waitForText(await openProblems(page), "Roadworthy");
    await page.locator('[id^="roadworthy."]').first().hover();
    await page.locator(".monaco-hover:visible").first().waitFor();
  },
};

/** Shows the view of practices with its first node focused. */
async function openPractices(page: Page): Promise<void> {
  await openFile(page, "roadworthy.yaml");
  await waitForText(await openProblems(page), "Roadworthy");
  await page.keyboard.press("Control+J");
  await runCommand(page, "Roadworthy: Show Practices");
  await page.locator(".pane-body .monaco-list-row.focused").waitFor();
}

/** Opens the first node below the focused one, the first below that, and so on, by keyboard. */
async function openDown(page: Page, levels: number): Promise<void> {
  for (let level = 0; level < levels; level++) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(300);
  }
}

/** What is off until it is asked for. */
const SETTINGS = { "roadworthy.testExplorer.enabled": true, "roadworthy.manifest.badge": true };

/** Scenarios that begin without a manifest. */
const WITHOUT_MANIFEST = ["no-manifest"];

/** Shows the packaged extension to a browser as a user would see it, one window and one picture per scenario, and per theme where all are asked for. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { themes: { type: "boolean" } }, allowPositionals: true });
  endOnSignals();
  const installation = await ensureEditor();
  const vsix = await packageVsix();
  await inTemporaryFolder(async (folder) => {
    const browser = await launchBrowser(installation);
    try {
      for (const [theme, name] of Object.entries(THEMES)) {
        if (theme !== "dark" && !values.themes) continue;
        const folders = { dataDir: join(folder, theme, "data"), extensionsDir: join(folder, theme, "extensions") };
        await installVsix(installation, folders, vsix);
        const logFile = inRepository("test-results", "screenshots", `server-${theme}.log`);
        const server = await startServer(installation, { ...folders, logFile, settings: { ...SETTINGS, "workbench.colorTheme": name } });
        try {
          for (const [scenario, play] of Object.entries(SCENARIOS)) {
            if (positionals.length > 0 && !positionals.includes(scenario)) continue;
            let played = 0;
            const once = async () => {
              const target = join(folder, theme, scenario, String(played++), "churn");
              await cp(EXAMPLE, target, { recursive: true });
              if (WITHOUT_MANIFEST.includes(scenario)) await rm(join(target, "roadworthy.yaml"));
              const { page } = await openEditor(browser, server, { target, scale: SCALE });
              const failure = await play(page).catch((error: Error) => error);
              print(await shot(page, theme === "dark" ? scenario : `${scenario}-${theme}`));
              await page.close();
              return failure;
            };
            const failure = await playAgain(once, (error) => (error ? [{ title: scenario, error: String(error.stack) }] : []), print);
            if (failure) throw failure;
          }
        } finally {
          await server.stop();
        }
      }
    } finally {
      await browser.close();
    }
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
