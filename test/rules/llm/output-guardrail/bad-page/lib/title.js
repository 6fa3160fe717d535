import { generateText } from "ai";

export async function titleOf(question) {
  const { text } = await generateText({ model: "openai/gpt-4o-2024-11-20", prompt: question });
  return text;
}
