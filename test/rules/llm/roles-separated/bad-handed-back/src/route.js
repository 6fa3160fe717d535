import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";
import { systemFor } from "./prompts.js";

export async function POST(request) {
  const { question, customInstructions } = await request.json();
  const { text } = await generateText({
    model: openai("gpt-4o-2024-08-06"),
    system: `Today is a weekday. ${systemFor({ customInstructions, tone: "plain" })}`,
    prompt: question,
  });
  return Response.json({ text });
}
