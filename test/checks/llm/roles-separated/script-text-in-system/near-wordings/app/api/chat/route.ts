import { openai } from "@ai-sdk/openai";
import { streamText } from "ai";

const wordings: Record<string, string> = { short: "Be brief.", kind: "Be kind." };

export async function POST(request: Request) {
  const body = await request.json();
  const wording = wordings[body.tone] ?? wordings.short;
  return streamText({
    model: openai("gpt-4o-2024-08-06"),
    maxOutputTokens: 300,
    system: `You help with parcels. ${wording}`,
    messages: body.messages,
  }).toTextStreamResponse();
}
