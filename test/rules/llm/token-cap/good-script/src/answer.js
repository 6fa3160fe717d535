import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export async function answer(question) {
  const { text } = await generateText({ model: openai("gpt-4o-2024-08-06"), prompt: question, maxOutputTokens: 600 });
  return text;
}
