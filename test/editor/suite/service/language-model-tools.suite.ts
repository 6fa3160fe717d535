import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, exists, file } from "../editing.js";
import { roadworthy, workspaceFolder } from "../extension.js";
import { waitFor } from "../wait-for.js";

const names = ["get_readiness_report", "explain_readiness_rule", "preview_readiness_scaffold", "apply_readiness_scaffold"];

async function ask(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "")).join("");
}

async function refusal(name: string, input: object): Promise<string> {
  return ask(name, input).then(
    () => assert.fail(`${name} took ${JSON.stringify(input)}`),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe("tools for language models", () => {
  before(async () => {
    await (await api()).getReport(file("roadworthy.yaml"));
    await waitFor("the tools", () => names.every((name) => vscode.lm.tools.some((tool) => tool.name === name)));
  });

  it("are offered where a manifest is, with schemas", () => {
    const ours = vscode.lm.tools.filter(({ name }) => names.includes(name));
    assert.equal(ours.length, 4);
    for (const { description, inputSchema } of ours) {
      assert.ok(description.length > 100);
      assert.equal((inputSchema as { type: string }).type, "object");
    }
  });

  it("give the same score as the report", async () => {
    const answer = JSON.parse(await ask("get_readiness_report", { path: workspaceFolder().path }));
    assert.equal(answer.score.value, (await (await api()).getReport(file("roadworthy.yaml")))?.score.value);
    assert.equal(answer.project.name, "answers");
    assert.deepEqual(JSON.parse(await ask("get_readiness_report", {})), answer);
  });

  it("explain a rule and how it came out", async () => {
    const answer = JSON.parse(await ask("explain_readiness_rule", { rule: "serving/container" }));
    assert.match(answer.page, /^# /);
    assert.ok(answer.outcome);
  });

  it("preview without writing, and write what was previewed", async () => {
    const input = { scaffold: "model-card" };
    const preview = JSON.parse(await ask("preview_readiness_scaffold", input));
    const paths: string[] = preview.files.filter(({ isNew }: { isNew: boolean }) => isNew).map(({ path }: { path: string }) => path);
    assert.ok(paths.length > 0);
    for (const path of paths) assert.equal(await exists(file(path)), false);
    const answer = JSON.parse(await ask("apply_readiness_scaffold", input));
    for (const path of paths) assert.equal(await exists(file(path)), true);
    assert.equal(answer.scoreAfter, preview.scoreAfter);
    for (const path of paths) await vscode.workspace.fs.delete(file(path));
    await vscode.commands.executeCommand("roadworthy.refreshReport");
  });

  it("refuse what lies elsewhere and what is not there, and say what to try", async () => {
    assert.match(await refusal("get_readiness_report", { path: "/etc" }), /not in the workspace/);
    assert.match(await refusal("get_readiness_report", { path: `${workspaceFolder().path}/../../etc` }), /not in the workspace/);
    assert.match(await refusal("preview_readiness_scaffold", { scaffold: "docker" }), /Did you mean/);
    assert.match(await refusal("explain_readiness_rule", { rule: "no/such" }), /There is no rule/);
    assert.ok(roadworthy().isActive);
  });
});
