import { openai } from "@ai-sdk/openai";
import { streamText } from "ai";

export async function POST(request: Request) { // finding
  const { messages } = await request.json();
  return streamText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 300, messages }).toTextStreamResponse();
}
