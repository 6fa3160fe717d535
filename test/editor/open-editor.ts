import { type Browser, chromium, type Page } from "playwright-core";
import type { EditorServer } from "./server.js";
import type { EditorInstallation } from "./set-up.js";

export interface OpenEditorOptions {
  /** Absolute path of a folder, or of a `.code-workspace` file; nothing is opened without. */
  target?: string;
  /** Folder of the extension to run from source; the server must have been started for tests. */
  developmentPath?: string;
  /** Module whose `run()` the editor calls, in the host of the extension whose folder it lies in. */
  testsPath?: string;
  /** Each entry of the editor's and the extension hosts' console. */
  onLog?(text: string): void;
  /** Pixels of an image per pixel of the page. */
  scale?: number;
  /** Of the page. */
  size?: { width: number; height: number };
  /** The language of the extensions; the editor's own texts stay English, since their translations are packages of their own. */
  language?: string;
}

/** A window of the editor. */
export interface OpenedEditor {
  page: Page;
  /** The exit code of the tests; rejects when the page crashes. Never settles without tests. */
  exitCode: Promise<number>;
}

/** For one step of the page: a busy machine may take a while to draw its first window. */
const STEP_LIMIT_MS = 60_000;

const WINDOW = { width: 1280, height: 800 };

/** What the log says because the server is used without its native modules. */
const EXPECTED_ERRORS = /Could not locate the bindings file|Cannot find module '\.\/build\/Release\/watchdog'/;

/** Starts the browser; it reaches this machine only. */
export function launchBrowser(installation: Pick<EditorInstallation, "chromium">): Promise<Browser> {
  return chromium.launch({
    executablePath: installation.chromium,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

/** Opens a window of the editor and waits until it is drawn. */
export async function openEditor(browser: Browser, server: EditorServer, options: OpenEditorOptions): Promise<OpenedEditor> {
  const page = await browser.newPage({ viewport: options.size ?? WINDOW, deviceScaleFactor: options.scale ?? 1 });
  page.setDefaultTimeout(STEP_LIMIT_MS);
  // The variable that the editor's translated texts would set.
  if (options.language) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)};`);
  const log = (text: string) => {
    if (!EXPECTED_ERRORS.test(text)) options.onLog?.(text);
  };
  page.on("pageerror", (error) => log(`page error: ${error.stack ?? error.message}`));
  // Entries of the editor's log reach the console too, there with a colour code in front.
  page.on("console", (message) => {
    if (!message.text().startsWith("%c")) log(`${message.type()}: ${message.text()}`);
  });
  await page.exposeFunction("codeAutomationLog", (type: string, values: unknown[]) => log(`${type}: ${values.map(show).join(" ")}`));

  let exited: (code: number) => void = () => undefined;
  const exitCode = new Promise<number>((resolve, reject) => {
    exited = resolve;
    page.once("crash", () => reject(new Error("the editor's page crashed")));
  });
  exitCode.catch(() => undefined);
  await page.exposeFunction("codeAutomationExit", (code: number) => exited(code));

  await page.goto(editorAddress(server, options));
  await drawn(page);
  return { page, exitCode };
}

/** Waits until the window is there to be used. */
export async function drawn(page: Page): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar").waitFor();
}

/** The address of the editor with a folder or workspace open. */
export function editorAddress(server: EditorServer, { target, developmentPath, testsPath }: OpenEditorOptions): string {
  const origin = `127.0.0.1:${server.port}`;
  const remote = (path: string) => `vscode-remote://${origin}${path.split("/").map(encodeURIComponent).join("/")}`;
  const payload = [["skipWelcome", "true"]];
  if (developmentPath) payload.push(["extensionDevelopmentPath", remote(developmentPath)]);
  if (testsPath) payload.push(["extensionTestsPath", remote(testsPath)]);
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (target === undefined) query.set("ew", "true");
  else query.set(target.endsWith(".code-workspace") ? "workspace" : "folder", target);
  return `http://${origin}/?${query}`;
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
