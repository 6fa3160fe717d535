import * as vscode from "vscode";
import { onSettingsChange, setting } from "./settings.js";

/**
 * Offers the command line's server of the Model Context Protocol, one for each folder, once the user has said which program that is: the extension
 * holds none. Nothing is started here; VS Code does that when a chat asks for the tools. A workspace cannot name the program.
 */
export function offerMcpServers({ packageJSON }: vscode.Extension<unknown>): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.McpServerDefinitionProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions() {
      const program = setting("mcp.program");
      if (!program || !vscode.workspace.isTrusted) return [];
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
      return folders.map(
        ({ name, uri }) =>
          new vscode.McpStdioServerDefinition(`Roadworthy: ${name}`, program, ["mcp", uri.fsPath], {}, packageJSON.version),
      );
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.lm.registerMcpServerDefinitionProvider("roadworthy", provider),
    onSettingsChange("mcp", () => changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
  );
}
