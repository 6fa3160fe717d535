import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, edit, exists, file, problemGone, problemOf, problems, revert, revertAll, write } from "../editing.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");
const elsewhere = file("service/roadworthy.yaml");

describe("files that come and go", () => {
  afterEach(revertAll);

  it("meet or break a claim", async () => {
    await problemOf(manifest, "eval/dataset");
    await write(file("evals/golden.jsonl"), '{"question": "a", "expected": "b"}\n');
    await waitFor("the dataset to be found", () =>
      problems(manifest).every(({ message }) => !message.includes("`evals/golden.jsonl` is declared but")),
    );
    await vscode.workspace.fs.delete(file("evals"), { recursive: true });
    await problemOf(manifest, "eval/dataset");
  });

  it("make problems known, as hints, where a baseline counts them", async () => {
    await problemOf(manifest, "eval/dataset");
    const report = await (await api()).getReport(manifest);
    const findings: Record<string, Record<string, number>> = {};
    for (const { rule, at } of report?.findings ?? []) {
      const places = findings[rule] ?? {};
      places[at?.path ?? ""] = (places[at?.path ?? ""] ?? 0) + 1;
      findings[rule] = places;
    }
    const baseline = file("roadworthy-baseline.json");
    const isHint = ({ severity }: vscode.Diagnostic) => severity === vscode.DiagnosticSeverity.Hint;
    await write(baseline, JSON.stringify({ version: "0.1.0", score: 50, rules: [], findings }));
    await waitFor("hints", () => problems(manifest).length > 0 && problems(manifest).every(isHint));
    await vscode.workspace.fs.delete(baseline);
    await waitFor("problems again", () => !problems(manifest).some(isHint));
  });

  it("bring in a team's own rules with the policy that the manifest extends", async () => {
    const policy = file("company-policy.yaml");
    await write(policy, "version: 1\nrules:\n  - id: contact\n    message: Say whom to tell.\n    fileExists: SECURITY.md\n");
    await edit(manifest, "version: 1\n", "version: 1\nchecks: { extends: company-policy.yaml }\n");
    assert.equal((await problemOf(manifest, "policy/contact")).message, "Say whom to tell.");
    await write(file("SECURITY.md"), "security@parcels.example\n");
    await problemGone(manifest, "policy/contact");
    await revert(manifest);
    for (const one of [policy, file("SECURITY.md")]) await vscode.workspace.fs.delete(one);
  });

  it("leave no problem behind when the manifest moves", async () => {
    await problemOf(manifest, "eval/dataset");
    await vscode.workspace.fs.rename(manifest, elsewhere);
    await problemOf(elsewhere, "eval/dataset");
    await waitFor("the old place to be empty", () => problems(manifest).length === 0);
    await vscode.workspace.fs.rename(elsewhere, manifest);
    await problemOf(manifest, "eval/dataset");
    assert.deepEqual(problems(elsewhere), []);
  });

  it("leave nothing at all when the manifest is deleted", async () => {
    const text = await vscode.workspace.fs.readFile(manifest);
    await vscode.workspace.fs.delete(manifest);
    await waitFor("no problem", () => vscode.languages.getDiagnostics().every(([uri]) => problems(uri).length === 0));
    await waitFor("no status", async () => (await api()).status === undefined);
    assert.equal(await exists(manifest), false);
    await vscode.workspace.fs.writeFile(manifest, text);
    await problemOf(manifest, "manifest/bad-value");
    await waitFor("the status", async () => (await api()).status);
  });
});
