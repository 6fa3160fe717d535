import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function triage(mail: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 200, input: mail });
  const answer = JSON.parse(reply.output_text);
  if (typeof answer.team !== "string") throw new Error("no team");
  return answer.team.toLowerCase();
}
