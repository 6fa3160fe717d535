import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { main } from "../../src/cli/main.js";
import type { ReportJson } from "../../src/formats/report-schema.js";
import { checkout } from "../upkeep/derived-files.js";
import { useFakeEditor } from "./fake/use-fake-editor.js";
import type * as FakeEditor from "./fake/vscode.js";

/** All fixtures take minutes; for each rule a failing one is looked at here. `ROADWORTHY_PARITY=all` looks at all. */
const all = process.env.ROADWORTHY_PARITY === "all";
const date = new Date().toISOString().slice(0, 10);

function workspaces(): string[] {
  const rules = folders("test/rules").flatMap(folders);
  const fixtures = rules.flatMap((rule) => (all ? folders(rule) : folders(rule).filter((path) => /[/\\]bad$/.test(path))));
  return [...folders("examples"), ...fixtures].filter((path) =>
    ["yaml", "yml"].some((end) => existsSync(join(checkout, path, `roadworthy.${end}`))),
  );
}

function folders(folder: string): string[] {
  return readdirSync(join(checkout, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

type Start = (log: never) => { readonly dispose: () => void; settle(): Promise<void> };

describe("the editor and the command line", () => {
  let editor: typeof FakeEditor;
  let followProjects: typeof import("../../src/vscode/projects/projects.js").followProjects;
  let showDiagnostics: typeof import("../../src/vscode/findings/diagnostics.js").showDiagnostics;

  before(async () => {
    useFakeEditor();
    editor = (await import("vscode" as string)) as typeof FakeEditor;
    ({ followProjects } = await import("../../src/vscode/projects/projects.js"));
    ({ showDiagnostics } = await import("../../src/vscode/findings/diagnostics.js"));
  });

  for (const workspace of workspaces()) {
    it(`find the same in ${workspace}`, async () => {
      const expected = await onCommandLine(workspace);
      assert.deepEqual(await inEditor(workspace, expected.length), expected);
    });
  }

  /** The Problems list of a folder, each problem as a line, once it has as many as are expected. */
  async function inEditor(workspace: string, expected: number): Promise<string[]> {
    editor.openFolder(join(checkout, workspace));
    const failures: string[] = [];
    const log = {
      error: (text: string) => failures.push(text),
      info: () => undefined,
      warn: () => undefined,
    } as unknown as Parameters<Start>[0];
    const projects = followProjects(log);
    const diagnostics = showDiagnostics(projects, log);
    try {
      const root = editor.workspace.workspaceFolders[0]?.uri as never;
      await projects.assess(root);
      const shown = () => [...editor.problems.values()].flatMap(({ uri, diagnostics }) => diagnostics.map((one) => lineOf(uri.path, one)));
      // Problems are drawn from the report in turns of their own.
      for (let turns = 0; turns < 2000 && shown().length !== expected; turns++) await new Promise((resolve) => setTimeout(resolve, 2));
      assert.deepEqual(failures, []);
      assert.deepEqual(failures, []);
      return shown().sort();
    } finally {
      diagnostics.dispose();
      projects.dispose();
    }
  }

  function lineOf(path: string, { range: { start, end }, severity, code, message }: FakeEditor.Diagnostic): string {
    const place = path.endsWith(".ipynb") ? "" : `:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
    return `${relative(editor.workspace.workspaceFolders[0]?.uri.path ?? "", path)}${place} ${["error", "warning", "info", "hint"][severity]} ${code?.value} ${message}`;
  }
});

/** What `roadworthy check --format json` finds in a folder, in the form of the editor: places in notebooks that are not open are those of the file. */
async function onCommandLine(workspace: string): Promise<string[]> {
  let out = "";
  const output = { out: (text: string) => (out += text), error: (text: string) => (out += text), colour: false, isTerminal: false };
  await main(["check", join(checkout, workspace), "--format", "json", "--fail-on", "never", "--date", date], output);
  const report = JSON.parse(out) as ReportJson;
  return report.findings
    .flatMap(({ rule, severity, known, message, at }) => {
      if (!at) return [];
      const place = at.path.endsWith(".ipynb") ? "" : `:${at.startLine}:${at.startColumn}-${at.endLine}:${at.endColumn}`;
      return [`${at.path}${place} ${known ? "hint" : severity} ${rule} ${message}${known ? " (in the baseline)" : ""}`];
    })
    .sort();
}
