import OpenAI from "openai";
import { z } from "zod";

const Answer = z.object({ team: z.string() });
const client = new OpenAI({ timeout: 20_000 });

export async function triage(mail: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 200, input: mail });
  const answer = Answer.parse(JSON.parse(reply.output_text));
  return answer.team;
}
