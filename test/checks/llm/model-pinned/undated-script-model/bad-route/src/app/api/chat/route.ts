import { anthropic } from "@ai-sdk/anthropic";
import { convertToModelMessages, streamText } from "ai";
import { settings } from "@/lib/ai/config";

export const maxDuration = 30;

export async function POST(request: Request) {
  const { messages } = await request.json();
  const result = streamText({
    model: anthropic(settings.chat.deployment),
    maxOutputTokens: 800,
    messages: convertToModelMessages(messages),
  });
  return result.toUIMessageStreamResponse();
}
