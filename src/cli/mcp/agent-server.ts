import { AgentError, type AgentHost } from "../../agent-tools/agent-tool.js";
import { agentTools, runAgentTool } from "../../agent-tools/agent-tools.js";
import { inputSchema } from "../../agent-tools/input-schema.js";
import { type Answer, isRecord, RpcError, rpcCodes } from "./json-rpc.js";

/** Revisions of the Model Context Protocol in which what is offered here is the same, newest first. */
const revisions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

const instructions =
  "Roadworthy tells whether a machine-learning project is fit for production. Call get_readiness_report first; explain_readiness_rule says what a rule asks for; preview a scaffold before you apply it.";

/** The server's side of the Model Context Protocol: tools, and nothing else. What a tool cannot do is told to the model, not to the protocol. */
export function agentServer(host: AgentHost, version: string): Answer {
  return async (method, params) => {
    switch (method) {
      case "initialize":
        return {
          protocolVersion: revisions.find((one) => one === params.protocolVersion) ?? revisions[0],
          capabilities: { tools: {} },
          serverInfo: { name: "roadworthy", title: "Roadworthy", version },
          instructions,
        };
      case "ping":
        return {};
      case "tools/list":
        return {
          tools: agentTools.map((tool) => ({
            name: tool.name,
            title: tool.title,
            description: tool.description,
            inputSchema: inputSchema(tool),
            annotations: {
              title: tool.title,
              readOnlyHint: tool.isReadOnly,
              destructiveHint: false,
              idempotentHint: true,
              openWorldHint: false,
            },
          })),
        };
      case "tools/call":
        return callTool(params, host);
      default:
        throw new RpcError(rpcCodes.method, `There is no method ${method}.`);
    }
  };
}

async function callTool({ name, arguments: input = {} }: Readonly<Record<string, unknown>>, host: AgentHost): Promise<unknown> {
  if (typeof name !== "string" || !isRecord(input))
    throw new RpcError(rpcCodes.params, "`name` has to be a text, and `arguments` an object.");
  if (!agentTools.some((tool) => tool.name === name)) throw new RpcError(rpcCodes.params, `There is no tool called ${name}.`);
  try {
    return { content: [{ type: "text", text: await runAgentTool(name, input, host) }] };
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    return { content: [{ type: "text", text: error.message }], isError: true };
  }
}
