const vscode = require("vscode");

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand("agent.writeModelCard", async () => {
      const input = { scaffold: "model-card", path: vscode.workspace.workspaceFolders[0].uri.fsPath };
      const say = vscode.window.showInformationMessage;
      try {
        const { content } = await vscode.lm.invokeTool("apply_readiness_scaffold", { input, toolInvocationToken: undefined });
        say(`The agent was told: ${JSON.parse(content[0].value).written.join(", ")}`);
      } catch (error) {
        say(`The agent was refused: ${error.message}`);
      }
    }),
  );
};
