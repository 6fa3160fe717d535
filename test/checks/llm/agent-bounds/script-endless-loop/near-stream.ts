import { openai } from "@ai-sdk/openai";
import { stepCountIs, streamText } from "ai";
import { tools } from "./tools";

export async function answer(prompt: string) {
  const { textStream } = streamText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 500, prompt, tools, stopWhen: stepCountIs(5) });
  const reader = textStream.getReader();
  let text = "";
  while (true) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
}
