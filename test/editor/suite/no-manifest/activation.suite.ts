import assert from "node:assert/strict";
import * as vscode from "vscode";
import { roadworthy, workspaceFolder } from "../extension.js";

const LATE_STARTERS_MS = 2_000;

describe("a folder without a manifest", () => {
  it("leaves the extension asleep, even when Python and YAML are edited", async () => {
    for (const name of ["train.py", "params.yaml"]) {
      await vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
    }
    // Nothing announces that an extension will not start: this leaves those that start late the time to do so.
    await new Promise((resolve) => setTimeout(resolve, LATE_STARTERS_MS));
    assert.equal(roadworthy().isActive, false);
  });
});
