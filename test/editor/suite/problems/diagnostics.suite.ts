import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, file, problemGone, problemOf, problems, revert, revertAll, ruleOf } from "../editing.js";
import { workspaceFolder } from "../extension.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const settings = () => vscode.workspace.getConfiguration("roadworthy", workspaceFolder());

describe("problems", () => {
  afterEach(revertAll);

  it("stand at the very text they are about, and say which rule, how severe, and where to read on", async () => {
    const problem = await problemOf(manifest, "manifest/bad-value");
    const document = await vscode.workspace.openTextDocument(manifest);
    assert.equal(document.getText(problem.range), "productoin");
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /Did you mean `production`\?/);
    assert.match(typeof problem.code === "object" ? problem.code.target.toString() : "", /^https:\/\//);
  });

  it("show the other side of a contradiction", async () => {
    const problem = await problemOf(manifest, "eval/ci-gate");
    assert.match(problem.relatedInformation?.[0]?.location.uri.path ?? "", /\/\.github\/workflows\/ci\.yml$/);
  });

  it("are those of the command line, every one and no other", async () => {
    await settings().update("problems.scope", "workspace", vscode.ConfigurationTarget.Workspace);
    const report = await (await api()).getReport(manifest);
    const onCommandLine = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file("../problems.report.json"))));
    assert.deepEqual(report?.findings, onCommandLine.findings);
    const expected = report?.findings.map(({ rule, message, severity, at }) => {
      return `${at?.path}:${at?.startLine}:${at?.startColumn}-${at?.endLine}:${at?.endColumn} ${severity} ${rule} ${message}`;
    });
    assert.ok(expected && expected.length > 5, "the report has findings");
    const shown = await waitFor("all problems", () => {
      const lines = allShown();
      return lines.length === expected.length && lines;
    });
    assert.deepEqual(shown, expected.sort());
    await settings().update("problems.scope", undefined, vscode.ConfigurationTarget.Workspace);
  });

  it("appear in a file when it is opened, and not before", async () => {
    const workflow = file(".github/workflows/ci.yml");
    await waitFor("the scope to narrow", () => problems(workflow).length === 0);
    const document = await vscode.workspace.openTextDocument(workflow);
    assert.equal(document.getText((await problemOf(workflow, "ci/tests")).range), "pytest");
  });

  it("follow what is typed before it is saved", async () => {
    await edit(manifest, "productoin", "production");
    await problemGone(manifest, "manifest/bad-value");
    assert.equal((await vscode.workspace.openTextDocument(manifest)).isDirty, true);
    await revert(manifest);
    await problemOf(manifest, "manifest/bad-value");
  });

  it("are worked out once for many keys pressed in a row, from the last text", async () => {
    await problemOf(manifest, "manifest/bad-value");
    // Longer than a busy machine takes from one key to the next.
    await settings().update("problems.delayMs", 1000, vscode.ConfigurationTarget.Workspace);
    let passes = 0;
    const counting = (await api()).onDidChangeReport(() => passes++);
    for (let key = 0; key < 100; key++) await edit(manifest, "# The desk's answers.", `# The desk's answers.${key % 10}`);
    await edit(manifest, "productoin", "production");
    await problemGone(manifest, "manifest/bad-value");
    counting.dispose();
    await settings().update("problems.delayMs", undefined, vscode.ConfigurationTarget.Workspace);
    assert.ok(passes >= 1 && passes <= 2, `${passes} passes`);
  });

  it("grey out a waiver that covers nothing any more", async () => {
    const app = file("app/main.py");
    const waiver = "# roadworthy: ignore[llm/timeout] -- nothing is called in this line";
    const document = await vscode.workspace.openTextDocument(app);
    const [first = ""] = document.getText().split("\n");
    await edit(app, first, `${waiver}\n${first}`);
    const { range, tags } = await problemOf(app, "waiver/stale");
    assert.deepEqual(tags, [vscode.DiagnosticTag.Unnecessary]);
    assert.equal(document.getText(range), waiver);
  });

  it("go on while the manifest is broken", async () => {
    await edit(manifest, "evals:\n", "evals: [\n");
    const syntax = await problemOf(manifest, "manifest/syntax");
    assert.equal(syntax.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(
      problems(manifest).some((problem) => ruleOf(problem) === "manifest/bad-value"),
      "what stands before the error is still understood",
    );
    await revert(manifest);
    await problemGone(manifest, "manifest/syntax");
  });

  it("are narrowed by severity, never in the score", async () => {
    const score = (await (await api()).getReport(manifest))?.score.value;
    await settings().update("problems.minimumSeverity", "error", vscode.ConfigurationTarget.Workspace);
    await waitFor("errors only", () => problems(manifest).every(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
    assert.equal((await (await api()).getReport(manifest))?.score.value, score);
    await settings().update("problems.minimumSeverity", undefined, vscode.ConfigurationTarget.Workspace);
    await waitFor("warnings again", () => problems(manifest).some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
  });
});

function allShown(): string[] {
  const severities = ["error", "warning", "info"];
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, found]) =>
      found
        .filter(({ source }) => source === "Roadworthy")
        .map((problem) => {
          const { start, end } = problem.range;
          const range = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
          return `${vscode.workspace.asRelativePath(uri)}:${range} ${severities[problem.severity]} ${ruleOf(problem)} ${problem.message}`;
        }),
    )
    .sort();
}
