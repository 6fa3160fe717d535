import { existsSync } from "node:fs";
import { arch } from "node:os";
import { inRepository } from "../editor/paths.js";

/** The Node that the editor's extension host runs on, where the editor is installed; else the one that runs this. */
export function editorNode(): string {
  const node = inRepository(".vscode-test", "server", "node_modules", `node-linux-${arch()}`, "bin", "node");
  return existsSync(node) ? node : process.execPath;
}
