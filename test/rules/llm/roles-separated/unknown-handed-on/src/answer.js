import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export async function answer(question, language) {
  return generateText({
    model: openai("gpt-4o-2024-08-06"),
    system: `You are a clerk who answers questions about parcels in ${language}.`,
    prompt: question,
  });
}
