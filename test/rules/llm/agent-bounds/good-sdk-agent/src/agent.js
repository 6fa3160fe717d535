import { openai } from "@ai-sdk/openai";
import { ToolLoopAgent, stepCountIs } from "ai";
import { tools } from "./tools.js";

export const clerk = new ToolLoopAgent({
  model: openai("gpt-4o-2024-08-06"),
  instructions: "Answer questions about parcels.",
  tools,
  stopWhen: stepCountIs(8),
});

export const handle = (prompt) => clerk.generate({ prompt, abortSignal: AbortSignal.timeout(60_000) });
