import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

function isAnswer(value: unknown): value is { team: string } {
  return typeof value === "object" && value !== null && "team" in value;
}

export async function triage(mail: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 200, input: mail });
  const answer: unknown = JSON.parse(reply.output_text);
  if (!isAnswer(answer)) throw new Error("no answer");
  return answer.team;
}
