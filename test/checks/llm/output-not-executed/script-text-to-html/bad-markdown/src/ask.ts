import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function ask(input: string): Promise<string> {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input });
  return reply.output_text;
}
