import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function show(input: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 200, input });
  return JSON.parse(reply.output_text);
}
