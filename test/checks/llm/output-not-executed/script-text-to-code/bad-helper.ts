import { exec } from "node:child_process";
import { anthropic } from "@ai-sdk/anthropic";
import { generateText } from "ai";

async function commandFor(task: string): Promise<string> {
  const { text } = await generateText({
    model: anthropic("claude-sonnet-4-5-20250929"),
    maxOutputTokens: 200,
    prompt: `Answer with one shell command: ${task}`,
  });
  return text;
}

export async function run(task: string) {
  const command = await commandFor(task);
  exec(command, (_error, output) => console.log(output)); // finding
}
