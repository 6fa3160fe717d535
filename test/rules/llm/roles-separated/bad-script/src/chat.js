import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export async function POST(req) {
  const { question, persona } = await req.json();
  const { text } = await generateText({
    model: openai("gpt-4o-2024-08-06"),
    system: `You are ${persona}. You answer questions about parcels.`,
    prompt: question,
  });
  return Response.json({ text });
}
