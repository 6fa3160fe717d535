import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, exists, file, revert, revertAll, textOf } from "../editing.js";
import { workspaceFolder } from "../extension.js";
import { completions, hoverText, insertTextOf, labelOf, positionOf } from "../language.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const settings = () => vscode.workspace.getConfiguration("roadworthy", workspaceFolder());

describe("help in the manifest", () => {
  afterEach(revertAll);

  beforeEach(async () => {
    await (await api()).getReport(manifest);
  });

  describe("by hover", () => {
    it("says of a key what it means, what its rules found, what they are worth, and one step to take", async () => {
      const text = await hoverText(manifest, "dataset:");
      assert.match(text, /The cases/);
      assert.match(text, /contradicted · \+\d+\.\d points/);
      assert.match(text, /\+\d+\.\d points/);
      assert.match(text, /command:roadworthy\.explainRule/);
      assert.match(text, /\$\(lightbulb\) \[.*\]\(command:roadworthy\.applyFix/);
    });

    it("says of a value where it is proven, by file and line", async () => {
      assert.match(await hoverText(manifest, "qdrant"), /\[main\\\.py:6\]\(command:roadworthy\.openPlace/);
    });

    it("says of a rule's id what the rule asks for", async () => {
      assert.match(await hoverText(manifest, "llm/caching"), /`llm\/caching`[\s\S]*weight \d/);
    });

    it("says nothing in other files", async () => {
      assert.equal(await hoverText(file(".github/workflows/ci.yml"), "on:"), "");
    });
  });

  describe("by completion", () => {
    it("gives keys that the map does not have yet, in the order of the schema, without characters that would finish a word", async () => {
      await edit(manifest, "  stage: production\n", "  stage: production\n  \n");
      const items = await completions(manifest, "stage: production\n  ");
      assert.deepEqual(items.map(labelOf), ["description", "traits", "use_case", "decisions"]);
      assert.ok(items.every(({ commitCharacters }) => (commitCharacters ?? []).length === 0));
      assert.match(insertTextOf(items.find((item) => labelOf(item) === "use_case")), /^use_case:\n {2}\$0$/);
    });

    it("gives closed sets of words, tools in use first, paths, rules with findings first, and names of entries", async () => {
      await edit(manifest, "stage: production", "stage: ");
      assert.deepEqual((await completions(manifest, "stage: ")).map(labelOf), ["prototype", "pilot", "production"]);
      await revert(manifest);
      const stores = await completions(manifest, "store: ");
      assert.equal(labelOf(stores[0]), "qdrant");
      assert.ok(stores.length > 5);
      assert.ok((await completions(manifest, "path: app/")).map(labelOf).includes("app/main.py"));
      const rules = await completions(manifest, "rule: ");
      const findings = new Set((await (await api()).getReport(manifest))?.findings.map(({ rule }) => rule));
      assert.ok(findings.has(labelOf(rules[0])), labelOf(rules[0]));
      assert.deepEqual((await completions(manifest, "tested_by: [")).map(labelOf), ["quality"]);
    });

    it("is taken with the right indentation, past the dash of a list", async () => {
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(manifest));
      await edit(manifest, "evals:\n", "evals:\n  - \n");
      const end = await positionOf(manifest, "evals:\n  - ", true);
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand("type", { text: "metr" });
      await waitFor("the completion to be taken", async () => {
        await vscode.commands.executeCommand("editor.action.triggerSuggest");
        await new Promise((resolve) => setTimeout(resolve, 300));
        await vscode.commands.executeCommand("acceptSelectedSuggestion");
        return (await textOf(manifest)).includes("evals:\n  - metrics:\n      - name: \n");
      });
    });

    it("gives nothing in other files", async () => {
      const items = await completions(file(".github/workflows/ci.yml"), "on: ");
      assert.ok(!items.some((item) => labelOf(item) === "project" || labelOf(item) === "qdrant"));
    });
  });

  it("links files, the jobs and headings in them, rules, and a missing file to the step that writes it", async () => {
    const document = await vscode.workspace.openTextDocument(manifest);
    const links: vscode.DocumentLink[] = await vscode.commands.executeCommand("vscode.executeLinkProvider", manifest, 50);
    const targets = new Map(links.map(({ range, target }) => [document.getText(range), target?.toString(true) ?? ""]));
    assert.match(targets.get("app/main.py") ?? "", /\/app\/main\.py$/);
    assert.match(targets.get(".github/workflows/ci.yml#test") ?? "", /\/ci\.yml#L4,3$/);
    assert.match(targets.get("docs/runbook.md#rollback") ?? "", /\/runbook\.md#L5,\d$/);
    assert.match(targets.get("llm/caching") ?? "", /^command:roadworthy\.explainRule/);
    assert.match(targets.get("Dockerfile") ?? "", /^command:roadworthy\.applyFix/);
    assert.equal(await exists(file("Dockerfile")), false);
    assert.deepEqual(await vscode.commands.executeCommand("vscode.executeLinkProvider", file("requirements.txt"), 50), []);
  });

  it("says behind a claim where it is proven or disproved, and stops when told to", async () => {
    const hints = async () => {
      const document = await vscode.workspace.openTextDocument(manifest);
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const found: vscode.InlayHint[] = await vscode.commands.executeCommand("vscode.executeInlayHintProvider", manifest, whole);
      return found.map(({ label, position }) => {
        const line = document.lineAt(position.line).text.slice(0, position.character);
        return `${line.slice(line.lastIndexOf(": ") + 2)} ${typeof label === "string" ? label : label.map(({ value }) => value).join("")}`;
      });
    };
    const shown = await hints();
    assert.ok(shown.includes("qdrant ✓ main.py:6"), shown.join("; "));
    assert.ok(shown.includes("gpt-4o-2024-08-06 ✗ main.py:11"), shown.join("; "));
    assert.ok(shown.includes("evals/golden.jsonl ✗ not found"), shown.join("; "));
    await settings().update("manifest.inlayHints", false, vscode.ConfigurationTarget.Workspace);
    await waitFor("no hint", async () => (await hints()).length === 0);
    await settings().update("manifest.inlayHints", undefined, vscode.ConfigurationTarget.Workspace);
    await waitFor("hints again", async () => (await hints()).length > 0);
  });

  it("has one line of lenses on the first line, with score and gaps, and none when told so", async () => {
    const lenses = (count?: number): Thenable<vscode.CodeLens[]> =>
      vscode.commands.executeCommand("vscode.executeCodeLensProvider", manifest, count);
    assert.ok(
      (await lenses()).every(({ command }) => command === undefined),
      "worked out only when shown",
    );
    const shown = await lenses(10);
    const report = await (await api()).getReport(manifest);
    assert.match(shown[0]?.command?.title ?? "", new RegExp(`^Readiness ${report?.score.value} of 100 .*, \\d+ gaps$`));
    assert.deepEqual(
      shown.map(({ command, range }) => [command?.command, range.start.line]),
      [
        ["roadworthy.showReport", 0],
        ["roadworthy.addMissing", 0],
      ],
    );
    await settings().update("manifest.codeLens", false, vscode.ConfigurationTarget.Workspace);
    await waitFor("no lens", async () => (await lenses()).length === 0);
    await settings().update("manifest.codeLens", undefined, vscode.ConfigurationTarget.Workspace);
    await waitFor("lenses again", async () => (await lenses()).length > 0);
  });
});
