import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { badge } from "../../src/formats/badge.js";
import { html } from "../../src/formats/html.js";
import { launchBrowser } from "../editor/open-editor.js";
import { ensureBrowser } from "../editor/set-up.js";
import { hostile, inputOf, manifest, richWorkspace } from "../formats/input-of.js";
import { checkout } from "../upkeep/derived-files.js";
import { pipelineTools } from "./pipeline-tools.js";

/** Where the pages' pictures are kept, to be looked at. */
const pictures = join(checkout, "test-results/pages");

describe("pages in a real browser", function () {
  this.timeout(300_000);
  let browser: Browser;
  let folder: string;
  before(async () => {
    pipelineTools.ensure();
    browser = await launchBrowser({ chromium: await ensureBrowser() });
    mkdirSync(pictures, { recursive: true });
  });
  after(() => browser?.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-page-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Opens a file as a person would, noting what it asks for and what goes wrong. */
  async function open(
    name: string,
    text: string,
    colorScheme: "light" | "dark" = "light",
  ): Promise<{ page: Page; asked: string[]; errors: string[] }> {
    const file = join(folder, name);
    writeFileSync(file, text);
    const page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 900 } });
    const asked: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("dialog", (dialog) => {
      errors.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href);
    return { page, asked, errors };
  }

  /** What axe has against a page, as `rule: element`. */
  async function violations(page: Page): Promise<readonly string[]> {
    // Not as an element: the page's policy admits no script, and stays in force.
    await page.evaluate(readFileSync(pipelineTools.path("axe-core/axe.min.js"), "utf8"));
    const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>("axe.run()");
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }

  for (const scheme of ["light", "dark"] as const)
    it(`the HTML report has nothing that axe finds fault with, asks for nothing, and fits its window (${scheme})`, async () => {
      const text = html([await inputOf(richWorkspace), await inputOf({ "roadworthy.yaml": manifest(hostile) })]);
      const { page, asked, errors } = await open("report.html", text, scheme);
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
      assert.deepEqual(await violations(page), []);
      assert.deepEqual([asked.filter((url) => !url.startsWith("file:")), errors], [[], []]);
      assert.equal(asked.length, 1);
      await page.screenshot({ path: join(pictures, `report-${scheme}.png`) });
      await page.setViewportSize({ width: 360, height: 700 });
      const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      await page.screenshot({ path: join(pictures, `report-${scheme}-narrow.png`) });
      assert(overflow <= 0, `${overflow} px wider than a phone`);
      await page.close();
    });

  it("axe would find a fault", async () => {
    const text = html([await inputOf(richWorkspace)]).replace('<html lang="en">', "<html>");
    const { page } = await open("report.html", text);
    assert.match((await violations(page)).join(), /html-has-lang/);
    await page.close();
  });

  it("the badge is drawn, and is called what it says", async () => {
    const input = await inputOf(richWorkspace);
    const { page, errors } = await open("badge.svg", badge([input]));
    const texts = "[...document.querySelectorAll('text')]";
    const width = await page.evaluate<number>(`${texts}.reduce((sum, text) => sum + text.getBoundingClientRect().width, 0)`);
    const name = await page.locator("svg").getAttribute("aria-label");
    assert(width > 60);
    assert.equal(name, `Production readiness: ${input.report.score.value} of 100, ${input.report.score.level}`);
    assert.deepEqual(errors, []);
    await page.screenshot({ path: join(pictures, "badge.png"), clip: { x: 0, y: 0, width: 160, height: 30 } });
    await page.close();
  });
});
