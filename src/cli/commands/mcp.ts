import { defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { agentServer } from "../mcp/agent-server.js";
import { folderHost } from "../mcp/folder-host.js";
import { serveLines } from "../mcp/json-rpc.js";
import { openWorkspace } from "../open-workspace.js";
import { version } from "../version.js";

/** Offers the tools for language models over the Model Context Protocol, until its input ends. */
export const mcp = defineCommand({
  name: "mcp",
  usages: [{ operands: "[folder]", does: "a server of the Model Context Protocol on standard input and output, for that folder only" }],
  options: {},
  async run(_, { operands: [path = "."], dateAsked, output }) {
    const opened = await openWorkspace(path, output);
    const host = folderHost(opened, () => dateAsked ?? new Date().toISOString().slice(0, 10));
    await serveLines(process.stdin, output.out, agentServer(host, version));
    return exitCode.clean;
  },
});
