import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function score(question: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 20, input: question });
  const found = /(\d+)/.exec(reply.output_text);
  return found ? Number(found[1]) : 0;
}
