import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { nextActions, Session } from "../../src/engine/index.js";
import type { ReportLanguage } from "../../src/formats/report-body.js";
import { english } from "../../src/text/localization.js";
import { linkedCommands } from "../../src/vscode/places/command-link.js";
import type { EditorProject } from "../../src/vscode/projects/editor-project.js";
import { reportHtml } from "../../src/vscode/report/report-html.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

/** The page of a workspace, as the panel would show it. */
async function pageOf(files: Record<string, string>, language: ReportLanguage = { tag: "en", l10n: english }): Promise<string> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const report = session.report("", "2026-01-31");
  const uri = { path: "/home-of/churn", toString: () => "file:///home-of/churn" };
  const project = { uri, report, snapshot: session.snapshot } as unknown as EditorProject;
  return reportHtml(project, nextActions(session.snapshot, report), {
    source: "https://files.example",
    stylesheet: "https://files.example/report.css",
    language,
  });
}

const manifest = (name: string) =>
  `version: 1\nproject:\n  name: '${name}'\n  kind: [classic-ml]\n  stage: pilot\nevals:\n  - { name: q, dataset: missing.jsonl, command: pytest }\n`;

describe("the report's page", () => {
  it("shows the score, every area that counts, and each finding with its step", async () => {
    const page = await pageOf({ "roadworthy.yaml": manifest("churn"), "train.py": "import sklearn\n" });
    assert.match(page, /<h1>churn<\/h1>/);
    assert.match(page, /<strong>\d+<\/strong> of 100/);
    assert.match(page, /<code>missing\.jsonl<\/code> is declared but does not exist/);
    assert.match(page, /href="command:roadworthy\.applyFix\?/);
  });

  it("is in the editor's language, all but what rules say, which is marked as English", async () => {
    const bundle: Record<string, string> = JSON.parse(readFileSync("l10n/bundle.l10n.de.json", "utf8"));
    const german = { t: (message: string, ...args: (string | number)[]) => english.t(bundle[message] ?? message, ...args) };
    const files = { "roadworthy.yaml": manifest("churn"), "train.py": "import sklearn\n" };
    const page = await pageOf(files, { tag: "de", l10n: german });
    assert.match(page, /<html lang="de">/);
    assert.match(page, /<strong>\d+<\/strong> von 100 /);
    assert.match(page, />\+\d+,\d</);
    // What is left when texts that are marked as English are taken out.
    const rest = page
      .replace(/<head>[\s\S]*<\/head>/, "")
      .replace(/<(p|td|th|ul|span)\b[^>]*\blang="en">[\s\S]*?<\/\1>/g, "")
      .replace("ML Test Score", "")
      .replace(/<code>[^<]*<\/code>|<[^>]*>|&#\d+;/g, " ");
    assert.doesNotMatch(rest, /\b(?:the|of|and|is|are|what|would|points?|score|gaps?|step|missing|met|claimed|wired|present|proven)\b/i);
    const plain = await pageOf(files);
    assert.doesNotMatch(plain, /<p lang|<span lang/);
  });

  it("lets nothing of the workspace become markup", async () => {
    const page = await pageOf({
      "roadworthy.yaml": manifest(hostile),
      [`notes/${hostile.replaceAll("/", "")}.py`]: "import openai\nopenai.OpenAI()\n",
    });
    assert.doesNotMatch(page, /<script|<img/i);
    assert.match(page, /&#60;script&#62;/);
  });

  it("needs no script, no inline style and nothing from elsewhere", async () => {
    const page = await pageOf({ "roadworthy.yaml": manifest("churn") });
    assert.match(page, /content="default-src 'none'; style-src https:\/\/files\.example"/);
    assert.doesNotMatch(page, /<script|\sstyle=|\son\w+=/i);
    const targets = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target]) => target ?? "");
    const allowed = [/^https:\/\/files\.example\/report\.css$/, /^#[\w-]+$/, /^command:/];
    assert.deepEqual(
      targets.filter((target) => !allowed.some((pattern) => pattern.test(target))),
      [],
    );
  });

  it("links to commands that it may run, and to no others", async () => {
    const page = await pageOf({ "roadworthy.yaml": manifest("churn"), "train.py": "import sklearn\n" });
    const commands = [...page.matchAll(/"command:([\w.]+)/g)].map(([, command]) => command);
    assert.ok(commands.length > 5);
    assert.deepEqual(
      commands.filter((command) => !linkedCommands.some((allowed) => allowed === command)),
      [],
    );
  });
});
