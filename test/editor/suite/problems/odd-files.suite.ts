import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, file, problemGone, problemOf, problems, ruleOf } from "../editing.js";
import { waitFor } from "../wait-for.js";

const manifest = file("roadworthy.yaml");

/** Encodes a text as UTF-16, little-endian, with the mark that says so. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let index = 0; index < text.length; index++) bytes.set([text.charCodeAt(index) & 0xff, text.charCodeAt(index) >> 8], 2 + 2 * index);
  return bytes;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("manifests as they are found", () => {
  let original: Uint8Array;
  let text: string;

  before(async () => {
    original = await vscode.workspace.fs.readFile(manifest);
    text = new TextDecoder().decode(original);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.writeFile(manifest, original);
    await (await api()).getReport(manifest);
    await problemOf(manifest, "manifest/bad-value");
  });

  const write = (bytes: Uint8Array) => vscode.workspace.fs.writeFile(manifest, bytes);

  for (const [form, bytes] of [
    ["Windows line ends", (text: string) => utf8(text.replace(/\n/g, "\r\n"))],
    ["a byte-order mark", (text: string) => utf8(`\ufeff${text}`)],
    ["UTF-16", utf16],
  ] as const)
    it(`with ${form} have their problems at the very text that is on screen`, async () => {
      // Another slip, so that the problem is this file's and not the last one's.
      await write(bytes(text.replace("productoin", "pilt")));
      const document = await vscode.workspace.openTextDocument(manifest);
      await waitFor("the problem in its place", () => {
        const problem = problems(manifest).find((one) => ruleOf(one) === "manifest/bad-value");
        return problem && document.getText(problem.range) === "pilt";
      });
      assert.ok(problems(manifest).some((problem) => ruleOf(problem) === "eval/dataset"));
    });

  it("with conflict markers are said to have them, and what can be read still counts", async () => {
    const conflict = "<<<<<<< ours\n  stage: pilot\n=======\n  stage: production\n>>>>>>> theirs\n";
    await write(utf8(text.replace("  stage: productoin\n", conflict)));
    await problemGone(manifest, "manifest/bad-value");
    const problem = await waitFor("an error", () =>
      problems(manifest).find(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    assert.match(problem.message, /conflict/i);
    assert.equal((await (await api()).getReport(manifest))?.project.name, "support-desk");
  });

  it("whose aliases would fill the memory are refused in a moment", async () => {
    const levels = [..."bcdefghij"].map((name, index) => `${name}: &${name} [${`*${"abcdefghi"[index]}, `.repeat(9)}]`);
    await write(utf8(`${text}\na: &a [x]\n${levels.join("\n")}\n`));
    await waitFor("the report", async () =>
      (await (await api()).getReport(manifest))?.findings.some(({ rule }) => rule.startsWith("manifest/")),
    );
    await waitFor("an error", () => problems(manifest).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
  });

  it("of five megabytes are left alone, and that is said", async () => {
    await write(utf8(`${text}\n${"# padding of a line that says nothing at all\n".repeat(120_000)}`));
    await problemGone(manifest, "manifest/bad-value");
    const report = await (await api()).getReport(manifest);
    assert.ok(
      report?.notes.some((note) => note.includes("roadworthy.yaml")) || report?.findings.some(({ rule }) => rule.startsWith("manifest/")),
      JSON.stringify(report?.notes),
    );
  });
});
