import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { markdown } from "../../src/formats/markdown.js";
import { toReportJson } from "../../src/formats/to-report-json.js";
import type { Finding } from "../../src/report/outcome.js";
import { inputOf, manifest, richWorkspace } from "../formats/input-of.js";
import { pipelineTools } from "./pipeline-tools.js";

const texts = [
  '"><script>alert(1)</script><img src=x onerror=alert(1)>',
  "[a](http://evil.example) ![b](http://evil.example/b.png) <http://evil.example> http://evil.example www.evil.example",
  "@team/admins a@evil.example #1 GH-1 owner/repo#12 </details> <!-- --> | a | b | `code | x` ``` ~~~",
  "# heading\n- [ ] item\n[x]: http://evil.example\n\n---\n&lt;b&gt; \\` \\| $x$ ~~gone~~ **bold**",
];

/** A page as a reader of GitHub's Markdown makes it (micromark is held to the examples of cmark-gfm). */
async function rendered(text: string): Promise<string> {
  const require = createRequire(pipelineTools.path("index.js"));
  const load = (name: string) => import(pathToFileURL(require.resolve(name)).href);
  const { micromark } = await load("micromark");
  const { gfm, gfmHtml } = await load("micromark-extension-gfm");
  return micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

describe("the Markdown summary, as it is read", function () {
  this.timeout(120_000);
  before(() => pipelineTools.ensure());

  for (const text of texts)
    it(`shows a text of the workspace as it is: ${text.slice(0, 30)}`, async () => {
      const input = await inputOf({ "roadworthy.yaml": manifest("x") });
      const findings = input.report.findings.map(
        (one, index): Finding => ({ ...one, message: text, ...(index % 2 === 0 && { known: true }) }),
      );
      const { project } = input.report;
      const named = { ...project, manifest: { ...project.manifest, value: { ...project.manifest.value, project: { name: text } } } };
      const summary = markdown([{ ...input, notes: [text], report: { ...input.report, project: named, findings } }], {
        base: { label: text, reports: [toReportJson({ ...input, report: { ...input.report, project: named } })] },
      });
      const page = await rendered(summary);
      assert.doesNotMatch(page, /<(?:script|img|b|del|h1|input|hr|strong>bold)/);
      const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target ?? "");
      assert(
        targets.length > 5 && targets.every((target) => target.startsWith("https://github.com/roadworthy/roadworthy/blob/main/docs/")),
      );
      // Code is left alone by what makes links of names and numbers.
      const prose = page.replace(/<code>[\s\S]*?<\/code>|<a [^>]*>|<!-- roadworthy -->/g, "");
      assert.doesNotMatch(prose, /@\w|#\d|GH-\d|:\/\/|\bwww\./i);
      const rows = [...page.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) => row.match(/<t[dh]/g)?.length ?? 0);
      assert(rows.length > 10 && rows.every((cells) => cells >= 2 && cells <= 4));
      assert.equal(page.match(/<details>/g)?.length, page.match(/<\/details>/g)?.length);
      const opened = [...page.matchAll(/<summary>[^<]*<\/summary>/g)].length;
      assert.equal(opened, page.match(/<details>/g)?.length);
    });

  it("has tables and collapsed parts", async () => {
    const page = await rendered(markdown([await inputOf(richWorkspace)], {}));
    assert.match(page, /<table>[\s\S]*<td>error<\/td>/);
    assert.match(page, /<li>[^<]*(?:<[^>]+>[^<]*)*<code>roadworthy add/);
  });
});
