import { AgentError, type AgentHost, type AgentTool } from "./agent-tool.js";
import { applyReadinessScaffold } from "./apply-readiness-scaffold.js";
import { explainReadinessRule } from "./explain-readiness-rule.js";
import { getReadinessReport } from "./get-readiness-report.js";
import { previewReadinessScaffold } from "./preview-readiness-scaffold.js";

/**
 * The tools that language models may call, the same in an editor (`languageModelTools` of package.json, which a test compares) and for any client of
 * the Model Context Protocol (a server of the command line). A host gives projects and writes changes; everything else happens here, so that both
 * give the same JSON. For the schemas see `inputSchema`.
 */
export const agentTools: readonly AgentTool[] = [
  getReadinessReport,
  explainReadinessRule,
  previewReadinessScaffold,
  applyReadinessScaffold,
];

/** Runs a tool and gives its answer as JSON text of bounded size. @throws AgentError with what to try next. */
export async function runAgentTool(name: string, input: unknown, host: AgentHost): Promise<string> {
  const tool = agentTools.find((one) => one.name === name);
  if (!tool)
    throw new AgentError(`There is no tool called \`${name}\`. There are ${agentTools.map((one) => `\`${one.name}\``).join(", ")}.`);
  return JSON.stringify(await tool.run(input, host), undefined, 2);
}
