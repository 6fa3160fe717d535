import { openai } from "@ai-sdk/openai";
import { generateObject } from "ai";
import { z } from "zod";

const Answer = z.object({ team: z.string(), urgency: z.number() });

export async function triage(mail: string) {
  const { object } = await generateObject({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 200, schema: Answer, prompt: mail });
  return object.team;
}
