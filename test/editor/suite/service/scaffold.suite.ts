import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, exists, file, problemOf, revertAll, textOf } from "../editing.js";
import { acceptUntil, dismissUntil, isPreviewOpen } from "../quick-pick.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const dockerfile = file("Dockerfile");

describe("adding what is missing", () => {
  afterEach(revertAll);

  it("writes nothing before it is confirmed", async () => {
    await problemOf(manifest, "serving/container");
    let ended = false;
    vscode.commands.executeCommand("roadworthy.add.dockerfile").then(() => {
      ended = true;
    });
    await waitFor("the preview", () => isPreviewOpen("Dockerfile"));
    assert.equal(await exists(dockerfile), false);
    await dismissUntil("the command to end", () => ended);
    assert.equal(await exists(dockerfile), false);
    assert.equal(isPreviewOpen("Dockerfile"), false);
  });

  it("writes all files, opens what is to be filled in, and raises the score as promised", async () => {
    const { getReport } = await api();
    const before = await getReport(manifest);
    const promised = before?.nextActions.find(({ rules }) => rules.includes("serving/container"));
    assert.ok(before && promised && promised.gain > 0, "adding a Dockerfile is among the next steps");
    const command = vscode.commands.executeCommand("roadworthy.add.dockerfile");
    await acceptUntil("the Dockerfile", () => exists(dockerfile));
    await command;
    assert.equal((await getReport(manifest))?.score.value, promised.scoreAfter);
    assert.ok(promised.scoreAfter > before.score.value);
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? "", /Dockerfile|\.dockerignore|roadworthy\.yaml/);
  });

  it("is taken back, all of it, by undoing once", async () => {
    await vscode.window.showTextDocument(dockerfile);
    const { getReport } = await api();
    const written = (await vscode.workspace.findFiles("**/*")).length;
    await vscode.commands.executeCommand("undo");
    await waitFor("the Dockerfile to go", async () => !(await exists(dockerfile)));
    assert.equal(await exists(file(".dockerignore")), false);
    await vscode.commands.executeCommand("roadworthy.refreshReport");
    assert.ok((await getReport(manifest))?.findings.some(({ rule }) => rule === "serving/container"));
    const command = vscode.commands.executeCommand("roadworthy.add.dockerfile");
    await acceptUntil("the Dockerfile", () => exists(dockerfile));
    await command;
    assert.equal((await vscode.workspace.findFiles("**/*")).length, written);
  });

  it("never overwrites: again, it has nothing left to add", async () => {
    const before = await textOf(dockerfile);
    await vscode.commands.executeCommand("roadworthy.add.dockerfile");
    assert.equal(await textOf(dockerfile), before);
    assert.equal(isPreviewOpen("Dockerfile"), false);
  });

  it("does several in one go, each building on those before", async () => {
    const score = (await (await api()).getReport(manifest))?.score.value ?? 0;
    const command = vscode.commands.executeCommand("roadworthy.addMissing");
    await acceptUntil("the workflow", async () => (await vscode.workspace.findFiles(".github/workflows/*.yml")).length > 0);
    await command;
    const after = (await (await api()).getReport(manifest))?.score.value ?? 0;
    assert.ok(after > score, `${after} is more than ${score}`);
  });

  it("makes a project ready for a stage in one go, and only once", async () => {
    const before = (await (await api()).getReport(manifest))?.score.value ?? 0;
    const count = async () => (await vscode.workspace.findFiles("**/*")).length;
    // What the step before has written is missing again.
    await vscode.workspace.fs.delete(file(".github"), { recursive: true });
    await problemOf(manifest, "ci/exists");
    const files = await count();
    const command = vscode.commands.executeCommand("roadworthy.makeProductionReady");
    await acceptUntil("new files", async () => (await count()) > files);
    await command;
    assert.ok(((await (await api()).getReport(manifest))?.score.value ?? 0) >= before);
    const then = await count();
    const again = vscode.commands.executeCommand("roadworthy.makeProductionReady");
    await acceptUntil("the end", async () =>
      Promise.race([again.then(() => true), new Promise<boolean>((done) => setTimeout(() => done(false), 500))]),
    );
    assert.equal(await count(), then);
  });

  it("takes the next best step", async () => {
    const [best] = (await (await api()).getReport(manifest))?.nextActions ?? [];
    assert.ok(best, "there is a step left");
    const before = await textOf(manifest);
    const files = (await vscode.workspace.findFiles("**/*")).length;
    const command = vscode.commands.executeCommand("roadworthy.fixNext");
    await acceptUntil(
      "a change",
      async () => (await textOf(manifest)) !== before || (await vscode.workspace.findFiles("**/*")).length > files,
    );
    await command;
    assert.equal((await (await api()).getReport(manifest))?.score.value, best.scoreAfter);
  });
});
