import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { endOnSignals } from "./end-on-signals.js";
import { launchBrowser, openEditor } from "./open-editor.js";
import { inRepository } from "./paths.js";
import { runProgram } from "./run-program.js";
import { startServer } from "./server.js";
import { ensureEditor } from "./set-up.js";
import { openFile, runCommand, shot, waitForText, webview } from "./steps.js";
import { THEMES } from "./themes.js";
import { copyWorkspace, inTemporaryFolder } from "./workspaces.js";

/** What axe finds fault with. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What is asked of a page: WCAG 2.2 at level AA, and what axe holds to be good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs axe in a page that has been drawn. */
async function violationsIn(page: Page, axe: string): Promise<readonly Violation[]> {
  await page.evaluate(axe);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ["violations"] }).then(({ violations }) => violations)`;
  return page.evaluate(run);
}

/** Opens every part of the page that is folded away, so that it is looked at too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
}

/**
 * The report as its webview has drawn it, with the theme's variables, in a page of its own: scripts do not run in the webview, not even axe.
 * The style, which only the editor serves, is put in its place.
 */
async function copyOfReport(browser: Browser, editor: Page): Promise<Page> {
  const drawn = await (await webview(editor).locator("body").elementHandle())?.ownerFrame();
  if (!drawn) throw new Error("the report has no frame");
  const style = await readFile(inRepository("media", "report.css"), "utf8");
  const html = (await drawn.content())
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, "")
    .replace(/<link rel="stylesheet"[^>]*>/, `<style>html { background: var(--vscode-editor-background); }\n${style}</style>`);
  const page = await browser.newPage();
  await page.setContent(html);
  return page;
}

let passed = 0;
let failed = 0;

function report(title: string, violations: readonly Violation[]): void {
  if (violations.length === 0) {
    passed++;
    process.stdout.write(`  ✔ ${title}\n`);
    return;
  }
  failed++;
  process.stdout.write(`  ✖ ${title}\n`);
  for (const { help, id, nodes } of violations) {
    process.stdout.write(`      ${id}: ${help} (${nodes.length})\n`);
    for (const { failureSummary, html } of nodes.slice(0, 3))
      process.stdout.write(`        ${html.slice(0, 200)}\n        ${failureSummary?.replace(/\n\s*/g, " ") ?? ""}\n`);
  }
}

/** The report in the editor in each of its themes, and as a page of its own in a browser, light and dark, held against axe. */
async function main(): Promise<void> {
  endOnSignals();
  const installation = await ensureEditor();
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const browser = await launchBrowser(installation);
  try {
    await inTemporaryFolder(async (folder) => {
      const target = await copyWorkspace("problems", folder);
      for (const [theme, name] of Object.entries(THEMES)) {
        const folders = { dataDir: join(folder, theme), extensionsDir: join(folder, `${theme}-extensions`) };
        const logFile = inRepository("test-results", "accessibility", `${theme}.log`);
        const settings = { "workbench.colorTheme": name };
        const server = await startServer(installation, { ...folders, logFile, settings, forTests: true });
        try {
          const { page } = await openEditor(browser, server, { target, developmentPath: inRepository() });
          await openFile(page, "roadworthy.yaml");
          await page.locator('[id^="roadworthy."]').first().waitFor();
          await runCommand(page, "Roadworthy: Show Report");
          await waitForText(webview(page), "Next best steps");
          const copy = await copyOfReport(browser, page);
          await unfold(copy);
          report(`the report in the editor, ${name}`, await violationsIn(copy, axe));
          await shot(copy, `report-unfolded-${theme}`);
          await page.close();
        } finally {
          await server.stop();
        }
      }
      const html = await runProgram(process.execPath, [
        inRepository("dist", "cli.js"),
        "check",
        target,
        "--format",
        "html",
        "--fail-on",
        "never",
      ]);
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ colorScheme });
        await page.setContent(html);
        await unfold(page);
        report(`the report as a page, ${colorScheme}`, await violationsIn(page, axe));
        await page.close();
      }
    });
  } finally {
    await browser.close();
  }
  process.stdout.write(`\n${passed} passing, ${failed} failing\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
