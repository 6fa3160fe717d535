import { openai } from "@ai-sdk/openai";
import { streamText } from "ai";
import { systemPrompt } from "@/lib/prompts";

export async function POST(request: Request) {
  const { persona, messages } = await request.json();
  return streamText({
    model: openai("gpt-4o-2024-08-06"),
    maxOutputTokens: 300,
    system: `${systemPrompt} Answer as ${persona}.`, // finding
    messages,
  }).toTextStreamResponse();
}
