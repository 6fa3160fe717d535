import { openai } from "@ai-sdk/openai";
import { generateObject, generateText } from "ai";
import { z } from "zod";

const ticket = z.object({ queue: z.string(), urgency: z.number() });

export const route = (text) => generateObject({ model: openai("gpt-4o-2024-08-06"), schema: ticket, prompt: text });

export async function again(text) {
  const answer = await generateText({ model: openai("gpt-4o-2024-08-06"), prompt: text });
  return ticket.parse(JSON.parse(answer.text));
}
