import { generateText } from "ai";
import { openai } from "@ai-sdk/openai";
import { auth } from "./auth";

export async function greet(prompt: string) {
  const session = await auth();
  return generateText({
    model: openai("gpt-4o-2024-08-06"),
    maxOutputTokens: 300,
    system: `You help the customer ${session.user.name} of plan ${session.plan}.`,
    prompt,
  });
}
