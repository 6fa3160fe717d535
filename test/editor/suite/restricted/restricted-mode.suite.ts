import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, codeActions, edit, exists, file, problemOf, revertAll } from "../editing.js";
import { roadworthy } from "../extension.js";
import { hoverText } from "../language.js";
import { acceptUntil } from "../quick-pick.js";
import { type Spied, spyOnHost } from "../spy-on-host.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const app = file("app/main.py");

describe("Restricted Mode", () => {
  const started: string[] = [];
  const watching = [
    vscode.window.onDidOpenTerminal(({ name }) => started.push(`terminal ${name}`)),
    vscode.tasks.onDidStartTask(({ execution }) => started.push(`task ${execution.task.name}`)),
  ];

  let spied: Spied;

  before(() => {
    assert.equal(vscode.workspace.isTrusted, false);
    spied = spyOnHost();
  });
  after(async () => {
    spied.end();
    await revertAll();
    for (const one of watching) one.dispose();
  });

  it("is promised to change nothing, and the extension is awake in it", async () => {
    const { capabilities } = roadworthy().packageJSON;
    assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    await waitFor("activation", () => roadworthy().isActive);
    await waitFor("the status", async () => (await api()).status);
  });

  it("has the findings of the command line, every one and no other", async () => {
    const report = await (await api()).getReport(manifest);
    const onCommandLine = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file("../restricted.report.json"))));
    assert.deepEqual(report?.findings, onCommandLine.findings);
    assert.ok(onCommandLine.findings.length > 5);
  });

  it("shows problems, explains them and mends them", async () => {
    await vscode.window.showTextDocument(manifest);
    const { range } = await problemOf(manifest, "manifest/bad-value");
    const action = (await codeActions(manifest, range)).find(({ isPreferred }) => isPreferred);
    assert.equal(action?.edit?.get(manifest)[0]?.newText, "production");
    await vscode.window.showTextDocument(app);
    await problemOf(app, "llm/timeout");
    assert.match(await hoverText(manifest, "dataset:"), /`evals\/golden\.jsonl` is declared but does not exist/);
    await edit(manifest, "productoin", "production");
    await waitFor("the tree", async () => (await (await api()).getPractices())[0]?.children.every(({ context }) => context !== "remarks"));
  });

  it("writes what it is asked to write", async () => {
    const command = vscode.commands.executeCommand("roadworthy.add.dockerfile");
    await acceptUntil("the Dockerfile", () => exists(file("Dockerfile")));
    await command;
    await vscode.commands.executeCommand("roadworthy.showReport");
    await waitFor("the report", () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === "Readiness of from-elsewhere")),
    );
  });

  it("runs nothing of it", async () => {
    assert.deepEqual(started, []);
    assert.equal(await exists(file("was-run")), false);
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it("starts no process and asks no network, in all that was done here", () => {
    // Other extensions of the editor live in the same host.
    const ours = spied.calls.filter(({ stack }) => /(?:extension|browser)\.cjs|roadworthy\.roadworthy/.test(stack));
    assert.deepEqual(ours, []);
    spied.call();
    assert.ok(
      spied.calls.some(({ stack }) => stack.includes("restricted.")),
      "what is spied on is what is called",
    );
  });
});
