import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export function ask(prompt: string, model: string) {
  return client.responses.create({ model, max_output_tokens: 300, input: prompt });
}
