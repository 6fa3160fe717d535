import { openai } from "@ai-sdk/openai";
import { convertToModelMessages, streamText } from "ai";
import { defaults } from "../../../lib/defaults";

export async function POST(request: Request) {
  const { messages } = await request.json();
  const result = streamText({ ...defaults, model: openai("gpt-4o-2024-08-06"), messages: convertToModelMessages(messages) }); // finding
  return result.toUIMessageStreamResponse();
}
