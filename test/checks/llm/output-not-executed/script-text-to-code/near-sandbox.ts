import { Sandbox } from "@e2b/code-interpreter";
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export async function analyse(question: string) {
  const { text } = await generateText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 300, prompt: question });
  const sandbox = await Sandbox.create();
  const { logs } = await sandbox.runCode(text);
  return logs.stdout.join("\n");
}
