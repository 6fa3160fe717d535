import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ShownPractice } from "../../../../src/vscode/api.js";
import { api, edit, file, revertAll } from "../editing.js";
import { workspaceFolder } from "../extension.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");

async function root(): Promise<ShownPractice> {
  const { getPractices, getReport } = await api();
  await getReport(manifest);
  return waitFor("the project", async () => (await getPractices())[0]);
}

function all(node: ShownPractice): readonly ShownPractice[] {
  return [node, ...node.children.flatMap(all)];
}

const practices = (node: ShownPractice) => all(node).filter(({ context }) => context.startsWith("practice"));

describe("the tree of practices", () => {
  afterEach(async () => {
    await revertAll();
    await vscode.commands.executeCommand("roadworthy.showGaps");
  });

  it("names the project with its score, and has ids that stay", async () => {
    const report = await (await api()).getReport(manifest);
    const project = await root();
    assert.equal(project.id, workspaceFolder().toString());
    assert.equal(project.label, "support-desk");
    assert.match(
      project.description,
      new RegExp(`^${report?.score.value} of 100 · ${report?.score.level} · stage ${report?.project.stage}`),
    );
    const ids = all(project).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    await edit(manifest, "# The desk's answers.", "# The desk's own answers.");
    assert.deepEqual(
      all(await root()).map(({ id }) => id),
      ids,
    );
  });

  it("says in words what icons say", async () => {
    await vscode.commands.executeCommand("roadworthy.showAllPractices");
    const found = practices(await root());
    assert.ok(found.length > 100);
    for (const { description, icon, label } of found) {
      assert.match(description, /^(?:met|partly met|hollow|contradicted|missing|unknown|does not apply|off by default|waived)\b/, label);
      assert.notEqual(icon, "", label);
    }
  });

  it("shows gaps, those with a step, or all", async () => {
    const report = await (await api()).getReport(manifest);
    const lacking = new Set(report?.findings.map(({ rule }) => rule));
    const outcomes = report?.outcomes.filter(({ rule }) => lacking.has(rule)) ?? [];
    const gaps = practices(await root());
    assert.deepEqual(gaps.map(({ label }) => label).sort(), outcomes.map(({ title }) => title).sort());
    await vscode.commands.executeCommand("roadworthy.showFixable");
    const fixable = practices(await root());
    assert.ok(fixable.length > 0 && fixable.length < gaps.length);
    assert.ok(fixable.every(({ context }) => context.includes("fixable")));
  });

  it("counts in its badge what keeps the project from its stage, where that is wanted", async () => {
    const { getReport } = await api();
    const report = await getReport(manifest);
    const blocking = report?.findings.filter(
      ({ kind, rule, severity }) => severity !== "info" && kind !== "invalid" && !rule.startsWith("manifest/"),
    );
    await waitFor("the badge", async () => (await api()).badge === blocking?.length);
    const settings = vscode.workspace.getConfiguration("roadworthy");
    await settings.update("view.badge", false, vscode.ConfigurationTarget.Workspace);
    await waitFor("no badge", async () => (await api()).badge === 0);
    await settings.update("view.badge", undefined, vscode.ConfigurationTarget.Workspace);
    await waitFor("the badge again", async () => (await api()).badge === blocking?.length);
  });

  it("follows what is typed", async () => {
    const remarks = async () => all(await root()).find(({ context }) => context === "remarks")?.description;
    const before = await remarks();
    assert.ok(Number(before) > 0);
    await edit(manifest, "productoin", "production");
    await waitFor("one remark less", async () => Number((await remarks()) ?? 0) === Number(before) - 1);
  });

  it("shows a waiver with its end and what it covers", async () => {
    const [gap] = (await (await api()).getReport(manifest))?.findings.filter(({ kind }) => kind === "missing") ?? [];
    assert.ok(gap);
    await edit(
      manifest,
      "\nserving:",
      `\nwaivers:\n  - { rule: ${gap.rule}, reason: agreed for now, owner: ada, expires: 2099-12-31 }\n\nserving:`,
    );
    const waiver = await waitFor("the waiver", async () => all(await root()).find(({ context }) => context === "waiver"));
    assert.equal(waiver.label, gap.rule);
    assert.match(waiver.description, /^until 2099-12-31, \d+ days left · ada · .*agreed for now$/);
  });

  it("can be shown from anywhere", async () => {
    await vscode.commands.executeCommand("roadworthy.showPractices");
    await vscode.commands.executeCommand("roadworthy.showPractices", workspaceFolder().toString());
  });
});
