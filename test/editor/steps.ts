import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { inRepository } from "./paths.js";

const SCREENSHOTS = inRepository("test-results", "screenshots");

/** Opens a file of the workspace by name, as a user would with Ctrl+P. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await pick(page, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
}

/** Runs a command by its title in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  // What still loads may take the focus, and the palette closes with it.
  for (let left = 2; ; left--) {
    await page.keyboard.press("F1");
    try {
      return await pick(page, title, ">");
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Types into the open quick pick and takes the entry of that name. */
export async function pick(page: Page, entry: string, prefix = ""): Promise<void> {
  const input = page.locator(".quick-input-widget input[type=text]:visible");
  await input.fill(prefix + entry);
  const row = page.locator(".quick-input-list .monaco-list-row").filter({ has: page.getByText(entry, { exact: true }) });
  await row.first().waitFor();
  await row.first().click({ timeout: 5_000 });
}

/** Puts the cursor at a line and column of the active editor, both counted from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press("Control+G");
  await page.locator(".quick-input-widget input[type=text]:visible").fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
}

/** Opens the menu of quick fixes at the cursor. */
export async function openQuickFixes(page: Page): Promise<Locator> {
  const menu = page.locator(".action-widget:not(.action-list-submenu-panel)");
  await actUntil(menu, () => page.keyboard.press("Control+."));
  return menu;
}

/** Acts until what that opens is to be seen: a key comes too early where nothing has the focus yet, and a click misses what still moves. */
export async function actUntil(opened: Locator, act: () => Promise<void>, timeout = 5_000): Promise<void> {
  for (let left = 25_000 / timeout; ; left--) {
    await act();
    try {
      return await opened.waitFor({ timeout });
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}

/** Shows the problems panel. */
export async function openProblems(page: Page): Promise<Locator> {
  await page.keyboard.press("Control+Shift+M");
  const panel = page.locator(".markers-panel");
  await panel.waitFor();
  return panel;
}

/** The page inside the webview that was opened last; while it is replaced, the one that is still shown. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready >> nth=-1").frameLocator("#active-frame");
}

/** Waits until a text is to be seen. */
export async function waitForText(place: Page | Locator | FrameLocator, text: string | RegExp): Promise<void> {
  await place.getByText(text).first().waitFor();
}

/** Entries of the status bar that only an editor in a browser has. */
const WITHOUT_BROWSER_ENTRIES = '[id="status.forwardedPorts"], [id="status.workbench.keyboardLayout"] { display: none !important }';

/** Saves what the window shows as `test-results/screenshots/<name>.png`. */
export async function shot(page: Page, name: string): Promise<string> {
  await mkdir(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name}.png`);
  await writeFile(path, await picture(page));
  return path;
}

/** What the window shows, as PNG. */
export function picture(page: Page): Promise<Buffer> {
  return page.screenshot({ style: WITHOUT_BROWSER_ENTRIES, animations: "disabled", caret: "hide" });
}
