import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { type Frame, pictureEncoder } from "./encode-pictures.js";
import { endOnSignals } from "./end-on-signals.js";
import { launchBrowser, openEditor } from "./open-editor.js";
import { packageVsix } from "./package-vsix.js";
import { inRepository } from "./paths.js";
import { type EditorServer, installVsix, startServer } from "./server.js";
import { ensureEditor } from "./set-up.js";
import { goTo, openFile, openProblems, openQuickFixes, picture, waitForText } from "./steps.js";
import { THEMES } from "./themes.js";
import { inTemporaryFolder } from "./workspaces.js";

const EXAMPLE = inRepository("examples", "churn");

/** Room for what the pictures are about. */
const SETTINGS = {
  "workbench.colorTheme": THEMES.light,
  "breadcrumbs.enabled": false,
  "editor.fontSize": 13,
  "editor.lineHeight": 18,
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
};

/** Where the pointer touches nothing that answers: an empty part of the activity bar. */
const IDLE = { x: 25, y: 480 };

const SCORE = '[id^="roadworthy."]';

/** The README's first picture: what the manifest claims, what the code shows, and what follows. */
async function overview(page: Page): Promise<Buffer> {
  await openProblems(page);
  await openExample(page);
  await widen(page, "bottom", 122);
  await widen(page, "left", 130);
  await findCommand(page, "Roadworthy: Show Practices");
  await page.keyboard.press("Enter");
  await expand(page, "Reproducibility");
  await expand(page, "Training runs are tracked");
  await page.keyboard.press("Control+1");
  await goToClaim(page);
  await settle(page);
  return picture(page);
}

/** From a gap to a better score. */
async function gapToScore(page: Page): Promise<Frame[]> {
  const frames: Frame[] = [];
  const keep = async (shown: number) => {
    await settle(page);
    frames.push({ png: await picture(page), shown });
  };
  await openExample(page);
  await goToClaim(page);
  await keep(1200);
  await page.keyboard.press("Control+K");
  await page.keyboard.press("Control+I");
  await waitForText(page.locator(".monaco-hover:visible"), "The manifest names");
  await keep(1800);
  await page.keyboard.press("Escape");
  const before = await scoreOf(page);
  await openQuickFixes(page);
  await keep(1200);
  await page.keyboard.press("Enter");
  await changeOf(page, before);
  await keep(1200);
  const mended = await scoreOf(page);
  await findCommand(page, "Roadworthy: Take the Next Best Step…");
  await keep(1000);
  await page.keyboard.press("Enter");
  await waitForText(page.locator(".quick-input-list"), "Apply");
  const promised = /\d+ → \d+/.exec(await page.locator(".quick-input-list").innerText())?.[0] ?? "no score";
  await keep(2000);
  await page.keyboard.press("Enter");
  await changeOf(page, mended);
  await waitForText(page.locator(".statusbar"), promised);
  await keep(1300);
  await openFile(page, "roadworthy.yaml");
  await toTop(page);
  await keep(2000);
  return frames;
}

async function openExample(page: Page): Promise<void> {
  await openFile(page, "roadworthy.yaml");
  await page.locator(SCORE).first().waitFor();
  await page.locator(".codelens-decoration a").first().waitFor();
  await page.mouse.move(IDLE.x, IDLE.y);
}

/** To the claim that the code contradicts, with the lens above the first line in view. */
async function goToClaim(page: Page): Promise<void> {
  await goTo(page, 29, 10);
  await toTop(page);
}

async function toTop(page: Page): Promise<void> {
  for (let line = 0; line < 40; line++) await page.keyboard.press("Control+ArrowUp");
}

/** Types a command's title into the palette; without the pointer, which would leave something hovered. */
async function findCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input[type=text]:visible").fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row.focused").getByText(title, { exact: true }).first().waitFor();
}

async function scoreOf(page: Page): Promise<string> {
  return (await page.locator(SCORE).first().textContent()) ?? "";
}

async function changeOf(page: Page, score: string): Promise<void> {
  await page.locator(SCORE).filter({ hasNotText: score.trim() }).first().waitFor();
}

/** Opens a node of the tree of practices, below the focused one, by keyboard. Throws when it is not among the next few. */
async function expand(page: Page, label: string): Promise<void> {
  const focused = page.locator(".sidebar .monaco-list-row.focused:visible");
  await focused.first().waitFor();
  for (let passed = 0; !(await focused.first().innerText()).includes(label); passed++) {
    if (passed > 30) throw new Error(`The tree shows no ${label}.`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(300);
}

/** Moves the border at an edge of the editor's area by so many pixels. */
async function widen(page: Page, edge: "left" | "bottom", by: number): Promise<void> {
  const area = await page.locator(".part.editor").boundingBox();
  if (!area) throw new Error("The window shows no editor.");
  const [x, y] = edge === "left" ? [area.x - 2, area.y + area.height / 3] : [area.x + area.width / 3, area.y + area.height];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(edge === "left" ? x + by : x, edge === "left" ? y : y + by, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(IDLE.x, IDLE.y);
}

/** Waits until the editor has drawn what it computes after a change: squiggles, hints, the lens. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(1500);
}

async function inWindow<T>(
  browser: Browser,
  server: EditorServer,
  folder: string,
  view: View,
  play: (page: Page) => Promise<T>,
): Promise<T> {
  const target = join(folder, view.name, "churn");
  await cp(EXAMPLE, target, { recursive: true });
  const { page } = await openEditor(browser, server, { target, ...view });
  try {
    return await play(page);
  } catch (error) {
    await page.screenshot({ path: inRepository("test-results", `${view.name}.png`) });
    throw error;
  } finally {
    await page.close();
  }
}

interface View {
  name: string;
  scale: number;
  size: { width: number; height: number };
}

const OVERVIEW: View = { name: "overview", scale: 2, size: { width: 1400, height: 900 } };
const GAP_TO_SCORE: View = { name: "gap-to-score", scale: 1, size: { width: 1100, height: 740 } };

/** Takes the README's picture and its animation anew, from the packaged extension as a user sees it. */
async function main(): Promise<void> {
  endOnSignals();
  const installation = await ensureEditor();
  const [vsix, encoder] = [await packageVsix(), await pictureEncoder()];
  await inTemporaryFolder(async (folder) => {
    const browser = await launchBrowser(installation);
    try {
      const folders = { dataDir: join(folder, "data"), extensionsDir: join(folder, "extensions") };
      await installVsix(installation, folders, vsix);
      const logFile = inRepository("test-results", "pictures.log");
      const server = await startServer(installation, { ...folders, logFile, settings: SETTINGS });
      try {
        await encoder.writePng(await inWindow(browser, server, folder, OVERVIEW, overview), inRepository("media", "screenshot.png"));
        await encoder.writeGif(
          await inWindow(browser, server, folder, GAP_TO_SCORE, gapToScore),
          inRepository("media", "gap-to-score.gif"),
        );
      } finally {
        await server.stop();
      }
    } finally {
      await browser.close();
    }
  });
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
