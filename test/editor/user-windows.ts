import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { drawn, openEditor } from "./open-editor.js";
import { inRepository } from "./paths.js";
import { type EditorServer, installVsix, startServer } from "./server.js";
import type { EditorInstallation } from "./set-up.js";
import { standInsOf } from "./stand-ins.js";
import { actUntil } from "./steps.js";
import { withinLimit } from "./within-limit.js";
import { copyExample, copyWorkspace } from "./workspaces.js";

export interface UserWindowOptions {
  /** The name of the workspace that is opened; no folder is without. */
  workspace?: string;
  /** The name of the example that is opened instead. */
  example?: string;
  /** The language of the extension; English without. */
  language?: string;
  /** Prepares the copy of the workspace before it is opened. */
  prepare?(folder: string): Promise<void>;
}

/** A window of the editor as a user has it before them: with the installed package, without a driver, its notifications and dialogs on screen. */
export interface UserWindow {
  /** Throws before the suite's tests run. */
  readonly page: Page;
  /** Absolute path of what is open. */
  readonly folder: string;
  /** Runs a command by a key that the user has bound to it, whether or not the palette offers it. */
  run(command: string): Promise<void>;
  /** Sets what only the user's machine may set, for all windows. */
  setOnMachine(settings: object): Promise<void>;
  /** Loads the window anew. */
  reload(): Promise<void>;
}

/** Opens a window for the tests of a suite, and closes it after them. */
export type OpenUserWindow = (options: UserWindowOptions) => UserWindow;

/** For one step, so that a test says which one failed. */
const STEP_LIMIT_MS = 30_000;

const KEYS = [..."abcdefghijklmnopqrstuvwxyz0123456789", "F7", "F8"];

/** The editor's own commands that suites use. */
const OWN_COMMANDS = [
  "notifications.clearAll",
  "notifications.hideList",
  "notifications.showList",
  "workbench.action.files.revert",
  "workbench.action.files.save",
  "workbench.action.reloadWindow",
  "workbench.mcp.listServer",
  "workbench.view.extension.roadworthy",
];

/** What windows are opened with: one server, with a key for each of the extension's commands. */
export interface UserWindows {
  /** To be called inside a suite. */
  readonly open: OpenUserWindow;
  stop(): Promise<void>;
}

/** Starts a server with the package installed. */
export async function startUserWindows(
  installation: EditorInstallation,
  browser: Browser,
  vsix: string,
  commands: readonly string[],
  folder: string,
): Promise<UserWindows> {
  const folders = { dataDir: join(folder, "data"), extensionsDir: join(folder, "extensions") };
  await installVsix(installation, folders, vsix);
  const machineSettings = join(folders.dataDir, "data", "Machine", "settings.json");
  await mkdir(dirname(machineSettings), { recursive: true });
  const standIns = await standInsOf("user");
  await standIns.installIn(folders.extensionsDir);
  const keys = new Map([...commands, ...OWN_COMMANDS].map((command, index) => [command, keyOf(index)]));
  const keybindings = [...keys].map(([command, key]) => ({ key: key.replace("Control", "ctrl").toLowerCase(), command }));
  const logFile = inRepository("test-results", "editor", "user.server.log");
  const server = await startServer(installation, { ...folders, logFile, keybindings });
  let opened = 0;
  const press = (page: Page, command: string) => {
    const key = keys.get(command);
    if (key === undefined) throw new Error(`no key is bound to ${command}`);
    return page.keyboard.press(key);
  };
  /** The user's keys are read a moment after the window is drawn. */
  const keysRead = async (page: Page) => {
    const notifications = page.locator(".notifications-center.visible");
    await actUntil(notifications, () => press(page, "notifications.showList"), 500);
    await press(page, "notifications.hideList");
    await notifications.waitFor({ state: "detached" });
  };

  const open: OpenUserWindow = (options) => {
    let page: Page | undefined;
    let target = "";
    before("opens a window", async () => {
      const into = join(folder, String(opened++));
      await rm(machineSettings, { force: true });
      if (options.workspace !== undefined) target = await copyWorkspace(options.workspace, into);
      if (options.example !== undefined) target = await copyExample(options.example, into);
      if (target !== "") await options.prepare?.(target);
      page = await openPage(browser, server, target, options.language);
      await keysRead(page);
    });
    afterEach("keeps a picture of what failed", async function () {
      if (this.currentTest?.state !== "failed") return;
      const name = this.currentTest.titlePath().join(" ").replace(/\W+/g, "-").slice(0, 100);
      await page?.screenshot({ path: inRepository("test-results", "editor", `user.${name}.png`) });
      // Of a run whose pictures are lost, the log has this at least.
      if (page && this.currentTest.err) this.currentTest.err.stack += `\n${await textOnScreen(page)}`;
    });
    after("closes it", () => page?.close());
    const current = () => {
      if (!page) throw new Error("the window is not open");
      return page;
    };
    return {
      get page() {
        return current();
      },
      get folder() {
        return target;
      },
      run: (command) => press(current(), command),
      setOnMachine: (settings) => writeFile(machineSettings, JSON.stringify(settings)),
      async reload() {
        // The editor's own way, in which it writes down first what it will need.
        await Promise.all([current().waitForEvent("load"), press(current(), "workbench.action.reloadWindow")]);
        await drawn(current());
        await keysRead(current());
      },
    };
  };
  return { open, stop: () => server.stop() };
}

async function openPage(browser: Browser, server: EditorServer, target: string, language: string | undefined): Promise<Page> {
  const { page } = await openEditor(browser, server, { ...(target && { target }), ...(language && { language }) });
  page.setDefaultTimeout(STEP_LIMIT_MS);
  return page;
}

/** What the window and each of its frames say, in a few lines. */
async function textOnScreen(page: Page): Promise<string> {
  const texts = page.frames().map(async (frame) => {
    const text = await withinLimit(frame.locator("body").innerText({ timeout: 2_000 }), 3_000, "it does not answer").catch(String);
    return `on screen in ${frame.name() || "the window"}: ${text.replace(/\s+/g, " ").slice(0, 600)}`;
  });
  return (await Promise.all(texts)).join("\n");
}

function keyOf(index: number): string {
  const key = KEYS[index];
  if (key === undefined) throw new Error("there are more commands than keys");
  return `Control+Alt+Shift+${key}`;
}
