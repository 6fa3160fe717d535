import { openai } from "@ai-sdk/openai";
import { generateObject } from "ai";
import { z } from "zod";

const none = 0;

export async function route(question: string) {
  const { object } = await generateObject({
    model: openai("gpt-4o-2024-08-06"),
    maxOutputTokens: 300,
    maxRetries: none, // finding
    schema: z.object({ team: z.enum(["billing", "delivery"]) }),
    prompt: question,
  });
  return object;
}
