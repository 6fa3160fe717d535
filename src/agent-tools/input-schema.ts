import * as z from "zod/mini";
import type { AgentTool } from "./agent-tool.js";

/** The JSON Schema (draft 7) of a tool's input. */
export function inputSchema({ input }: Pick<AgentTool, "input">): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { target: "draft-7" });
  return schema;
}
