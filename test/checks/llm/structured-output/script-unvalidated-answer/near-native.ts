import OpenAI from "openai";
import { schema } from "./schema";

const client = new OpenAI({ timeout: 20_000 });

export async function triage(mail: string) {
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 200,
    response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } },
    messages: [{ role: "user", content: mail }],
  });
  const answer = JSON.parse(reply.choices[0].message.content ?? "{}");
  return answer.team;
}
