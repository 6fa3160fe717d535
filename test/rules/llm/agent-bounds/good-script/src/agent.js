import { openai } from "@ai-sdk/openai";
import { generateText, stepCountIs } from "ai";
import { tools } from "./tools.js";

export async function handle(prompt) {
  return generateText({ model: openai("gpt-4o-2024-08-06"), tools, prompt, stopWhen: stepCountIs(8), abortSignal: AbortSignal.timeout(60_000) });
}
