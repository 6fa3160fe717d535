import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export async function keywords(text: string): Promise<string[]> {
  const { text: answer } = await generateText({
    model: openai("gpt-4o-2024-08-06"),
    maxOutputTokens: 200,
    prompt: `A JSON object with keywords of: ${text}`,
  });
  const { keywords } = JSON.parse(answer); // finding
  return keywords.slice(0, 5);
}
